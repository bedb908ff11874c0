import type { OutlineItem } from '../../core/words/plan/outlineItem';
import { importModeWords, type PlanOutline } from '../../core/words/plan/planOutline';
import type { Paint } from './textFormat';

const labels: Readonly<Record<OutlineItem['status'], readonly [string, Parameters<Paint>[0] | undefined]>> = {
  error: ['error', 'red'],
  warning: ['warning', 'yellow'],
  ok: ['ok', 'green'],
  info: ['info', 'cyan'],
  step: ['[ ]', undefined],
};

/** The outline of an import plan as text for a terminal. */
export function planText({ environment, importMode, headline, sections }: PlanOutline, paint: Paint): string {
  const lines = [
    paint('bold', `${environment}: ${importModeWords(importMode)}`),
    headline,
    ...sections.flatMap(({ title, items }) => [
      '',
      paint('bold', title),
      ...items.flatMap((item) => itemLines(item, paint)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines({ status, text, details, code }: OutlineItem, paint: Paint): string[] {
  const [label, style] = labels[status];
  const padded = label.padEnd(9);
  return [
    `  ${style === undefined ? padded : paint(style, padded)}${text}`,
    ...details.map((detail) => `             ${paint('gray', detail)}`),
    ...(code === '' ? [] : [`             ${code}`]),
  ];
}
