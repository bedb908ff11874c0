import { countOf } from '../core/text/countOf';
import { type CheckSubject, subjectFilter } from './checkReport';
import { explainRefusal } from './explainRefusal';
import type { Paint } from './formats/textFormat';
import { changedFilesLine, plannedChanges } from './plannedChanges';
import { preferredFixes } from './preferredFixes';
import type { Workspace } from './workspace';
import { computeFiles, writeFiles } from './writeOperations';

const nothingToFix = 'Nothing can be fixed automatically.\n';

const importAdvice =
  'Increase the version of the solution, pack it, and import it into the development environment. Otherwise the next export overwrites these fixes.\n';

/**
 * Applies the {@link preferredFixes} of the findings, and lets the engine read the changed files again. Either all
 * files are written or none.
 * @param subject Which findings are fixed: all, or only those about settings files.
 * @returns The text to print.
 * @throws CommandError when a fix cannot be applied or a file cannot be written.
 */
export async function applyFixes(workspace: Workspace, subject: CheckSubject): Promise<string> {
  const { engine, shownPath } = workspace;
  const { operations, fixed } = preferredFixes(engine, subjectFilter(engine, subject));
  const planned = await computeFiles(operations, workspace).catch(explainRefusal(shownPath));
  await writeFiles(planned, workspace);
  if (fixed.length === 0) {
    return nothingToFix;
  }
  const changesSolution = planned.some(({ file }) => engine.index.solutionOf(file) !== undefined);
  const summary = `Fixed ${countOf(fixed.length, 'finding')} in ${countOf(planned.length, 'file')}`;
  const files = planned.map(({ file }) => `  ${shownPath(file)}\n`).join('');
  return `${summary}:\n${files}${changesSolution ? importAdvice : ''}`;
}

/**
 * Computes the changes that {@link applyFixes} would make, as text with one part for each file. Writes no file.
 * @throws CommandError when a fix cannot be applied.
 */
export async function previewFixes(
  workspace: Workspace,
  subject: CheckSubject,
  paint: Paint,
): Promise<{ readonly text: string; readonly wouldChange: boolean }> {
  const { engine, shownPath } = workspace;
  const { operations, fixed } = preferredFixes(engine, subjectFilter(engine, subject));
  const planned = await computeFiles(operations, workspace).catch(explainRefusal(shownPath));
  if (fixed.length === 0) {
    return { text: nothingToFix, wouldChange: false };
  }
  const lines = [...plannedChanges(planned, operations, shownPath, paint), '', changedFilesLine(planned, true)];
  return { text: lines.map((line) => `${line}\n`).join(''), wouldChange: planned.length > 0 };
}

/**
 * The text to print after the fixes were applied if more findings can be fixed now, because a fix can cause another
 * finding. Empty when no finding can be fixed.
 */
export function remainingFixes({ engine }: Workspace, subject: CheckSubject): string {
  const { length } = preferredFixes(engine, subjectFilter(engine, subject)).fixed;
  const command = subject === 'settings' ? 'connref settings check' : 'connref check';
  return length === 0 ? '' : `${countOf(length, 'more finding')} can be fixed now. Run ${command} --fix again.\n`;
}
