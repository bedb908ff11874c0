import type { Refactoring } from '../../core/edits/refactorings/shared/refactoring';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { noteTexts } from '../../core/words/refactoringNoteWords';
import { refusalText } from '../../core/words/refusalWords';
import { CommandError } from '../commandError';
import { configProblems } from '../configProblems';
import { configsNotInForce } from '../configsNotInForce';
import { explainRefusal } from '../explainRefusal';
import { operationsThatChange } from '../operationsThatChange';
import { painter } from '../painter';
import { changedFiles, plannedChanges } from '../plannedChanges';
import { openWorkspace, readFolders } from '../workspace';
import { planFiles, writeFiles } from '../writeOperations';

export interface RefactoringRun {
  readonly folders: readonly string[];
  readonly isDryRun: boolean;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
  readonly plan: (index: WorkspaceIndex) => Refactoring;
  /** What is printed first. */
  readonly introduction?: (index: WorkspaceIndex) => readonly string[];
}

/**
 * Carries out a refactoring, on all files or on none, and prints what changes and what it means for a deployment.
 * @returns The exit code: 0, and 1 when files would change and `isDryRun`.
 * @throws CommandError naming what stands in the way.
 */
export async function runRefactoring(run: RefactoringRun): Promise<number> {
  const { isDryRun, output } = run;
  const folders = readFolders(run.folders);
  const workspace = await openWorkspace(folders);
  run.errors.write(configsNotInForce(workspace));
  run.errors.write(await configProblems(workspace));
  const { engine, tree, shownPath } = workspace;
  const introduction = run.introduction?.(engine.index) ?? [];
  const { operations, notes, refusals } = run.plan(engine.index);
  if (refusals.length > 0) {
    const reasons = refusals.map((refusal) => {
      const text = refusalText(refusal);
      return refusal.file === '' ? text : `${shownPath(refusal.file)}: ${text}`;
    });
    throw new CommandError(['Nothing was changed.', ...new Set(reasons)].join('\n  '));
  }
  const planned = await planFiles(operations, engine, tree).catch(explainRefusal(shownPath));
  const carriedOut = await operationsThatChange(operations, engine, tree);
  if (!isDryRun) {
    await writeFiles(planned, engine);
  }
  const paint = painter(output);
  const lines = [
    ...introduction,
    ...plannedChanges(planned, carriedOut, shownPath, paint),
    ...(planned.length > 0 ? ['', ...noteTexts(notes).map((note) => `  ${paint('yellow', '!')} ${note}`), ''] : []),
    changedFiles(planned, isDryRun),
  ];
  output.write(lines.map((line) => `${line}\n`).join(''));
  return isDryRun && planned.length > 0 ? 1 : 0;
}
