import type { ImportPlan, VariablePlan } from '../../plan/importPlan';
import { agree, countOf } from '../../text/countOf';
import { type OutlineItem, outlineItem } from './outlineItem';

/** The values of environment variables; those that have one have one item together. */
export function variableItems({ variables }: ImportPlan): OutlineItem[] {
  const filled = variables.filter(({ status }) => status === 'set' || status === 'default');
  return [
    ...variables.flatMap((variable) => variableItem(variable) ?? []),
    ...(filled.length === 0
      ? []
      : [
          outlineItem(
            'ok',
            `${countOf(filled.length, 'variable')} ${agree(filled.length, 'has', 'have')} a value or a default.`,
            [filled.map(({ variable }) => variable).join(', ')],
          ),
        ]),
  ];
}

function variableItem({ variable, status, required }: VariablePlan): OutlineItem | undefined {
  switch (status) {
    case 'none':
      return required
        ? outlineItem('warning', `${variable} has no value: it is required and has no default.`)
        : outlineItem('info', `${variable} has no value and no default.`);
    case 'kept':
      return outlineItem('info', `${variable} keeps the value of the earlier import, if it had one.`);
    case 'empty':
      return outlineItem('error', `${variable} has an empty value.`);
    case 'token':
      return outlineItem('info', `The pipeline sets ${variable}.`);
    case 'source':
      return outlineItem('info', `${variable} comes with the value that the source holds.`);
    case 'set':
    case 'default':
      return undefined;
  }
}
