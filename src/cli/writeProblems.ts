import { relative } from 'node:path';
import { neverReadNames } from '../core/config/pathFilter';
import { agree, countOf } from '../core/text/countOf';
import { listed } from '../core/text/listed';
import type { LockedByOther, LockFailed } from '../platform/writing/folderLock';
import type { Recovery } from '../platform/writing/recoverFolders';
import type { Interference } from '../platform/writing/replaceFile';
import type { LeftFile } from '../platform/writing/undoEntry';
import type { NotWritten, WriteObstacle, WriteResult } from '../platform/writing/writeFiles';
import { toSlashes } from '../platform/paths';
import { systemReason } from './systemReason';

/** The sentences about files that were not written: what was left as before, and what to do. */
export function writeProblem(result: Exclude<WriteResult, { readonly kind: 'written' }>): string {
  switch (result.kind) {
    case 'lockedByOther':
      return lockedText(result);
    case 'lockFailed':
      return lockFailedText(result);
    case 'interrupted':
      return `Nothing was changed. ${shown(result.journal)} is the journal of a command that was interrupted. Run the command again: it first undoes what the other one left.`;
    case 'notWritten':
      return [outcomeText(result), obstacleText(shown(result.path), result.obstacle)]
        .filter((text) => text !== '')
        .join(' ');
  }
}

/**
 * The line to print when a signal, such as Ctrl+C, came while files were written.
 * @param changed The number of files that were changed before the command stopped.
 */
export function stoppedText(signal: string, changed: number): string {
  return changed === 0
    ? `connref: Stopped by ${signal}. No file was changed.`
    : `connref: Stopped by ${signal}, after ${countOf(changed, 'file')} ${agree(changed, 'was', 'were')} changed. None of them is half changed.`;
}

/** The line to print when a signal came while the changes of an interrupted command were undone. */
export function stoppedUndoingText(signal: string): string {
  return `connref: Stopped by ${signal}, after the changes of an interrupted command were undone.`;
}

/** The line to print about an interrupted command whose changes were undone. */
export function undoneText({ folder, restored, left }: Recovery & { readonly kind: 'undone' }): string {
  return [
    `An earlier command was interrupted in ${shown(folder)}. Its changes were undone: ${countOf(restored, 'file')} ${agree(restored, 'is', 'are')} as before that command.`,
    ...left.map(leftText),
  ].join(' ');
}

/** Why the changes of an interrupted command could not be undone; undefined if they were. */
export function recoveryProblem(recovery: Recovery): string | undefined {
  switch (recovery.kind) {
    case 'undone':
      return recovery.broken.length === 0
        ? undefined
        : `An earlier command was interrupted in ${shown(recovery.folder)}, and ${listed(recovery.broken.map(shown))} cannot be changed back. Make ${agree(recovery.broken.length, 'this file', 'these files')} writable, then run the command again.`;
    case 'lockedByOther':
      return lockedText(recovery);
    case 'lockFailed':
      return lockFailedText(recovery);
    case 'damaged':
      return `${shown(recovery.journal)} is damaged, so the changes of an interrupted command cannot be undone. Compare the files of this folder with version control, then delete ${shown(recovery.journal)}.`;
    case 'otherFolder':
      return `An earlier command was interrupted that changed files in ${shown(recovery.folder)}, too. Run the command on both folders.`;
    case 'failed':
      return `Cannot change files in ${shown(recovery.folder)}: ${systemReason(recovery.error)}`;
  }
}

/**
 * The line to print about the journal of a command that was interrupted, or still runs, for a command that only reads.
 * @param journal The path of the journal, as it is printed.
 */
export function journalText(journal: string): string {
  return `${journal}: a command that changes files was interrupted here, or still runs, so some files may be changed and others not. Run that command again: it first undoes what was left.`;
}

function lockedText({ folder, process }: LockedByOther): string {
  return `Nothing was changed. Another connref command (process ${process}) is changing files in ${shown(folder)}. Run this command again when the other one has ended.`;
}

function lockFailedText({ folder, error }: LockFailed): string {
  return `Nothing was changed. Connref cannot create its own files in the folder ${shown(folder)}, which it needs to change files there safely: ${systemReason(error)}`;
}

function outcomeText(result: NotWritten): string {
  const { left, broken } = result;
  const brokenText =
    broken.length === 0
      ? []
      : [
          `Some files were changed and could not be restored: ${listed(broken.map(shown))}. The next command that changes files here tries again.`,
        ];
  const texts = [...brokenText, ...left.map(leftText)];
  // Who takes a lock over undoes what was written, now or later, so it is not known what the files contain.
  const outcome = result.obstacle.kind === 'lockLost' ? '' : 'Nothing was changed.';
  return texts.length === 0 ? outcome : texts.join(' ');
}

/** What somebody else did to a file that was written, and where its old content is. */
function leftText({ path, what, before, kept }: LeftFile): string {
  const copies = [
    ...(before === undefined ? [] : [`Its old content is in ${shown(before)}.`]),
    ...(kept === undefined ? [] : [keptText(kept)]),
  ];
  return [`${shown(path)} was not restored, because ${interferenceTexts[what]}.`, ...copies].join(' ');
}

function obstacleText(path: string, obstacle: WriteObstacle): string {
  switch (obstacle.kind) {
    case 'interfered': {
      const kept = obstacle.kept === undefined ? [] : [keptText(obstacle.kept)];
      return [`${path}: ${interferenceTexts[obstacle.what]}.`, ...kept, 'Run the command again.'].join(' ');
    }
    case 'sameFile':
      return `${path} is the same file as another one that would get a different content. Replace the link by a copy of the file first.`;
    case 'outside':
      return `${path} leads out of the folders that are read. Run the command on the folder with the file itself.`;
    case 'neverRead':
      return `${path} is in a folder that Connref never changes, or has the name of one: ${listed(neverReadNames)}. Use another path.`;
    case 'notRegular':
      return `${path} is not a regular file. Replace it by the file itself first.`;
    case 'lockLost':
      return 'Another connref command took this one for dead, because it stood still, and undoes its changes. Compare the files with version control, then run the command again.';
    case 'failed':
      return `Cannot write ${path}: ${systemReason(obstacle.error)}`;
  }
}

function keptText(kept: string): string {
  return `It was changed twice: the other content is in ${shown(kept)}.`;
}

const interferenceTexts: Readonly<Record<Interference, string>> = {
  changed: 'it was changed by another program while the command ran',
  deleted: 'it was deleted by another program while the command ran',
  created: 'it was created by another program while the command ran',
  readOnly: 'it is read-only now',
  notRegular: 'it is a link or a folder now',
};

/** A path as it is printed: relative to the working folder, with `/`. */
export function shown(path: string): string {
  return toSlashes(relative('', path)) || 'the current folder';
}
