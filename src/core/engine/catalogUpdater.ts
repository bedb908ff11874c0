import { isArchiveName } from '../model/archivePath';
import { directoryOf, type FilePath } from '../model/filePath';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import type { CatalogFile, FileCatalog } from './fileCatalog';
import type { FileTree, Listing, OnArchive } from './fileTree';
import type { FolderStates } from './folderStates';
import type { PendingChanges } from './pendingChanges';

export interface CatalogUpdaterParts {
  readonly catalog: FileCatalog;
  readonly files: FileTree;
  readonly folders: FolderStates;
  /** Whether the user stopped the reading. If so, directories that are not listed yet are skipped. */
  readonly isStopping: () => boolean;
  readonly yieldToHost: YieldToHost;
}

export interface CatalogUpdate {
  /**
   * The files to read: the files that were found at or below the paths that were reported as changed or deleted. A
   * changed file that is already in the catalog as a component is included without a check whether it still exists.
   */
  readonly foundFiles: ReadonlySet<FilePath>;
  /** Files that were removed from the catalog, because they were not found any more or are excluded now. */
  readonly removedFiles: readonly CatalogFile[];
  /** Zips that the update tried to open, and zips that were removed. */
  readonly archives: ReadonlySet<FilePath>;
}

/** How many paths are listed in parallel. */
const lookAhead = 32;

/**
 * Updates the catalog, which has the paths of all files of the workspace that are not excluded, after files were added,
 * changed or deleted.
 */
export class CatalogUpdater {
  readonly #parts: CatalogUpdaterParts;

  constructor(parts: CatalogUpdaterParts) {
    this.#parts = parts;
  }

  /**
   * Lists the files at or below the paths that were reported as changed or deleted, and updates the catalog. Reports
   * can arrive late or in the wrong order, so a report only decides which path is listed: a file that is listed now
   * exists, even if the last report about the file was a deletion.
   */
  async update({ changed, deleted }: PendingChanges): Promise<CatalogUpdate> {
    const { catalog, yieldToHost } = this.#parts;
    const reported = [...changed, ...deleted];
    const paths = [...new Set([...reported, ...reported.flatMap((path) => catalog.pathsThroughLinks(path))])];
    const foundFiles = new Set<FilePath>();
    // A component file that is already in the catalog needs no listing: the file is read later, and the read shows
    // whether the file still exists.
    const knownComponents = new Set(
      paths.filter(
        (path) => !deleted.has(path) && catalog.component(path) && !catalog.isLink(path) && !this.#isExcluded(path),
      ),
    );
    const toList = paths.filter((path) => !knownComponents.has(path) && !this.#isExcluded(path));
    const archives = new Set<FilePath>();
    const onArchive: OnArchive = (archive, problem) => {
      catalog.setArchive(archive, problem);
      archives.add(archive);
    };
    const listed: Pick<Listing, 'links' | 'gaps'>[] = [];
    for (let start = 0; start < toList.length; start += lookAhead) {
      const batch = toList.slice(start, start + lookAhead);
      const lists = await Promise.all(batch.map((path) => this.#list(path, onArchive)));
      listed.push(...lists.map(({ links, gaps }) => ({ links, gaps })));
      for (const { files } of lists) {
        await forEachYielding(files, yieldToHost, (file) => {
          foundFiles.add(file);
        });
      }
    }
    // After the user stopped the listing, a path that was not listed yet looks empty, and its existing files would be
    // removed from the catalog. So only paths that were reported as deleted are compared with the catalog then.
    const reachedPaths = this.#parts.isStopping() ? [...deleted] : paths;
    catalog.setListed(new Set(paths.filter((path) => !knownComponents.has(path))), {
      links: listed.flatMap(({ links }) => links),
      gaps: listed.flatMap(({ gaps }) => gaps),
    });
    // The paths below which files may have disappeared. A changed file that is already in the catalog affects no other
    // file, but a zip, or a directory that became a file or the reverse, does.
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

  /**
   * Returns the files at or below a path, except excluded files and, after the user stopped the reading, files that are
   * not listed yet.
   */
  #list(path: FilePath, onArchive: OnArchive): Promise<Listing> {
    const folder = this.#parts.folders.stateOf(path);
    return this.#parts.files.list(
      path,
      (below) => this.#parts.isStopping() || !folder || folder.isExcluded(below),
      onArchive,
    );
  }
}

/**
 * Returns the directories above a path, without the workspace folder, and then the path itself; empty for a workspace
 * folder.
 */
function pathsTo(path: FilePath): FilePath[] {
  const above = directoryOf(path);
  return above === undefined ? [] : [...pathsTo(above), path];
}
