import isEqual from 'fast-deep-equal';
import { connectionReferencesPointer, type Flow } from '../model/flow';
import { nameKey } from '../model/names';
import { jsonPointer } from '../model/place';
import type { AppFlow, CanvasApp, PassedConnection, SolutionContent } from '../model/solution';
import type { User } from '../model/use';
import type { FactIndex } from '../model/workspaceIndex';
import { agree } from '../text/countOf';
import { groupBy } from '../text/groupBy';
import { listed } from '../text/listed';
import { unique } from '../text/unique';
import type { ComponentUse } from '../dependencies/componentUses';
import { ownOrCurrentHolders } from '../dependencies/currentHolders';
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
    const apps = groupBy(solution.canvasApps, ({ file, name }) => JSON.stringify([file, name]));
    for (const use of uses.filter(({ kind }) => kind === 'flow')) {
      const calls = callsOf(use, apps.get(JSON.stringify([use.file, use.user.id])) ?? []);
      const called = calls.length === 0 ? [] : calledFlows(use.name, solution, index);
      for (const { notPassed, notNeeded } of unique(calls.flatMap((call) => differenceTo(called, call) ?? []))) {
        const [flow] = called;
        const keys = notPassed.length > 0 ? notPassed : notNeeded;
        if (flow) {
          const { file, name } = flow;
          const outdated = { app: use.user, flow: name, keys };
          report({
            file: use.file,
            place: use.place,
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
            data: { user: use.user.id, workflowId: use.name, keys: keys.join(' ') },
          });
        }
      }
    }
  },
} satisfies SolutionRule;

/** The calls of an app whose connections are known. An app can contain a flow more than once. */
function callsOf({ name }: ComponentUse, apps: readonly CanvasApp[]): AppFlow[] {
  return apps
    .flatMap((app) => app.calledFlows)
    .filter(({ workflowId, passedConnections }) => workflowId === name && passedConnections !== undefined);
}

/** The flows that have the id: those of the app's solution, or else those of other solutions. */
function calledFlows(workflowId: string, user: SolutionContent, index: FactIndex): Flow[] {
  return ownOrCurrentHolders(index.flowsWithId(workflowId), user, index).map(({ flow }) => flow);
}

interface Difference {
  /** The keys of entries for the run-only user that the app does not pass. */
  readonly notPassed: readonly string[];
  /** The keys that the app passes and that the flow does not have, on a connector that the flow does not use. */
  readonly notNeeded: readonly string[];
}

/** How a call differs from the called flow. Undefined if it doesn't, if a flow cannot be read, or if several flows differ in it. */
function differenceTo(flows: readonly Flow[], { passedConnections = [] }: AppFlow): Difference | undefined {
  const [first, ...others] = flows.map((flow) => differenceToOne(flow, passedConnections));
  return first && differs(first) && others.every((other) => isEqual(other, first)) ? first : undefined;
}

function differs({ notPassed, notNeeded }: Difference): boolean {
  return notPassed.length + notNeeded.length > 0;
}

/**
 * An app passes Dataverse connections, too, that are not those of the run-only user, and it is unknown which. So an entry
 * of the flow for the connector explains a connection that the app passes.
 */
function differenceToOne(
  { readable, lacksDefinition, entries }: Flow,
  passedConnections: readonly PassedConnection[],
): Difference | undefined {
  if (!readable || lacksDefinition) {
    return undefined;
  }
  const passedKeys = new Set(passedConnections.map(({ key }) => nameKey(key)));
  const keys = new Set(entries.map(({ key }) => nameKey(key)));
  const connectors = new Set(entries.map(({ apiName }) => nameKey(apiName)));
  return {
    notPassed: entries
      .filter(
        ({ key, runtimeSource, unused }) => runtimeSource === 'invoker' && !unused && !passedKeys.has(nameKey(key)),
      )
      .map(({ key }) => key),
    notNeeded: passedConnections
      .filter(({ key, apiName }) => !keys.has(nameKey(key)) && !connectors.has(nameKey(apiName)))
      .map(({ key }) => key),
  };
}
