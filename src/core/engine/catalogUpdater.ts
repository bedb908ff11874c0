import { isArchiveName } from '../model/archivePath';
import { directoryOf, type FilePath, folderOf } from '../model/filePath';
import { eachInTurns, type Pause } from '../text/pause';
import type { CatalogFile, FileCatalog } from './fileCatalog';
import type { FileTree, OnArchive } from './fileTree';
import type { FolderState } from './folderState';
import type { Pending } from './round';

export interface CatalogUpdaterParts {
  readonly catalog: FileCatalog;
  readonly files: FileTree;
  /** Undefined for a workspace folder that is gone: nothing in it is listed. */
  readonly folderState: (folder: string) => FolderState | undefined;
  /** Whether somebody wants the listing to end. */
  readonly isStopping: () => boolean;
  readonly pause: Pause;
}

export interface CatalogUpdate {
  /** Files that are there, at or below what was named. */
  readonly changed: ReadonlySet<FilePath>;
  readonly gone: readonly CatalogFile[];
  /** Zips that were opened, or are gone. */
  readonly archives: ReadonlySet<FilePath>;
}

/** How many directories are asked for before the first of them is taken up. */
const lookAhead = 32;

/** Brings the names of files up to date. */
export class CatalogUpdater {
  readonly #parts: CatalogUpdaterParts;

  constructor(parts: CatalogUpdaterParts) {
    this.#parts = parts;
  }

  /** What was told is only where to look: what is there now counts. */
  async update({ changed, deleted }: Pick<Pending, 'changed' | 'deleted'>): Promise<CatalogUpdate> {
    const { catalog, pause } = this.#parts;
    const paths = [...new Set([...changed, ...deleted])];
    const there = new Set<FilePath>();
    // Reading the file of a component shows whether it is still there.
    const known = new Set(
      paths.filter((path) => !deleted.has(path) && catalog.component(path) && !this.#isLeftOut(path)),
    );
    const toList = paths.filter((path) => !known.has(path) && !this.#isLeftOut(path));
    const archives = new Set<FilePath>();
    const onArchive: OnArchive = (archive, problem) => {
      catalog.noteArchive(archive, problem);
      archives.add(archive);
    };
    for (let start = 0; start < toList.length; start += lookAhead) {
      const batch = toList.slice(start, start + lookAhead);
      const lists = await Promise.all(batch.map((path) => this.#list(path, onArchive)));
      await eachInTurns(lists.flat(), pause, (file) => {
        there.add(file);
      });
    }
    // Only a known file says nothing of others: a zip has some below it, and a directory may have become a file, or been one.
    // A listing that was stopped says nothing of what it did not come to.
    const listed = this.#parts.isStopping() ? [...deleted] : paths;
    const looked = new Set(
      listed.filter((path) => !known.has(path) && (!there.has(path) || !catalog.has(path) || isArchiveName(path))),
    );
    const before = looked.size > 0 ? catalog.atOrBelow(looked) : [];
    await pause();
    // What was looked up while something changed may not fit together; what changed is told in the next round.
    const above = await catalog.above(there, pause);
    above.forEach((file) => there.delete(file));
    [...known].filter((path) => !pathsTo(path).some((each) => there.has(each))).forEach((path) => there.add(path));
    const leaving = new Set([...before, ...above].filter((file) => catalog.has(file) && !there.has(file)));
    const gone = catalog.remove([...leaving]);
    await eachInTurns(there, pause, (file) => {
      catalog.add(file);
    });
    gone.filter(({ file }) => isArchiveName(file)).forEach(({ file }) => archives.add(file));
    return { changed: there, gone, archives };
  }

  #isLeftOut(path: FilePath): boolean {
    const folder = this.#parts.folderState(folderOf(path));
    return !folder || pathsTo(path).some((each) => folder.excluded(each));
  }

  /** The files at or below a path that are not left out. */
  #list(path: FilePath, onArchive: OnArchive): Promise<FilePath[]> {
    const folder = this.#parts.folderState(folderOf(path));
    return this.#parts.files.list(
      path,
      (below) => this.#parts.isStopping() || !folder || folder.excluded(below),
      onArchive,
    );
  }
}

/** The directories above a path, the workspace folder left out, and the path itself. */
function pathsTo(path: FilePath): FilePath[] {
  const above = directoryOf(path);
  return above === undefined ? [] : [...pathsTo(above), path];
}
