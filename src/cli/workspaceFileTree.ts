import type { PathFilter } from '../core/config/pathFilter';
import { configFileName } from '../core/config/workspaceConfig';
import type { FileContent, FileTree, OnArchive } from '../core/engine/fileTree';
import { archiveOf } from '../core/model/archivePath';
import { type FilePath, pathInFolder } from '../core/model/filePath';

/** Another tree, with the names of files that it lacks, and a note of what is seen in it and not read. */
export class WorkspaceFileTree implements FileTree {
  readonly #files: FileTree;
  readonly #unwritten = new Set<FilePath>();
  readonly #configsBelow = new Set<FilePath>();

  constructor(files: FileTree) {
    this.#files = files;
  }

  /** Names a file as if it were there: its text is told to the engine as an unsaved one. */
  addUnwritten(file: FilePath): void {
    this.#unwritten.add(file);
  }

  /** The configurations that were listed in directories below the folders' own, sorted. */
  get configsBelow(): FilePath[] {
    return [...this.#configsBelow].sort();
  }

  async list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<FilePath[]> {
    if (this.#unwritten.has(path)) {
      return [path];
    }
    const files = await this.#files.list(path, excluded, onArchive);
    for (const file of files) {
      if (
        file.endsWith(`/${configFileName}`) &&
        pathInFolder(file) !== configFileName &&
        archiveOf(file) === undefined
      ) {
        this.#configsBelow.add(file);
      }
    }
    return files;
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    return this.#files.read(file);
  }
}
