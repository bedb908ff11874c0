import type { ComponentOwners } from '../dependencies/componentOwners';
import { stronglyConnected } from '../dependencies/stronglyConnected';
import type { PlannedFlow } from './flowVerdicts';

/**
 * The flows to turn on, each after the flows that it calls: turning on a flow fails while a called flow is turned off
 * (docs/imports.md#flows-turned-on-or-off). For flows that call each other, no order is right. A flow that is turned
 * off in the source files, or that the pipeline of the ALM Accelerator leaves out, is included only if another flow to
 * turn on calls it.
 */
export function activationOrder(flows: readonly PlannedFlow[], owners: ComponentOwners): PlannedFlow[] {
  const byFlow = new Map(flows.map((each) => [each.flow, each]));
  return stronglyConnected(
    flows.filter(({ plan }) => plan.onInSource && !isLeftOut(plan)),
    (flow) => calledFlows(flow, owners, byFlow),
  ).flat();
}

/** Whether the pipeline of the ALM Accelerator does not turn on the flow, although it is turned on in the source files. */
function isLeftOut({ reasons }: PlannedFlow['plan']): boolean {
  return reasons.some((reason) => reason.kind === 'pipelineDecides' && reason.state === 'off');
}

/** The names of the flows of the plan that a flow calls, each once. */
export function calledNames(flow: PlannedFlow, owners: ComponentOwners): string[] {
  return flow.flow.childFlows
    .flatMap(({ workflowId }) => owners.childFlow(workflowId, flow.importedWith.solution)?.name ?? [])
    .filter((name, at, all) => all.indexOf(name) === at);
}

function calledFlows(
  { flow, importedWith }: PlannedFlow,
  owners: ComponentOwners,
  byFlow: ReadonlyMap<PlannedFlow['flow'], PlannedFlow>,
): PlannedFlow[] {
  return flow.childFlows
    .map(({ workflowId }) => owners.childFlow(workflowId, importedWith.solution))
    .flatMap((child) => (child && byFlow.get(child)) ?? []);
}
