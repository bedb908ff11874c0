import type { Flow } from '../model/flow';
import { isShownAbsent } from '../dependencies/component';
import type { ComponentOwners } from '../dependencies/componentOwners';
import { ownReasons, verdictOfFlowReason } from './flowReasons';
import type { FlowPlan, FlowReason } from './flowPlan';
import type { VariablePlan } from './importPlan';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';
import type { ReferenceStates } from './referenceState';
import { compareNames, nameKey } from '../model/names';
import { flowsToImport } from '../model/solution';
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
  const basis = { scope, owners, states, withoutValue };
  const flows = solutions.flatMap((importedWith) =>
    flowsToImport(importedWith.solution)
      .sort((a, b) => compareNames(a.name, b.name) || compareNames(a.file, b.file))
      .map((flow) => ({ flow, importedWith })),
  );
  const ownReasonsOf = new Map(flows.map(({ flow, importedWith }) => [flow, ownReasons(flow, importedWith, basis)]));
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

function verdictFor(reasons: readonly FlowReason[]): FlowPlan['verdict'] {
  const verdicts = reasons.map(verdictOfFlowReason);
  return verdicts.includes('off') ? 'off' : verdicts.includes('unknown') ? 'unknown' : 'on';
}

/**
 * Whether only a change of the source files can remove a reason: mapping a connection or turning on a flow does not
 * help.
 */
function isFaultOfSource(reason: FlowReason): boolean {
  switch (reason.kind) {
    case 'raw':
      return !reason.isReplaced;
    case 'unreadable':
    case 'fileMissing':
    case 'noDefinition':
    case 'undeclaredKey':
    case 'noConnectionsParameter':
    case 'connectorMismatch':
    case 'runOnlyChild':
      return true;
    case 'missingConnector':
    case 'undefinedReference':
    case 'missingChild':
    case 'undefinedVariable':
      return isShownAbsent(reason.dependency);
    case 'variableWithoutValue':
    case 'offInSource':
    case 'keepsState':
    case 'pipelineDecides':
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
