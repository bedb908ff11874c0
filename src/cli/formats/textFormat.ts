import { countOf } from '../../core/text/countOf';
import { visibleText } from '../../core/text/visibleText';
import type { Severity } from '../../core/model/finding';
import { noSolutionText } from '../noSolution';
import type { CheckReport, ReportedFinding } from '../checkReport';

/**
 * Adds the control characters of a terminal style to a text. Returns the text unchanged when the output is not a
 * terminal that shows styles.
 */
export type Paint = (style: 'red' | 'yellow' | 'cyan' | 'gray' | 'bold' | 'green', text: string) => string;

const colours = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'gray' } as const;

/**
 * The result of `connref check` as text: the solutions, the findings by file, the skipped paths if no solution was
 * found, and a summary.
 */
export function formatText(report: CheckReport, paint: Paint): string {
  const lines = [
    ...solutionLines(report, paint),
    ...findingLines(report, paint),
    ...skippedLines(report, paint),
    summaryLine(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function solutionLines({ solutions }: CheckReport, paint: Paint): string[] {
  if (solutions.length === 0) {
    return [];
  }
  const width = Math.max(...solutions.map(({ name }) => visibleText(name).length));
  return [
    paint('bold', countOf(solutions.length, 'solution')),
    ...solutions.map(({ name, version, path, read, flows, connectionReferences }) => {
      const contents = read
        ? `${countOf(flows, 'flow')}, ${countOf(connectionReferences, 'connection reference')}`
        : paint('yellow', 'not checked: YAML layout');
      return `  ${visibleText(name).padEnd(width)}  ${contents}  ${paint('gray', visibleText(`${version}  ${path}`))}`;
    }),
    '',
  ];
}

function findingLines({ findings }: CheckReport, paint: Paint): string[] {
  const lines: string[] = [];
  let path: string | undefined;
  for (const finding of findings) {
    if (finding.path !== path) {
      lines.push(...(path === undefined ? [] : ['']), paint('bold', visibleText(finding.path)));
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

function skippedLines({ skipped, solutions }: CheckReport, paint: Paint): string[] {
  // When solutions were found, a skipped path is usually intended, such as a zip file next to the folder that it was
  // unpacked into.
  if (solutions.length > 0 || skipped.length === 0) {
    return [];
  }
  const shown = skipped
    .slice(0, 10)
    .map(({ path, reason }) => `  ${visibleText(path)}\n    ${paint('gray', visibleText(reason))}`);
  const rest = skipped.length > shown.length ? [`  … and ${skipped.length - shown.length} more`] : [];
  return [paint('bold', 'Not read'), ...shown, ...rest, ''];
}

function summaryLine({ solutions, findings, checked: { count: number, noun } }: CheckReport, paint: Paint): string {
  if (solutions.length === 0 && (number === 0 || noun === 'flow')) {
    return noSolutionText;
  }
  if (noun === 'flow' && findings.length === 0 && !solutions.some(({ read }) => read)) {
    return paint('yellow', 'Nothing was checked.');
  }
  const checked = `${countOf(number, noun)} checked`;
  const without = solutions.length === 0 ? `\n${noSolutionText}` : '';
  if (findings.length === 0) {
    return paint('green', `${checked}: no findings.`) + without;
  }
  const bySeverity = (['error', 'warning', 'information', 'hint'] satisfies Severity[])
    .map((severity) => ({ severity, found: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ found }) => found > 0)
    .map(({ severity, found }) =>
      paint(colours[severity], severity === 'information' ? `${found} information` : countOf(found, severity)),
    );
  return `${checked}: ${bySeverity.join(', ')}.${without}`;
}
