import { dirname, join, relative } from 'node:path';
import { toSlashes } from '../paths';
import { type FilePlace, placeOf } from './filePlace';
import { errorCode, type FileSystem, removeIfThere, statusOf, syncDirectory, syncFile } from './fileSystem';
import { journalName } from '../../core/model/journalName';
import { type Journal, journalParts, pointerBytes } from './journal';
import { createFile, replaceFile } from './replaceFile';
import { type LeftFile, undoEntry } from './undoEntry';

/** What undoing a change could not bring back. */
export interface UndoneChange {
  readonly left: readonly LeftFile[];
  /** The absolute paths of files that could not be undone. */
  readonly broken: readonly string[];
  /** The number of files that are as before. */
  readonly restored: number;
}

/** A change with its journal, for writing and for undoing. The folders must be locked. */
export class Change {
  readonly #fs: FileSystem;
  readonly #folders: readonly string[];
  readonly #journal: Journal;

  /** @param folders The absolute paths, without links, of the folders in the journal. The first one has the journal. */
  constructor(fs: FileSystem, folders: readonly string[], journal: Journal) {
    this.#fs = fs;
    this.#folders = folders;
    this.#journal = journal;
  }

  /** Writes the journal. Afterwards, files may be written. */
  begin(): void {
    const [home = '', ...others] = this.#folders;
    this.#createSynced(home, journalParts(this.#journal));
    for (const folder of others) {
      this.#createSynced(folder, [pointerBytes({ id: this.#journal.id, folder: toSlashes(relative(folder, home)) })]);
    }
  }

  makeDirectories(): void {
    for (const [root, path] of this.#journal.directories) {
      try {
        this.#fs.mkdirSync(join(this.#folders[root] ?? '', path));
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') {
          throw error;
        }
      }
    }
  }

  /** Writes a file. @param number Its number in the journal. */
  write(number: number): ReturnType<typeof replaceFile> {
    const entry = this.#journal.entries[number];
    const place = this.#place(number);
    if (!entry || !place) {
      return { what: 'notRegular' };
    }
    return entry.before
      ? replaceFile(this.#fs, place, entry.before, entry.after)
      : createFile(this.#fs, place, entry.after);
  }

  /** Makes the change count as done. */
  finish(): void {
    const paths = this.#journal.entries.map((_, number) => this.#path(number));
    const made = this.#journal.directories.map(([root, path]) => join(this.#folders[root] ?? '', path));
    paths.forEach((path) => {
      syncFile(this.#fs, path);
    });
    new Set([...paths, ...made].map((path) => dirname(path))).forEach((directory) => {
      syncDirectory(this.#fs, directory);
    });
    this.forget();
  }

  /**
   * Brings files back to their old content, the last one first. If all of them are, or belong to somebody else now, the
   * journal is deleted.
   * @param count How many files of the journal, from the first one, may have been written.
   * @param isAfterCrash See {@link undoEntry}.
   */
  undo(count: number, isAfterCrash: boolean): UndoneChange {
    const left: LeftFile[] = [];
    const broken: string[] = [];
    for (let number = count - 1; number >= 0; number--) {
      const entry = this.#journal.entries[number];
      const place = this.#place(number);
      try {
        const file = entry && place && undoEntry(this.#fs, place, entry, isAfterCrash);
        if (file) {
          left.push(file);
        }
        if (!place) {
          left.push({ path: this.#path(number), what: 'notRegular' });
        }
      } catch {
        broken.push(this.#path(number));
      }
    }
    if (broken.length === 0) {
      for (const [root, path] of this.#journal.directories.toReversed()) {
        try {
          this.#fs.rmdirSync(join(this.#folders[root] ?? '', path));
        } catch {
          // Somebody else has put something into the directory, or it was not created.
        }
      }
      this.finish();
    }
    return { left: left.toReversed(), broken: broken.toReversed(), restored: count - left.length - broken.length };
  }

  /** Deletes the journal, then the pointers to it: a pointer without a journal means nothing. */
  forget(): void {
    for (const folder of this.#folders) {
      removeIfThere(this.#fs, join(folder, journalName));
      syncDirectory(this.#fs, folder);
    }
  }

  /** Creates the journal of a folder, or the pointer to it, on the disk. */
  #createSynced(folder: string, parts: Iterable<Uint8Array>): void {
    const fs = this.#fs;
    const descriptor = fs.openSync(join(folder, journalName), 'wx', 0o600);
    try {
      for (const part of parts) {
        let written = 0;
        while (written < part.length) {
          written += fs.writeSync(descriptor, part, written);
        }
      }
      fs.fsyncSync(descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
    syncDirectory(fs, folder);
  }

  #path(number: number): string {
    const { root = 0, path = '' } = this.#journal.entries[number] ?? {};
    return join(this.#folders[root] ?? '', path);
  }

  /** Undefined if a directory on the way was replaced by a link, so that the path leads elsewhere now. */
  #place(number: number): FilePlace | undefined {
    const path = this.#path(number);
    const directory = dirname(path);
    const isAsBefore = !statusOf(this.#fs, directory) || this.#fs.realpathSync.native(directory) === directory;
    return isAsBefore ? placeOf(path, this.#journal.id, number) : undefined;
  }
}
