import { countOf } from '../core/text/countOf';
import { type CheckSubject, subjectFilter } from './checkReport';
import { explainRefusal } from './explainRefusal';
import type { Paint } from './formats/textFormat';
import { changedFiles, plannedChanges } from './plannedChanges';
import { preferredFixes } from './preferredFixes';
import type { Workspace } from './workspace';
import { planFiles, writeFiles } from './writeOperations';

const nothingToFix = 'Nothing here has a fix that can be applied without a person looking.\n';

const bumpAdvice =
  'Bump the version, pack the solution, and import it into the development environment, or the next export undoes this.\n';

/**
 * Applies the preferred fix of each finding that has one, in all files or in none, and lets the engine read them again.
 * @returns What was done, in words.
 * @throws CommandError naming what stands in the way.
 */
export async function applyFixes({ engine, tree, shownPath }: Workspace, about: CheckSubject): Promise<string> {
  const { operations, fixed } = preferredFixes(engine, subjectFilter(engine, about));
  const planned = await planFiles(operations, engine, tree).catch(explainRefusal(shownPath));
  await writeFiles(planned, engine);
  if (fixed.length === 0) {
    return nothingToFix;
  }
  const changesSolution = planned.some(({ file }) => engine.index.solutionOf(file) !== undefined);
  const what = `${countOf(fixed.length, 'finding')} repaired in ${countOf(planned.length, 'file')}`;
  const files = planned.map(({ file }) => `  ${shownPath(file)}\n`).join('');
  return `${what}:\n${files}${changesSolution ? bumpAdvice : ''}`;
}

/**
 * What {@link applyFixes} would change, file by file; nothing is changed.
 * @throws CommandError naming what stands in the way.
 */
export async function previewFixes(
  { engine, tree, shownPath }: Workspace,
  about: CheckSubject,
  paint: Paint,
): Promise<{ readonly text: string; readonly wouldChange: boolean }> {
  const { operations, fixed } = preferredFixes(engine, subjectFilter(engine, about));
  const planned = await planFiles(operations, engine, tree).catch(explainRefusal(shownPath));
  if (fixed.length === 0) {
    return { text: nothingToFix, wouldChange: false };
  }
  const lines = [...plannedChanges(planned, operations, shownPath, paint), '', changedFiles(planned, true)];
  return { text: lines.map((line) => `${line}\n`).join(''), wouldChange: planned.length > 0 };
}

/** What one run leaves to the next: a repair may call for another. Nothing to say where that is nothing. */
export function fixesLeft({ engine }: Workspace, about: CheckSubject): string {
  const { length } = preferredFixes(engine, subjectFilter(engine, about)).fixed;
  const command = about === 'settings' ? 'connref settings check' : 'connref check';
  return length === 0 ? '' : `${countOf(length, 'more finding')} can be repaired now: run ${command} --fix again.\n`;
}
