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
  /** Whether the user stopped the reading: then directories that are not listed yet are skipped. */
  readonly isStopping: () => boolean;
  readonly yieldToHost: YieldToHost;
}

export interface CatalogUpdate {
  /** Files that exist at or below the pending paths. Their content may have changed, so the round reads them. */
  readonly foundFiles: ReadonlySet<FilePath>;
  /** Files that the catalog contained and that do not exist any more. */
  readonly removedFiles: readonly CatalogFile[];
  /** Zips that were opened or removed. */
  readonly archives: ReadonlySet<FilePath>;
}

/** How many paths are listed at the same time. */
const lookAhead = 32;

/** Updates the catalog of file names after files were added, changed or deleted. */
export class CatalogUpdater {
  readonly #parts: CatalogUpdaterParts;

  constructor(parts: CatalogUpdaterParts) {
    this.#parts = parts;
  }

  /**
   * Lists the pending paths again and updates the catalog. Events can arrive late or in the wrong order, so an event only
   * decides which path is listed: a file that is listed now exists, even if the last event about the file was a deletion.
   */
  async update({ changed, deleted }: PendingChanges): Promise<CatalogUpdate> {
    const { catalog, yieldToHost } = this.#parts;
    const paths = [...new Set([...changed, ...deleted])];
    const foundFiles = new Set<FilePath>();
    // A known component file needs no listing: the round reads the file, and the read shows whether the file still exists.
    const knownComponents = new Set(
      paths.filter((path) => !deleted.has(path) && catalog.component(path) && !this.#isExcluded(path)),
    );
    const toList = paths.filter((path) => !knownComponents.has(path) && !this.#isExcluded(path));
    const archives = new Set<FilePath>();
    const onArchive: OnArchive = (archive, problem) => {
      catalog.setArchive(archive, problem);
      archives.add(archive);
    };
    for (let start = 0; start < toList.length; start += lookAhead) {
      const batch = toList.slice(start, start + lookAhead);
      const lists = await Promise.all(batch.map((path) => this.#list(path, onArchive)));
      await forEachYielding(lists.flat(), yieldToHost, (file) => {
        foundFiles.add(file);
      });
    }
    // A change to a known file affects only that file. Any other change (a zip, or a path that turned from directory to
    // file or back) can affect the files below it too. After a stopped listing, paths that it did not reach look empty:
    // comparing them would remove files that exist. So only paths that were reported as deleted are compared then.
    const reachedPaths = this.#parts.isStopping() ? [...deleted] : paths;
    const withChildren = new Set(
      reachedPaths.filter(
        (path) => !knownComponents.has(path) && (!foundFiles.has(path) || !catalog.has(path) || isArchiveName(path)),
      ),
    );
    const filesBefore = withChildren.size > 0 ? catalog.filesAtOrBelow(withChildren) : [];
    await yieldToHost();
    const contradictedFiles = await catalog.filesAboveOthers(foundFiles, yieldToHost);
    contradictedFiles.forEach((file) => foundFiles.delete(file));
    [...knownComponents]
      .filter((path) => !pathsTo(path).some((each) => foundFiles.has(each)))
      .forEach((path) => foundFiles.add(path));
    const missingFiles = new Set(
      [...filesBefore, ...contradictedFiles].filter((file) => catalog.has(file) && !foundFiles.has(file)),
    );
    const removedFiles = catalog.remove([...missingFiles]);
    await forEachYielding(foundFiles, yieldToHost, (file) => {
      catalog.add(file);
    });
    removedFiles.filter(({ file }) => isArchiveName(file)).forEach(({ file }) => archives.add(file));
    return { foundFiles, removedFiles, archives };
  }

  #isExcluded(path: FilePath): boolean {
    const folder = this.#parts.folders.stateOf(path);
    return !folder || pathsTo(path).some((each) => folder.isExcluded(each));
  }

  /** Returns the files at or below a path that the folder's settings do not exclude. */
  #list(path: FilePath, onArchive: OnArchive): Promise<FilePath[]> {
    const folder = this.#parts.folders.stateOf(path);
    return this.#parts.files.list(
      path,
      (below) => this.#parts.isStopping() || !folder || folder.isExcluded(below),
      onArchive,
    );
  }
}

/** Returns the directories above a path, without the workspace folder, and the path itself. */
function pathsTo(path: FilePath): FilePath[] {
  const above = directoryOf(path);
  return above === undefined ? [] : [...pathsTo(above), path];
}
