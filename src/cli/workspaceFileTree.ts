import type { PathFilter } from '../core/config/pathFilter';
import { configFileName } from '../core/config/workspaceConfig';
import { emptyListing, type FileContent, type FileTree, type Listing, type OnArchive } from '../core/engine/fileTree';
import { archiveOf } from '../core/model/archivePath';
import { type FilePath, pathInFolder } from '../core/model/filePath';
import { journalName } from '../core/model/journalName';

const journalEnd = `/${journalName}`;

/**
 * A file tree that can list simulated files, which are not on the disk. With them, a command finds out how Connref
 * would read a settings file before the file is written. The class also collects each `.connref.json` in a subfolder,
 * because such a file has no effect and the command warns about it, the journals of interrupted commands, and zips.
 */
export class WorkspaceFileTree implements FileTree {
  readonly #files: FileTree;
  readonly #simulated = new Set<FilePath>();
  readonly #configsBelow = new Set<FilePath>();
  readonly #journals = new Set<FilePath>();
  readonly #zips = new Set<FilePath>();

  constructor(files: FileTree) {
    this.#files = files;
  }

  /**
   * Lists a file as if it existed on the disk. The caller must give the engine the text of the file as an unsaved text.
   */
  addSimulated(file: FilePath): void {
    this.#simulated.add(file);
  }

  /** The `.connref.json` files found in subfolders so far, sorted by path. */
  get configsBelow(): FilePath[] {
    return [...this.#configsBelow].sort();
  }

  /** The journals of commands that change files, found so far, sorted by path. */
  get journals(): FilePath[] {
    return [...this.#journals].sort();
  }

  /** The zip files found so far, whatever they contain, sorted by path. */
  get zips(): FilePath[] {
    return [...this.#zips].sort();
  }

  async list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<Listing> {
    if (this.#simulated.has(path)) {
      return { ...emptyListing, files: [path] };
    }
    const listing = await this.#files.list(path, excluded, onArchive);
    for (const file of listing.files) {
      if (archiveOf(file) !== undefined) {
        continue;
      }
      if (file.endsWith(`/${configFileName}`) && pathInFolder(file) !== configFileName) {
        this.#configsBelow.add(file);
      } else if (file.endsWith(journalEnd)) {
        this.#journals.add(file);
      } else if (/\.zip$/i.test(file)) {
        this.#zips.add(file);
      }
    }
    return listing;
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    return this.#files.read(file);
  }
}
