import type { ActivationStep, FlowPlan, ImportPlan } from '../../plan/importPlan';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** The flows that are to be on, each after those that it calls. */
export function activationItems(plan: ImportPlan): OutlineItem[] {
  return plan.activation.map((step) => activationItem(step, plan));
}

/** What cannot be switched on as it is, whatever is done in the environment, has no box to tick. */
function activationItem({ flow, solution, calls }: ActivationStep, { flows }: ImportPlan): OutlineItem {
  const text = `${flow} (${solution})${calls.length === 0 ? '' : `, after ${listed(calls)}`}`;
  const planned = flows.find((each) => each.flow === flow && each.solution === solution);
  return planned && isBroken(planned, flows)
    ? outlineItem('info', `${text}: it cannot be switched on until what Flows says of it is repaired.`)
    : outlineItem('step', text);
}

/** Whether a flow or one that it calls is kept off by its source: not by a missing connection, or for being off there. */
function isBroken({ reasons }: FlowPlan, flows: readonly FlowPlan[], above: readonly string[] = []): boolean {
  return reasons.some((reason) => {
    switch (reason.kind) {
      case 'unreadable':
      case 'raw':
      case 'undeclaredKey':
      case 'connectorMismatch':
      case 'missingConnector':
      case 'undefinedReference':
      case 'missingChild':
        return !('dependency' in reason && reason.dependency === 'notRead');
      case 'childOff':
        return (
          !above.includes(reason.flow) &&
          flows.some(
            ({ flow, ...each }) => flow === reason.flow && isBroken({ flow, ...each }, flows, [...above, flow]),
          )
        );
      default:
        return false;
    }
  });
}
