import type { FlowReason, UnmappedEntry } from '../../plan/flowPlan';
import { groupBy } from '../../text/groupBy';
import { listed } from '../../text/listed';
import { flowReasonWords } from './flowReasonWords';

/** The reasons for the verdict on a flow, in sentences. References without a connection for the same reason share one. */
export function sharedReasonWords(reasons: readonly FlowReason[]): string[] {
  const alike = groupBy(reasons, (reason) =>
    reason.kind === 'unmapped'
      ? `unmapped ${reason.entry}`
      : reason.kind === 'variableWithoutValue'
        ? reason.kind
        : JSON.stringify(reason),
  );
  return [...alike.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [others.length === 0 ? flowReasonWords(first) : severalWords(first, [first, ...others])],
  );
}

function severalWords(first: FlowReason, all: readonly FlowReason[]): string {
  if (first.kind === 'unmapped') {
    const references = all.flatMap((each) => (each.kind === 'unmapped' ? each.reference : []));
    return `${listed(references)} have no connection${unmappedBecause[first.entry]}.`;
  }
  const variables = all.flatMap((each) => (each.kind === 'variableWithoutValue' ? each.variable : []));
  return `The environment variables ${listed(variables)} have no value. Enter one for each in a settings file or during the import.`;
}

const unmappedBecause: Readonly<Record<UnmappedEntry, string>> = {
  empty: ', because each ConnectionId is empty in the settings file',
  placeholder: ', because each ConnectionId in the settings file is only a placeholder',
  absent: ', because the settings files of their solutions do not have entries for these references',
  noFile: '. Choose one for each during the import, or enter it in a settings file',
};
