import type { PathFilter } from '../core/config/pathFilter';
import type { FileContent, FileTree, OnArchive } from '../core/engine/fileTree';
import type { FilePath } from '../core/model/filePath';

/** Another tree with the names of files that it lacks: their texts are told to the engine as unsaved ones. */
export class UnwrittenFileTree implements FileTree {
  readonly #files: FileTree;
  readonly #unwritten = new Set<FilePath>();

  constructor(files: FileTree) {
    this.#files = files;
  }

  add(file: FilePath): void {
    this.#unwritten.add(file);
  }

  list(path: FilePath, excluded: PathFilter, onArchive?: OnArchive): Promise<FilePath[]> {
    return this.#unwritten.has(path) ? Promise.resolve([path]) : this.#files.list(path, excluded, onArchive);
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    return this.#files.read(file);
  }
}
