import isEqual from 'fast-deep-equal';
import type { ComponentUse } from '../../dependencies/componentUses';
import { holdersInForce, type RootsOfSet } from '../../dependencies/currentHolders';
import type { Flow } from '../../model/flow';
import { nameKey } from '../../model/names';
import type { AppFlow, CanvasApp, PassedConnection } from '../../model/canvasApp';
import type { SolutionContent } from '../../model/solution';
import type { FactIndex } from '../../model/workspaceIndex';
import { groupBy } from '../../text/groupBy';
import { unique } from '../../text/unique';

/** A call by an app of a flow whose connections changed after it was added to the app. */
export interface OutdatedCall {
  readonly used: ComponentUse;
  readonly flow: Flow;
  /** The keys of entries for the run-only user that the app does not pass. */
  readonly notPassed: readonly string[];
  /** The keys that the app passes and that the flow does not have, on a connector that the flow does not use. */
  readonly notNeeded: readonly string[];
}

/**
 * The outdated calls by the apps of a solution (docs/formats.md#flows-of-apps).
 * @param uses The `componentUses` of the solution.
 * @param set The solutions that are imported together; omitted for a judgement on any environment.
 */
export function outdatedCalls(
  uses: readonly ComponentUse[],
  solution: SolutionContent,
  index: FactIndex,
  set?: RootsOfSet,
): OutdatedCall[] {
  const apps = groupBy(solution.canvasApps, ({ file, name }) => JSON.stringify([file, name]));
  return uses
    .filter(({ kind }) => kind === 'flow')
    .flatMap((used) => {
      const calls = callsOf(used, apps.get(JSON.stringify([used.file, used.user.id])) ?? []);
      const called = calls.length === 0 ? [] : calledFlows(used.name, solution, index, set);
      const [flow] = called;
      const differences = unique(calls.flatMap((call) => differenceTo(called, call) ?? []));
      return flow ? differences.map((difference) => ({ used, flow, ...difference })) : [];
    });
}

/** The calls of an app whose connections are known. An app can contain a flow more than once. */
function callsOf({ name }: ComponentUse, apps: readonly CanvasApp[]): AppFlow[] {
  return apps
    .flatMap((app) => app.calledFlows)
    .filter(({ workflowId, passedConnections }) => workflowId === name && passedConnections !== undefined);
}

/** The flows that have the id: those of the app's solution, or else those of other solutions. */
function calledFlows(workflowId: string, user: SolutionContent, index: FactIndex, set: RootsOfSet | undefined): Flow[] {
  return holdersInForce(index.flowsWithId(workflowId), user, index, set).map(({ flow }) => flow);
}

type Difference = Pick<OutdatedCall, 'notPassed' | 'notNeeded'>;

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
        ({ key, runtimeSource, use }) => runtimeSource === 'invoker' && use !== 'none' && !passedKeys.has(nameKey(key)),
      )
      .map(({ key }) => key),
    notNeeded: passedConnections
      .filter(({ key, apiName }) => !keys.has(nameKey(key)) && !connectors.has(nameKey(apiName)))
      .map(({ key }) => key),
  };
}
