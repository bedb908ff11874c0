import { isArchiveName } from '../model/archivePath';
import { directoryOf, type FilePath } from '../model/filePath';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import type { CatalogFile, FileCatalog } from './fileCatalog';
import type { FileTree, OnArchive } from './fileTree';
import type { FolderStates } from './folderStates';
import type { PendingChanges } from './pendingChanges';

export interface CatalogUpdaterParts {
  readonly catalog: FileCatalog;
  readonly files: FileTree;
  readonly folders: FolderStates;
  /** Whether somebody wants the listing to end. */
  readonly isStopping: () => boolean;
  readonly yieldToHost: YieldToHost;
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

  /** Pending changes only say where to look: a file that is listed now is there, whatever was said about it. */
  async update({ changed, deleted }: PendingChanges): Promise<CatalogUpdate> {
    const { catalog, yieldToHost } = this.#parts;
    const paths = [...new Set([...changed, ...deleted])];
    const presentFiles = new Set<FilePath>();
    // Reading the file of a component shows whether it is still there.
    const knownComponents = new Set(
      paths.filter((path) => !deleted.has(path) && catalog.component(path) && !this.#isLeftOut(path)),
    );
    const toList = paths.filter((path) => !knownComponents.has(path) && !this.#isLeftOut(path));
    const archives = new Set<FilePath>();
    const onArchive: OnArchive = (archive, problem) => {
      catalog.noteArchive(archive, problem);
      archives.add(archive);
    };
    for (let start = 0; start < toList.length; start += lookAhead) {
      const batch = toList.slice(start, start + lookAhead);
      const lists = await Promise.all(batch.map((path) => this.#list(path, onArchive)));
      await forEachYielding(lists.flat(), yieldToHost, (file) => {
        presentFiles.add(file);
      });
    }
    // A change to a known file affects only that file. Any other change (a zip, or a path that turned from directory to file
    // or back) can affect its children too. A cancelled listing tells nothing about the paths that it did not reach.
    const reachedPaths = this.#parts.isStopping() ? [...deleted] : paths;
    const withChildren = new Set(
      reachedPaths.filter(
        (path) => !knownComponents.has(path) && (!presentFiles.has(path) || !catalog.has(path) || isArchiveName(path)),
      ),
    );
    const before = withChildren.size > 0 ? catalog.atOrBelow(withChildren) : [];
    await yieldToHost();
    const contradictedFiles = await catalog.filesAboveOthers(presentFiles, yieldToHost);
    contradictedFiles.forEach((file) => presentFiles.delete(file));
    [...knownComponents]
      .filter((path) => !pathsTo(path).some((each) => presentFiles.has(each)))
      .forEach((path) => presentFiles.add(path));
    const missingFiles = new Set(
      [...before, ...contradictedFiles].filter((file) => catalog.has(file) && !presentFiles.has(file)),
    );
    const gone = catalog.remove([...missingFiles]);
    await forEachYielding(presentFiles, yieldToHost, (file) => {
      catalog.add(file);
    });
    gone.filter(({ file }) => isArchiveName(file)).forEach(({ file }) => archives.add(file));
    return { changed: presentFiles, gone, archives };
  }

  #isLeftOut(path: FilePath): boolean {
    const folder = this.#parts.folders.stateOf(path);
    return !folder || pathsTo(path).some((each) => folder.excluded(each));
  }

  /** The files at or below a path that are not left out. */
  #list(path: FilePath, onArchive: OnArchive): Promise<FilePath[]> {
    const folder = this.#parts.folders.stateOf(path);
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
