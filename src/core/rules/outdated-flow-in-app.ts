import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import type { User } from '../model/use';
import { outdatedCalls } from '../plan/faults/outdatedCalls';
import { agree } from '../text/countOf';
import { listed } from '../text/listed';
import { defineMessages } from './messages';
import type { RuleText, SolutionRule } from './rule';
import { userAtStart } from './userWords';

interface Outdated {
  readonly app: Pick<User, 'kind' | 'name'>;
  readonly flow: string;
  readonly keys: readonly string[];
}

const messages = defineMessages({
  notPassed: ({ app, flow, keys }: Outdated) =>
    `${userAtStart(app)} does not pass ${connections(keys)} to flow “${flow}”. The flow uses ${agree(keys.length, 'this connection', 'these connections')} of the person who runs it, so it fails if the app starts it. Remove the flow from the app, and add it again.`,
  notNeeded: ({ app, flow, keys }: Outdated) =>
    `${userAtStart(app)} passes ${connections(keys)} to flow “${flow}”, which no longer has ${agree(keys.length, 'it', 'them')}. People may have to connect for nothing when they open the app. Remove the flow from the app, and add it again.`,
  runOnlyEntry: ({ key, flow }: { readonly key: string; readonly flow: string }) =>
    `Connection ${key} of “${flow}” is the connection of the run-only user.`,
});

function connections(keys: readonly string[]): string {
  return `${agree(keys.length, 'connection', 'connections')} ${listed(keys)}`;
}

export const outdatedFlowInAppText: RuleText = {
  title: 'Connections of a flow changed after it was added to an app',
  description:
    'An app calls a flow that has other connections now than when it was added to the app. If the app does not pass a connection of the run-only user, the flow fails with InvokerConnectionOverrideFailed when the app starts it. Information if the app only passes a connection to a connector that the flow no longer uses.',
};

export const outdatedFlowInApp = {
  id: 'outdated-flow-in-app',
  defaultSeverity: 'warning',
  scope: 'solution',
  messages,
  check: ({ solution, uses }, index, report) => {
    for (const { used, flow, notPassed, notNeeded } of outdatedCalls(uses, solution, index)) {
      const { file, name } = flow;
      const keys = notPassed.length > 0 ? notPassed : notNeeded;
      const outdated = { app: used.user, flow: name, keys };
      report({
        file: used.file,
        place: used.place,
        severity: notPassed.length > 0 ? 'warning' : 'information',
        message: notPassed.length > 0 ? messages.notPassed(outdated) : messages.notNeeded(outdated),
        related: notPassed.map((key) => ({
          file,
          place: {
            kind: 'json',
            pointer: jsonPointer(connectionReferencesPointer, key, 'runtimeSource'),
            part: 'value',
          },
          message: messages.runOnlyEntry({ key, flow: name }),
        })),
        data: { user: used.user.id, workflowId: used.name, keys: keys.join(' ') },
      });
    }
  },
} satisfies SolutionRule;
