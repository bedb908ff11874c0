import type { ImportPlan } from '../../plan/importPlan';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** The flows that are to be on, each after those that it calls. What cannot be switched on as it is has no box to tick. */
export function activationItems({ activation }: ImportPlan): OutlineItem[] {
  return activation.map(({ flow, solution, calls, needsFix }) => {
    const text = `${flow} (${solution})${calls.length === 0 ? '' : `, after ${listed(calls)}`}`;
    return needsFix
      ? outlineItem('info', `${text}: it cannot be switched on until what Flows says of it is repaired.`)
      : outlineItem('step', text);
  });
}
