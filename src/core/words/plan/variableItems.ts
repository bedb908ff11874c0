import type { ImportPlan, VariablePlan } from '../../plan/importPlan';
import { agree, countOf } from '../../text/countOf';
import { groupBy } from '../../text/groupBy';
import { listed } from '../../text/listed';
import { type OutlineItem, outlineItem } from './outlineItem';

/** Where environment variables get their values from. Variables with the same kind of value share one item. */
export function variableItems({ variables }: ImportPlan): OutlineItem[] {
  const alike = groupBy(variables, ({ status, required }) => `${status} ${status === 'none' && required}`);
  const filled = variables.filter(({ status }) => status === 'set' || status === 'default');
  return [
    ...[...alike.values()].flatMap(([first, ...others]) => (first ? (variableItem(first, others) ?? []) : [])),
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

function variableItem(first: VariablePlan, others: readonly VariablePlan[]): OutlineItem | undefined {
  const count = others.length + 1;
  const names = listed([first, ...others].map(({ variable }) => variable));
  const has = agree(count, 'has', 'have');
  switch (first.status) {
    case 'none':
      return first.required
        ? outlineItem('warning', `${names} ${has} no value, but ${agree(count, 'is', 'are')} required: set a value.`)
        : outlineItem('info', `${names} ${has} neither a value nor a default.`);
    case 'kept':
      return outlineItem(
        'info',
        `${names} ${agree(count, 'keeps', 'keep')} the value of an earlier import, if there was one.`,
      );
    case 'empty':
      return outlineItem('error', `${names} ${has} an empty value, so the import fails.`);
    case 'token':
      return outlineItem('info', `The pipeline sets ${names}.`);
    case 'source':
      return outlineItem('info', `${names} ${agree(count, 'gets', 'get')} the value that the solution contains.`);
    case 'set':
    case 'default':
      return undefined;
  }
}
