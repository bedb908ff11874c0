import type { Refactoring } from '../../core/edits/refactorings/shared/refactoring';
import type { WorkspaceIndex } from '../../core/model/workspaceIndex';
import { noteTexts } from '../../core/words/refactoringNoteWords';
import { refusalText } from '../../core/words/refusalWords';
import { CommandError } from '../commandError';
import { configFindings } from '../configFindings';
import { explainRefusal } from '../explainRefusal';
import { effectiveOperations } from '../effectiveOperations';
import { painter, print } from '../print';
import { changedFilesLine, plannedChanges } from '../plannedChanges';
import { openWorkspace, readFolders } from '../workspace';
import { computeFiles, writeFiles } from '../writeOperations';

export interface RefactoringRun {
  readonly folders: readonly string[];
  readonly isDryRun: boolean;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
  readonly plan: (index: WorkspaceIndex) => Refactoring;
  /** The lines to print before the changes; without it, none are printed. */
  readonly introduction?: (index: WorkspaceIndex) => readonly string[];
}

/**
 * Runs a refactoring of connection references, and prints the changes and what they mean for the next import. Either
 * all files are written or none.
 * @returns The exit code: 1 when `isDryRun` is true and files would change, else 0.
 * @throws CommandError when the refactoring is refused or a file cannot be written.
 */
export async function runRefactoring(run: RefactoringRun): Promise<number> {
  const { isDryRun, output } = run;
  const folders = readFolders(run.folders);
  const workspace = await openWorkspace(folders, run.errors, { journals: isDryRun ? 'name' : 'undo' });
  print(run.errors, await configFindings(workspace));
  const { engine, shownPath } = workspace;
  const introduction = run.introduction?.(engine.index) ?? [];
  const { operations, notes, refusals } = run.plan(engine.index);
  if (refusals.length > 0) {
    const reasons = refusals.map((refusal) => {
      const text = refusalText(refusal);
      return refusal.file === '' ? text : `${shownPath(refusal.file)}: ${text}`;
    });
    throw new CommandError(['Nothing was changed.', ...new Set(reasons)].join('\n  '));
  }
  const planned = await computeFiles(operations, workspace).catch(explainRefusal(shownPath));
  const effective = await effectiveOperations(operations, workspace);
  if (!isDryRun) {
    await writeFiles(planned, workspace);
  }
  const paint = painter(output);
  const lines = [
    ...introduction,
    ...plannedChanges(planned, effective, shownPath, paint),
    ...(planned.length > 0 ? ['', ...noteTexts(notes).map((note) => `  ${paint('yellow', '!')} ${note}`), ''] : []),
    changedFilesLine(planned, isDryRun),
  ];
  print(output, lines.map((line) => `${line}\n`).join(''));
  return isDryRun && planned.length > 0 ? 1 : 0;
}
