import type { ComponentOwners } from '../dependencies/componentOwners';
import type { PlannedFlow } from './flowVerdicts';

/**
 * The flows that are to be on, each behind the flows that it calls: a flow cannot be switched on before those are. What
 * is off in the source is among them only where something calls it.
 */
export function activationOrder(flows: readonly PlannedFlow[], owners: ComponentOwners): PlannedFlow[] {
  const byFlow = new Map(flows.map((each) => [each.flow, each]));
  const ordered = new Set<PlannedFlow>();
  const begun = new Set<PlannedFlow>();
  const visit = (flow: PlannedFlow): void => {
    if (begun.has(flow)) {
      return;
    }
    begun.add(flow);
    calledFlows(flow, owners, byFlow).forEach(visit);
    ordered.add(flow);
  };
  flows.filter(({ plan }) => plan.onInSource).forEach(visit);
  return [...ordered];
}

/** The names of the flows of the plan that a flow calls. */
export function calledNames(flow: PlannedFlow, owners: ComponentOwners): string[] {
  return flow.flow.childFlows
    .flatMap(({ workflowId }) => owners.childFlow(workflowId, flow.by.solution)?.name ?? [])
    .filter((name, at, all) => all.indexOf(name) === at);
}

function calledFlows(
  { flow, by }: PlannedFlow,
  owners: ComponentOwners,
  byFlow: ReadonlyMap<PlannedFlow['flow'], PlannedFlow>,
): PlannedFlow[] {
  return flow.childFlows
    .map(({ workflowId }) => owners.childFlow(workflowId, by.solution))
    .flatMap((child) => (child && byFlow.get(child)) ?? []);
}
