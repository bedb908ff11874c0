import { countOf } from '../../core/text/countOf';
import type { Severity } from '../../core/model/finding';
import { noSolution } from '../noSolution';
import type { CheckReport, ReportedFinding } from '../checkReport';

/** Puts a style of `node:util` around a text, or leaves it as it is. */
export type Paint = (style: 'red' | 'yellow' | 'cyan' | 'gray' | 'bold' | 'green', text: string) => string;

const colours = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'gray' } as const;

/** The output for people: solutions, findings by file, a summary. */
export function formatText(report: CheckReport, paint: Paint): string {
  const lines = [
    ...solutionLines(report, paint),
    ...findingLines(report, paint),
    ...leftOutLines(report, paint),
    summaryLine(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function solutionLines({ solutions }: CheckReport, paint: Paint): string[] {
  if (solutions.length === 0) {
    return [];
  }
  const width = Math.max(...solutions.map(({ name }) => name.length));
  return [
    paint('bold', countOf(solutions.length, 'solution')),
    ...solutions.map(({ name, version, path, read, flows, connectionReferences }) => {
      const what = read
        ? `${countOf(flows, 'flow')}, ${countOf(connectionReferences, 'connection reference')}`
        : paint('yellow', 'not checked: YAML layout');
      return `  ${name.padEnd(width)}  ${what}  ${paint('gray', `${version}  ${path}`)}`;
    }),
    '',
  ];
}

function findingLines({ findings }: CheckReport, paint: Paint): string[] {
  const lines: string[] = [];
  let path: string | undefined;
  for (const finding of findings) {
    if (finding.path !== path) {
      lines.push(...(path === undefined ? [] : ['']), paint('bold', finding.path));
      path = finding.path;
    }
    lines.push(...findingLine(finding, paint));
  }
  return path === undefined ? lines : [...lines, ''];
}

function findingLine({ line, column, severity, rule, message }: ReportedFinding, paint: Paint): string[] {
  const place = `${line}:${column}`.padEnd(8);
  return [`  ${place}  ${paint(colours[severity], severity)}  ${paint('gray', rule)}`, `            ${message}`];
}

function leftOutLines({ leftOut, solutions }: CheckReport, paint: Paint): string[] {
  // Beside solutions that were found, what was left out is mostly meant to be: a zip beside its unpacked folder.
  if (solutions.length > 0 || leftOut.length === 0) {
    return [];
  }
  const shown = leftOut.slice(0, 10).map(({ path, reason }) => `  ${path}\n    ${paint('gray', reason)}`);
  const rest = leftOut.length > shown.length ? [`  … and ${leftOut.length - shown.length} more`] : [];
  return [paint('bold', 'Not taken for a solution'), ...shown, ...rest, ''];
}

function summaryLine({ solutions, findings, checked: { count: number, noun } }: CheckReport, paint: Paint): string {
  if (solutions.length === 0 && (number === 0 || noun === 'flow')) {
    return noSolution;
  }
  if (noun === 'flow' && findings.length === 0 && !solutions.some(({ read }) => read)) {
    return paint('yellow', 'Nothing was checked.');
  }
  const checked = `${countOf(number, noun)} checked`;
  const without = solutions.length === 0 ? `\n${noSolution}` : '';
  if (findings.length === 0) {
    return paint('green', `${checked}: nothing found.`) + without;
  }
  const bySeverity = (['error', 'warning', 'information', 'hint'] satisfies Severity[])
    .map((severity) => ({ severity, found: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ found }) => found > 0)
    .map(({ severity, found }) =>
      paint(colours[severity], severity === 'information' ? `${found} information` : countOf(found, severity)),
    );
  return `${checked}: ${bySeverity.join(', ')}.${without}`;
}
