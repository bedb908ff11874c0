import type { ImportCheck } from '../../dependencies/importCheck';
import type { ImportPlan } from '../../plan/importPlan';
import type { UserPlan, UserReason } from '../../plan/userPlan';
import { userNouns } from '../../model/use';
import { capitalized } from '../../text/capitalized';
import { agree } from '../../text/countOf';
import { listed } from '../../text/listed';
import { flowReasonWords } from './flowReasonWords';
import { type OutlineItem, outlineItem } from './outlineItem';

/** Which apps, agents and desktop flows do not work after the import, or may not work, and why. */
export function userItems({ users }: ImportPlan): OutlineItem[] {
  const working = users.filter(({ verdict }) => verdict === 'works');
  const others = users.filter(({ verdict }) => verdict !== 'works');
  return [
    ...others.map(userItem),
    ...(working.length === 0
      ? []
      : [
          outlineItem(
            'ok',
            `${working.length} ${agree(working.length, 'app or agent has what it needs', 'apps or agents have what they need')}.`,
            [working.map(({ name }) => name).join(', ')],
          ),
        ]),
  ];
}

function userItem({ kind, name, solution, verdict, reasons }: UserPlan): OutlineItem {
  const who = `${capitalized(userNouns[kind])} ${name} (${solution})`;
  const details = reasons.map(userReasonWords);
  return verdict === 'broken'
    ? outlineItem('warning', `${who} does not work.`, details)
    : outlineItem('info', `${who}: it is unknown whether this works.`, details);
}

/** One reason for the verdict on an app, agent or desktop flow. The sentence does not contain its name. */
export function userReasonWords(reason: UserReason): string {
  switch (reason.kind) {
    case 'undefinedReference':
      return `${flowReasonWords(reason)}${outcomeOf(reason)}`;
    case 'missingConnector':
      return `${flowReasonWords({ ...reason, connectorName: reason.connector })}${outcomeOf(reason)}`;
    case 'missingFlow':
      return `${flowReasonWords({ ...reason, kind: 'missingChild' })}${outcomeOf(reason)}`;
    case 'unmapped':
    case 'outside':
      return flowReasonWords(reason);
    case 'maybeUnmapped':
      return `${flowReasonWords({ ...reason, kind: 'unmapped' })} The data of the agent does not say whether it needs this connection.`;
    case 'runOnlyUser':
      return `${reason.reference} has no connection. The agent asks each person for one.`;
    case 'flowOff':
      return flowReasonWords({ kind: 'childOff', flow: reason.flow });
    case 'flowUnknown':
      return `It is unknown whether the called flow ${reason.flow} works.`;
    case 'outdatedFlow':
      return `It does not pass ${agree(reason.keys.length, 'connection', 'connections')} ${listed(reason.keys)} to flow ${reason.flow}, so the flow fails if the app starts it. Remove the flow from the app, and add it again.`;
    case 'unreadable':
      return 'A part of it cannot be read.';
  }
}

function outcomeOf({ importCheck }: { readonly importCheck: ImportCheck }): string {
  switch (importCheck) {
    case 'known':
      return ' The import looks it up.';
    case 'expected':
      return ' The import is expected to look it up.';
    case 'unknown':
      return ' Whether the import fails, too, is not known.';
  }
}
