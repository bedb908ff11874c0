import { connectorName } from '../connectors/connectorNames';
import type { ConnectionEntry, Flow, FlowVariable } from '../model/flow';
import { compareEntry } from '../connectors/connectorIdentity';
import { isShownAbsent } from '../dependencies/component';
import type { ComponentOwners } from '../dependencies/componentOwners';
import type { FlowPlan, FlowReason, VariablePlan } from './importPlan';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';
import type { ReferenceStates } from './referenceState';
import { compareNames, nameKey } from '../model/names';
import { unique } from '../text/unique';

/** A flow of an import plan, with the verdict on whether the flow is turned on after the import. */
export interface PlannedFlow {
  readonly flow: Flow;
  /** The solution whose import brings the flow into the environment. */
  readonly importedWith: PlannedSolution;
  readonly plan: FlowPlan;
  /**
   * Whether the flow cannot be turned on before its source files, or the source files of a flow that it calls, are
   * fixed.
   */
  readonly needsFix: boolean;
  /**
   * Whether the flow stays turned off only because connections or values of variables are missing, its own or those of
   * flows that it calls.
   */
  readonly needsConnections: boolean;
}

/**
 * All flows of the planned solutions, each with the verdict on whether the flow is turned on after the import. The
 * flows are in the import order of their solutions, and sorted by name within a solution.
 */
export function flowVerdicts(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  owners: ComponentOwners,
  states: ReferenceStates,
  variables: readonly VariablePlan[],
): PlannedFlow[] {
  const withoutValue = new Set(
    variables.filter(({ status }) => status === 'none' || status === 'empty').map(({ variable }) => nameKey(variable)),
  );
  const flows = solutions.flatMap((importedWith) =>
    [...importedWith.solution.flows.values()]
      .sort((a, b) => compareNames(a.name, b.name) || compareNames(a.file, b.file))
      .map((flow) => ({ flow, importedWith })),
  );
  const ownReasonsOf = new Map(
    flows.map(({ flow, importedWith }) => [
      flow,
      [
        ...ownReasons(flow, importedWith, scope, states),
        ...flow.childFlows.flatMap(absentChild(importedWith, owners)),
        ...flow.variables.flatMap(variableReasons(importedWith, owners, withoutValue)),
      ],
    ]),
  );
  const callers = callersOf(flows, owners);
  const verdicts = verdictsWithChildren(ownReasonsOf, callers);
  const verdictsIfMapped = verdictsWithChildren(
    new Map(
      [...ownReasonsOf].map(([flow, own]) => [
        flow,
        own.filter(({ kind }) => kind !== 'unmapped' && kind !== 'variableWithoutValue'),
      ]),
    ),
    callers,
  );
  const broken = brokenFlows(ownReasonsOf, verdicts, callers);
  return flows.map(({ flow, importedWith }) => {
    const children = flow.childFlows.flatMap(({ workflowId }): FlowReason[] => {
      const child = owners.childFlow(workflowId, importedWith.solution);
      const verdict = child && child !== flow ? verdicts.get(child) : undefined;
      return !child || verdict === undefined || verdict === 'on'
        ? []
        : [{ kind: verdict === 'off' ? 'childOff' : 'childUnknown', flow: child.name }];
    });
    const reasons = unique([...(ownReasonsOf.get(flow) ?? []), ...children]);
    const plan: FlowPlan = {
      flow: flow.name,
      solution: importedWith.name,
      path: shownPath(flow.file),
      onInSource: flow.state !== 'off',
      verdict: verdictFor(reasons),
      reasons,
    };
    const needsConnections = plan.verdict === 'off' && verdictsIfMapped.get(flow) !== 'off';
    return { flow, importedWith, plan, needsFix: broken.has(flow), needsConnections };
  });
}

/** For each called flow of a plan, the flows that call it. */
type Callers = ReadonlyMap<Flow, readonly Flow[]>;

function callersOf(flows: readonly Pick<PlannedFlow, 'flow' | 'importedWith'>[], owners: ComponentOwners): Callers {
  const callers = new Map<Flow, Flow[]>();
  for (const { flow, importedWith } of flows) {
    for (const { workflowId } of flow.childFlows) {
      const child = owners.childFlow(workflowId, importedWith.solution);
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
 * The verdict on every flow, which also depends on the flows that it calls, directly or through other flows. Each
 * verdict is passed on from called flows to their callers. If each flow asked its called flows instead, the verdict on
 * flows that call each other would depend on which of them comes first.
 * @param reasons The reasons of each flow, without those that come from called flows of the plan.
 */
function verdictsWithChildren(
  reasons: ReadonlyMap<Flow, readonly FlowReason[]>,
  callers: Callers,
): ReadonlyMap<Flow, FlowPlan['verdict']> {
  const verdicts = new Map([...reasons].map(([flow, own]) => [flow, verdictFor(own)]));
  // `off` is stronger than `unknown`: a flow that calls a flow of each verdict stays turned off.
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

/**
 * The flows whose source files must be fixed before they can be turned on, and the flows that stay turned off because
 * they call such a flow.
 */
function brokenFlows(
  reasons: ReadonlyMap<Flow, readonly FlowReason[]>,
  verdicts: ReadonlyMap<Flow, FlowPlan['verdict']>,
  callers: Callers,
): ReadonlySet<Flow> {
  // The loop adds flows to the set that it iterates over: a `Set` also visits items that are added during the loop.
  const broken = new Set([...reasons].filter(([, own]) => own.some(isFaultOfSource)).map(([flow]) => flow));
  for (const flow of broken) {
    for (const caller of verdicts.get(flow) === 'off' ? (callers.get(flow) ?? []) : []) {
      broken.add(caller);
    }
  }
  return broken;
}

function ownReasons(
  flow: Flow,
  importedWith: PlannedSolution,
  scope: PlanScope,
  states: ReferenceStates,
): FlowReason[] {
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
  return [...reasons, ...flow.entries.flatMap((entry) => entryReasons(entry, importedWith, scope, states))];
}

function entryReasons(
  entry: ConnectionEntry,
  importedWith: PlannedSolution,
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
            connectorName: connectorName({ apiName, apiLogicalName }, scope.index),
          },
        ];
  }
  const state = states.get(reference, importedWith);
  const reasons: FlowReason[] = [];
  if (state.definition && compareEntry(entry, state.definition, scope.index) === 'other') {
    reasons.push({
      kind: 'connectorMismatch',
      reference,
      connector: state.definition.apiName,
      connectorName: connectorName(state.definition, scope.index),
    });
  }
  const missing = states.missingConnector(entry, state.definition, importedWith);
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
    const owner = owners.calledFlow(workflowId, solution) ? undefined : owners.ownerOfChildFlow(workflowId, solution);
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

function variableReasons(
  { solution }: PlannedSolution,
  owners: ComponentOwners,
  withoutValue: ReadonlySet<string>,
): (variable: FlowVariable) => FlowReason[] {
  return ({ schemaName }) => {
    const owner = owners.ownerOfVariable(schemaName, solution);
    switch (owner.where) {
      case 'missing':
        return [{ kind: 'undefinedVariable', variable: schemaName, dependency: owner.dependency }];
      case 'listed':
      case 'inWorkspace':
        return [{ kind: 'outside', component: 'environmentVariable', name: schemaName, owner: owner.owner }];
      case 'own':
      case 'inSet':
        return withoutValue.has(nameKey(schemaName)) ? [{ kind: 'variableWithoutValue', variable: schemaName }] : [];
      case 'external':
        return [];
    }
  };
}

function verdictFor(reasons: readonly FlowReason[]): FlowPlan['verdict'] {
  const verdicts = reasons.map(verdictOfReason);
  return verdicts.includes('off') ? 'off' : verdicts.includes('unknown') ? 'unknown' : 'on';
}

/** The verdict on a flow that has only this reason. */
function verdictOfReason(reason: FlowReason): FlowPlan['verdict'] {
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
    case 'undefinedVariable':
      return isShownAbsent(reason.dependency) ? 'off' : 'unknown';
    case 'variableWithoutValue':
    case 'offInSource':
    case 'unmapped':
    case 'raw':
    case 'undeclaredKey':
    case 'connectorMismatch':
    case 'childOff':
      return 'off';
  }
}

/**
 * Whether only a change of the source files can remove a reason: mapping a connection or turning on a flow does not
 * help.
 */
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
    case 'undefinedVariable':
      return isShownAbsent(reason.dependency);
    case 'variableWithoutValue':
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
