import type { ConnectionEntry, Flow } from '../model/flow';
import { compareEntry } from '../connectors/connectorIdentity';
import type { ComponentOwners } from '../dependencies/componentOwners';
import type { FlowPlan, FlowReason } from './importPlan';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';
import type { ReferenceStates } from './referenceState';
import { compareNames } from '../model/names';
import { unique } from '../text/unique';

/** A flow of a plan, with what was found out about it. */
export interface PlannedFlow {
  readonly flow: Flow;
  readonly by: PlannedSolution;
  readonly plan: FlowPlan;
  /** Whether it cannot be on until its source, or that of a flow that it calls, is fixed. */
  readonly needsFix: boolean;
}

/** Which flows come up on, in the order of import and then by name. */
export function flowVerdicts(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  owners: ComponentOwners,
  states: ReferenceStates,
): PlannedFlow[] {
  const flows = solutions.flatMap((by) =>
    [...by.solution.flows.values()]
      .sort((a, b) => compareNames(a.name, b.name) || compareNames(a.file, b.file))
      .map((flow) => ({ flow, by })),
  );
  const ownReasonsOf = new Map(
    flows.map(({ flow, by }) => [
      flow,
      [...ownReasons(flow, by, scope, states), ...flow.childFlows.flatMap(absentChild(by, owners))],
    ]),
  );
  const callers = callersOf(flows, owners);
  const verdicts = withThoseOfChildren(ownReasonsOf, callers);
  const broken = brokenFlows(ownReasonsOf, verdicts, callers);
  return flows.map(({ flow, by }) => {
    const children = flow.childFlows.flatMap(({ workflowId }): FlowReason[] => {
      const child = owners.childFlow(workflowId, by.solution);
      const verdict = child && child !== flow ? verdicts.get(child) : undefined;
      return !child || verdict === undefined || verdict === 'on'
        ? []
        : [{ kind: verdict === 'off' ? 'childOff' : 'childUnknown', flow: child.name }];
    });
    const reasons = unique([...(ownReasonsOf.get(flow) ?? []), ...children]);
    const plan: FlowPlan = {
      flow: flow.name,
      solution: by.name,
      path: shownPath(flow.file),
      onInSource: flow.state !== 'off',
      verdict: verdictFor(reasons),
      reasons,
    };
    return { flow, by, plan, needsFix: broken.has(flow) };
  });
}

/** The flows of a plan that call a flow of it. */
type Callers = ReadonlyMap<Flow, readonly Flow[]>;

function callersOf(flows: readonly Pick<PlannedFlow, 'flow' | 'by'>[], owners: ComponentOwners): Callers {
  const callers = new Map<Flow, Flow[]>();
  for (const { flow, by } of flows) {
    for (const { workflowId } of flow.childFlows) {
      const child = owners.childFlow(workflowId, by.solution);
      if (child) {
        const known = callers.get(child) ?? [];
        known.push(flow);
        callers.set(child, known);
      }
    }
  }
  return callers;
}

/**
 * The verdict of every flow: what is wrong with it or with a flow that it calls, directly or through others. Spread from
 * where it arises to the callers, so that flows which call each other get the same whichever is looked at first.
 * @param reasons Of each flow, but for the flows of the plan that it calls.
 */
function withThoseOfChildren(
  reasons: ReadonlyMap<Flow, readonly FlowReason[]>,
  callers: Callers,
): ReadonlyMap<Flow, FlowPlan['verdict']> {
  const verdicts = new Map([...reasons].map(([flow, own]) => [flow, verdictFor(own)]));
  // What is off stays so where something unknown comes in as well.
  for (const verdict of ['off', 'unknown'] as const) {
    const open = [...verdicts].filter(([, each]) => each === verdict).map(([flow]) => flow);
    for (let flow = open.pop(); flow; flow = open.pop()) {
      for (const caller of callers.get(flow) ?? []) {
        const before = verdicts.get(caller);
        if (before !== verdict && before !== 'off') {
          verdicts.set(caller, verdict);
          open.push(caller);
        }
      }
    }
  }
  return verdicts;
}

/** The flows whose own source keeps them off, and those that call one of these. */
function brokenFlows(
  reasons: ReadonlyMap<Flow, readonly FlowReason[]>,
  verdicts: ReadonlyMap<Flow, FlowPlan['verdict']>,
  callers: Callers,
): ReadonlySet<Flow> {
  // Grows while it is gone through.
  const broken = new Set([...reasons].filter(([, own]) => own.some(isFaultOfSource)).map(([flow]) => flow));
  for (const flow of broken) {
    for (const caller of verdicts.get(flow) === 'off' ? (callers.get(flow) ?? []) : []) {
      broken.add(caller);
    }
  }
  return broken;
}

function ownReasons(flow: Flow, by: PlannedSolution, scope: PlanScope, states: ReferenceStates): FlowReason[] {
  const reasons: FlowReason[] = [];
  if (!flow.readable) {
    reasons.push({ kind: 'unreadable' });
  }
  if (flow.state === 'off') {
    reasons.push({ kind: 'offInSource' });
  } else if (flow.state !== 'on') {
    reasons.push({ kind: 'stateUnknown' });
  }
  reasons.push(...flow.undeclaredUses.map(({ key }): FlowReason => ({ kind: 'undeclaredKey', key })));
  return [...reasons, ...flow.entries.flatMap((entry) => entryReasons(entry, by, scope, states))];
}

function entryReasons(
  entry: ConnectionEntry,
  by: PlannedSolution,
  scope: PlanScope,
  states: ReferenceStates,
): FlowReason[] {
  const { key, reference, apiName, apiLogicalName, usedBy } = entry;
  if (reference === undefined) {
    return usedBy.length === 0
      ? []
      : [
          {
            kind: 'raw',
            key,
            connector: apiName,
            connectorName: scope.connectors.nameOf(apiName, undefined, apiLogicalName),
          },
        ];
  }
  const state = states.stateOf(reference, by);
  const reasons: FlowReason[] = [];
  if (state.definition && compareEntry(entry, state.definition, scope.index) === 'other') {
    const { apiName: connector, customConnectorId } = state.definition;
    const connectorName = scope.connectors.nameOf(connector, customConnectorId);
    reasons.push({ kind: 'connectorMismatch', reference, connector, connectorName });
  }
  const missing = states.missingConnector(entry, state.definition, by);
  if (missing) {
    reasons.push({ kind: 'missingConnector', ...missing });
  }
  switch (state.status) {
    case 'unmapped':
      reasons.push(
        entry.runtimeSource === 'invoker'
          ? { kind: 'runOnlyUser', reference }
          : { kind: 'unmapped', reference, entry: state.entry },
      );
      break;
    case 'kept':
      reasons.push({ kind: entry.runtimeSource === 'invoker' ? 'runOnlyUser' : 'keepsConnection', reference });
      break;
    case 'outside':
      reasons.push({ kind: 'outside', component: 'connectionReference', name: reference, owner: state.owner });
      break;
    case 'undefined':
      reasons.push({ kind: 'undefinedReference', reference, dependency: state.dependency });
      break;
    case 'mapped':
    case 'token':
    case 'external':
  }
  return reasons;
}

function absentChild(
  { solution }: PlannedSolution,
  owners: ComponentOwners,
): (call: { workflowId: string }) => FlowReason[] {
  return ({ workflowId }) => {
    const owner = owners.childFlow(workflowId, solution) ? undefined : owners.ofChildFlow(workflowId, solution);
    switch (owner?.where) {
      case 'listed':
      case 'inWorkspace':
        return [{ kind: 'outside', component: 'childFlow', name: workflowId, owner: owner.owner }];
      case 'missing':
        return [{ kind: 'missingChild', flow: workflowId, dependency: owner.dependency }];
      case 'own':
      case 'inSet':
      case 'external':
      case undefined:
        return [];
    }
  };
}

function verdictFor(reasons: readonly FlowReason[]): FlowPlan['verdict'] {
  const meanings = reasons.map(meaning);
  return meanings.includes('off') ? 'off' : meanings.includes('unknown') ? 'unknown' : 'on';
}

function meaning(reason: FlowReason): FlowPlan['verdict'] {
  switch (reason.kind) {
    case 'keepsConnection':
      return 'on';
    case 'runOnlyUser':
    case 'outside':
    case 'childUnknown':
    case 'stateUnknown':
    case 'unreadable':
      return 'unknown';
    case 'undefinedReference':
    case 'missingConnector':
    case 'missingChild':
      return reason.dependency === 'notRead' ? 'unknown' : 'off';
    case 'offInSource':
    case 'unmapped':
    case 'raw':
    case 'undeclaredKey':
    case 'connectorMismatch':
    case 'childOff':
      return 'off';
  }
}

/** Whether a flow cannot be on before its source is fixed: a connection, or a switch, does not help. */
function isFaultOfSource(reason: FlowReason): boolean {
  switch (reason.kind) {
    case 'unreadable':
    case 'raw':
    case 'undeclaredKey':
    case 'connectorMismatch':
      return true;
    case 'missingConnector':
    case 'undefinedReference':
    case 'missingChild':
      return reason.dependency !== 'notRead';
    case 'offInSource':
    case 'stateUnknown':
    case 'unmapped':
    case 'keepsConnection':
    case 'runOnlyUser':
    case 'outside':
    case 'childOff':
    case 'childUnknown':
      return false;
  }
}
