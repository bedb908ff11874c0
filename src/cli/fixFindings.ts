import type { LeftOutFix } from '../core/engine/provenFixes';
import type { FilePath } from '../core/model/filePath';
import { countOf } from '../core/text/countOf';
import { visibleText } from '../core/text/visibleText';
import { fixFaultWords } from '../core/words/fixFaultWords';
import type { CheckSubject } from './checkReport';
import { CommandError } from './commandError';
import type { Paint } from './formats/textFormat';
import { changedFilesLine, plannedChanges } from './plannedChanges';
import { preferredFixes } from './preferredFixes';
import type { Workspace } from './workspace';
import { writeFiles } from './writeOperations';

const nothingToFix = 'Nothing can be fixed automatically.';

const importAdvice =
  'Increase the version of the solution, pack it, and import it into the development environment. Otherwise the next export overwrites these fixes.';

/**
 * A fix can make another fix possible, such as the entry in a settings file for a new reference. More rounds than this would
 * mean that fixes cause findings without end.
 */
const mostRounds = 10;

/**
 * Applies the {@link preferredFixes} of the findings, until they fix nothing more, and lets the engine read the
 * changed files again. In each round, either all files are written or none.
 * @param subject Which findings are fixed: all, or only those about settings files.
 * @returns The text to print.
 * @throws CommandError when a file cannot be written. It says what the rounds before have changed.
 */
export async function applyFixes(workspace: Workspace, subject: CheckSubject): Promise<string> {
  const { engine, shownPath } = workspace;
  const changed = new Set<FilePath>();
  let fixedFindings = 0;
  const summary = (): string =>
    `Fixed ${countOf(fixedFindings, 'finding')} in ${countOf(changed.size, 'file')}:${[...changed].map((file) => `\n  ${visibleText(shownPath(file))}`).join('')}`;
  let { fixed, files, leftOut } = await preferredFixes(workspace, subject);
  for (let round = 0; fixed.length > 0 && round < mostRounds; round++) {
    try {
      await writeFiles(files, workspace);
    } catch (error) {
      throw fixedFindings > 0 && error instanceof CommandError
        ? new CommandError(`${error.message}\nBefore that: ${summary()}`)
        : error;
    }
    files.forEach(({ file }) => changed.add(file));
    fixedFindings += fixed.length;
    ({ fixed, files, leftOut } = await preferredFixes(workspace, subject));
  }
  const changesSolution = [...changed].some((file) => engine.index.solutionOf(file) !== undefined);
  return [
    ...(fixedFindings === 0 ? [nothingToFix] : [summary(), ...(changesSolution ? [importAdvice] : [])]),
    ...leftOutLines(leftOut, shownPath),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/**
 * Computes the changes of the first round of {@link applyFixes}, as text with one part for each file. Writes no file.
 */
export async function previewFixes(
  workspace: Workspace,
  subject: CheckSubject,
  paint: Paint,
): Promise<{ readonly text: string; readonly wouldChange: boolean }> {
  const { shownPath } = workspace;
  const { fixed, operations, files, leftOut, later } = await preferredFixes(workspace, subject);
  const lines = [
    ...(fixed.length === 0
      ? [nothingToFix]
      : [...plannedChanges(files, operations, shownPath, paint), '', changedFilesLine(files, true)]),
    ...(later.length === 0
      ? []
      : [`${countOf(later.length, 'more finding')} can be fixed after that. --fix does that in the same run.`]),
    ...leftOutLines(leftOut, shownPath),
  ];
  return { text: lines.map((line) => `${line}\n`).join(''), wouldChange: files.length > 0 };
}

function leftOutLines(leftOut: readonly LeftOutFix[], shownPath: (path: FilePath) => string): string[] {
  return leftOut.map(({ finding, fault }) =>
    visibleText(`Not fixed: ${finding.ruleId} in ${shownPath(finding.file)}. ${fixFaultWords(fault, shownPath)}`),
  );
}
