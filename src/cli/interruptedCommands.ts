import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { journalName } from '../core/model/journalName';
import { holdSignals } from '../platform/writing/holdSignals';
import { recoverFolders } from '../platform/writing/recoverFolders';
import { CommandError } from './commandError';
import { journalText, recoveryProblem, shown, stoppedUndoingText, undoneText } from './writeProblems';
import { print } from './print';

/**
 * What a command does about the journal of a command that was interrupted while it changed files: print a line, refuse to
 * run, or undo what the other command left. Only a command that changes these files may undo it.
 */
export type JournalHandling = 'name' | 'refuse' | 'undo';

/**
 * Undoes the changes of commands that were interrupted in folders. A signal waits until they are undone.
 * @param folders Absolute paths.
 * @returns The lines to print; empty if no command was interrupted.
 * @throws CommandError if the changes cannot be undone. A command that then changed files would mix both changes.
 */
export async function undoInterrupted(folders: readonly string[]): Promise<string> {
  const recoveries = await holdSignals(
    () => recoverFolders(folders),
    (signal) => {
      print(process.stderr, `${stoppedUndoingText(signal)}\n`);
    },
  );
  const problems = recoveries.map(recoveryProblem).filter((problem) => problem !== undefined);
  if (problems.length > 0) {
    throw new CommandError(problems.join('\n'));
  }
  return recoveries.map((recovery) => (recovery.kind === 'undone' ? `${undoneText(recovery)}\n` : '')).join('');
}

/** The journals in the parent folders of folders, as they are printed: their changes may be in these folders. */
export function journalsAbove(folders: readonly string[]): string[] {
  const found = new Set<string>();
  for (const folder of folders) {
    for (let directory = folder; directory !== dirname(directory);) {
      directory = dirname(directory);
      const journal = join(directory, journalName);
      if (existsSync(journal)) {
        found.add(shown(journal));
      }
    }
  }
  return [...found];
}

/**
 * The lines to print about journals that are left.
 * @param journals Their paths, as they are printed.
 * @throws CommandError if there are journals, but the command may only run without.
 */
export function leftJournals(journals: readonly string[], handling: JournalHandling): string {
  if (journals.length > 0 && handling !== 'name') {
    throw new CommandError(journals.map(journalText).join('\n'));
  }
  return journals.map((journal) => `${journalText(journal)}\n`).join('');
}
