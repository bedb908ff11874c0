import type { ActivationStep, ImportPlan } from '../../plan/importPlan';
import { agree, countOf } from '../../text/countOf';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/**
 * The flows to turn on, each after the flows that it calls. Flows that must be fixed first share one item without a box
 * to tick, because nobody can turn them on yet.
 */
export function activationItems({ activation }: ImportPlan): OutlineItem[] {
  const toFix = activation.filter(({ needsFix }) => needsFix);
  return [
    ...activation.filter(({ needsFix }) => !needsFix).map((step) => outlineItem('step', stepWords(step))),
    ...(toFix.length === 0
      ? []
      : [
          outlineItem(
            'info',
            `${countOf(toFix.length, 'flow')} cannot be turned on before ${agree(toFix.length, 'it is', 'they are')} fixed: see the section Flows.`,
            toFix.map(stepWords),
          ),
        ]),
  ];
}

function stepWords({ flow, solution, calls }: ActivationStep): string {
  return `${flow} (${solution})${calls.length === 0 ? '' : `, after ${listed(calls)}`}`;
}
