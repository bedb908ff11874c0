import type { ActivationStep, ImportPlan } from '../../plan/importPlan';
import { agree, countOf } from '../../text/countOf';
import { listed } from '../../text/listed';
import { makerPage } from './makerPage';
import { type OutlineItem, outlineItem } from './outlineItem';

/** What to do after the import: the flows to turn on, and what to look at. */
export function activationItems(plan: ImportPlan): OutlineItem[] {
  const { activation, commands, users } = plan;
  if (commands.length === 0) {
    return [];
  }
  const imported = new Set(commands.flatMap((command) => (command.kind === 'import' ? [command.solution] : [])));
  const agents = users.filter(({ kind, solution }) => kind === 'agent' && imported.has(solution));
  return [
    ...turnOnItems(
      activation,
      'Turn on these flows, in this order, only if the import leaves them off.',
      'the section Flows',
    ),
    ...(agents.length === 0
      ? []
      : [
          outlineItem(
            'step',
            `Publish ${agree(agents.length, 'the agent', 'the agents')} ${listed(agents.map(({ name }) => name))} in Copilot Studio: people talk to the published version.`,
          ),
        ]),
    outlineItem(
      'step',
      `Check in ${plan.environment} that every connection reference has a connection, and that the flows are on that should be.`,
      makerPage(plan, 'solutions'),
    ),
  ];
}

/**
 * The flows to turn on, each after the flows that it calls. Flows that must be fixed first share one item without a box to tick,
 * because nobody can turn them on yet.
 * @param introduction The sentence before the flows.
 * @param faults Where people see what must be fixed.
 */
export function turnOnItems(
  activation: readonly ActivationStep[],
  introduction: string,
  faults: string,
): OutlineItem[] {
  const toFix = activation.filter(({ needsFix }) => needsFix);
  const ready = activation.filter(({ needsFix }) => !needsFix);
  return [
    ...(ready.length === 0 ? [] : [outlineItem('info', introduction)]),
    ...ready.map((step) => outlineItem('step', stepWords(step))),
    ...(toFix.length === 0
      ? []
      : [
          outlineItem(
            'info',
            `${countOf(toFix.length, 'flow')} cannot be turned on before ${agree(toFix.length, 'it is', 'they are')} fixed: see ${faults}.`,
            toFix.map(stepWords),
          ),
        ]),
  ];
}

function stepWords({ flow, solution, calls }: ActivationStep): string {
  return `${flow} (${solution})${calls.length === 0 ? '' : `, after ${listed(calls)}`}`;
}
