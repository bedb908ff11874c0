import type { ImportMode } from '../../model/deploymentEnvironment';
import type { FlowPlan } from '../../plan/flowPlan';
import type { ImportPlan } from '../../plan/importPlan';
import { agree, countOf } from '../../text/countOf';
import { groupBy } from '../../text/groupBy';
import { listed, listedFirst } from '../../text/listed';
import { turnedOnWords } from './turnedOnWords';
import { type OutlineItem, outlineItem } from './outlineItem';
import { sharedReasonWords } from './sharedReasonWords';

/**
 * Which flows stay turned off, may stay turned off or will be turned on, and why. Flows with the same verdict for the
 * same reasons share one item, and so do the flows that will be turned on and have no reasons to print.
 */
export function flowItems(plan: ImportPlan): OutlineItem[] {
  const { flows, importMode } = plan;
  const withVerdict = (verdict: FlowPlan['verdict']): FlowPlan[] => flows.filter((flow) => flow.verdict === verdict);
  const plain = withVerdict('on').filter(({ reasons }) => reasons.length === 0);
  const explained = [
    ...withVerdict('off'),
    ...withVerdict('unknown'),
    ...withVerdict('on').filter(({ reasons }) => reasons.length > 0),
  ];
  const alike = groupBy(explained, (flow) =>
    JSON.stringify([flow.verdict, flow.verdict === 'off' && flow.onInSource, detailsOf(flow)]),
  );
  return [
    ...unknownItems(plan),
    ...[...alike.values()].flatMap(([first, ...others]) => (first ? [flowItem(first, others, importMode)] : [])),
    ...(flows.some(({ reasons }) => reasons.some(({ kind }) => kind === 'raw'))
      ? [outlineItem('info', 'Use connection references instead of raw connections, such as by connref check --fix.')]
      : []),
    ...(plain.length === 0
      ? []
      : [
          outlineItem('ok', `${countOf(plain.length, 'flow')} ${turnedOnWords(importMode, plain.length)}.`, [
            plain.map(({ flow }) => flow).join(', '),
          ]),
        ]),
  ];
}

/** Which solutions nothing shows what is new of, and what would show it. */
function unknownItems({ flows, environment, withoutBase, hasBase }: ImportPlan): OutlineItem[] {
  if (withoutBase.length === 0 || (flows.length === 0 && !hasBase)) {
    return [];
  }
  const names = listedFirst(withoutBase);
  const them = agree(withoutBase.length, 'its', 'their');
  return [
    outlineItem(
      'info',
      hasBase
        ? `The release in --base does not have ${names}, so nothing shows which of ${them} flows and connection references are new to ${environment}.`
        : `Nothing shows which flows and connection references of ${names} are new to ${environment}. The sources of the release that is there show it: connref plan --base FOLDER.`,
    ),
  ];
}

function flowItem(first: FlowPlan, others: readonly FlowPlan[], mode: ImportMode): OutlineItem {
  const flows = [first, ...others];
  const names = listed(flows.map(({ flow, solution }) => `${flow} (${solution})`));
  const details = detailsOf(first);
  switch (first.verdict) {
    case 'off':
      return outlineItem(
        first.onInSource ? 'warning' : 'info',
        `${names} ${agree(flows.length, 'stays', 'stay')} turned off.`,
        details,
      );
    case 'unknown':
      return outlineItem(
        'info',
        `${names}: it is unknown whether ${agree(flows.length, 'this flow', 'these flows')} will be turned on.`,
        details,
      );
    case 'on':
      return outlineItem('ok', `${names} ${turnedOnWords(mode, flows.length)}.`, details);
  }
}

function detailsOf({ verdict, reasons }: FlowPlan): string[] {
  // A reference that keeps its connection is a reason why a flow is turned on, and a flow that keeps its state may be on:
  // under a flow that stays turned off for another reason, they would confuse people.
  return sharedReasonWords(
    reasons.filter(
      ({ kind }) => (verdict === 'on' || kind !== 'keepsConnection') && (verdict !== 'off' || kind !== 'keepsState'),
    ),
  );
}
