import type { OutlineItem } from '../../core/words/plan/outlineItem';
import type { PlanOutline } from '../../core/words/plan/planOutline';
import { wrapped } from '../../core/text/wrapped';
import type { Paint } from './textFormat';

const labels: Readonly<Record<OutlineItem['status'], readonly [string, Parameters<Paint>[0] | undefined]>> = {
  error: ['error', 'red'],
  warning: ['warning', 'yellow'],
  ok: ['ok', 'green'],
  info: ['info', 'cyan'],
  step: ['[ ]', undefined],
};

/** The columns that the lines of a plan fit, except command lines: people copy those. */
const columns = 80;

/** The outlines of import plans as text for a terminal. Several plans begin with a line for each. */
export function planText(outlines: readonly PlanOutline[], paint: Paint): string {
  const overview =
    outlines.length < 2 ? [] : [[...outlines.flatMap(({ headline }) => hanging('', headline, 2)), ''].join('\n')];
  return [...overview, ...outlines.map((each) => onePlanText(each, paint))].join('\n');
}

function onePlanText({ environment, occasion, headline, summary, sections }: PlanOutline, paint: Paint): string {
  const lines = [
    paint('bold', `${environment}: ${occasion}`),
    ...wrapped(headline, columns),
    ...(summary === '' ? [] : wrapped(summary, columns)),
    ...sections.flatMap(({ title, items }) => [
      '',
      paint('bold', title),
      ...items.flatMap((item) => itemLines(item, paint)),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function itemLines({ status, text, details, code, powerShell }: OutlineItem, paint: Paint): string[] {
  const [label, style] = labels[status];
  const padded = label.padEnd(9);
  return [
    ...hanging(`  ${style === undefined ? padded : paint(style, padded)}`, text, 11),
    ...details.flatMap((detail) => wrapped(detail, columns - 13).map((line) => `             ${paint('gray', line)}`)),
    ...(code === '' ? [] : [`             ${code}`]),
    ...(powerShell === '' ? [] : [`             ${paint('gray', 'In PowerShell:')} ${powerShell}`]),
  ];
}

/** A text after a label, whose further lines begin at a column. */
function hanging(label: string, text: string, indent: number): string[] {
  return wrapped(text, columns - indent).map((line, at) => (at === 0 ? label : ' '.repeat(indent)) + line);
}
