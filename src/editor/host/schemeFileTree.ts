import type { PathFilter } from '../../core/config/pathFilter';
import type { FileContent, FileTree, Listing, NoContent, OpenedFile } from '../../core/engine/fileTree';
import type { FilePath } from '../../core/model/filePath';
import type { WorkspaceFolders } from './workspaceFolders';

/**
 * Reads files of `file:` folders directly from the disk, because this is faster than VS Code's file system. Files of
 * all other folders are read through VS Code.
 */
export class SchemeFileTree implements FileTree {
  readonly #folders: WorkspaceFolders;
  readonly #onDisk: FileTree;
  readonly #throughVscode: FileTree;

  constructor(folders: WorkspaceFolders, onDisk: FileTree, throughVscode: FileTree) {
    this.#folders = folders;
    this.#onDisk = onDisk;
    this.#throughVscode = throughVscode;
  }

  list(path: FilePath, excluded: PathFilter): Promise<Listing> {
    return this.#treeOf(path).list(path, excluded);
  }

  read(file: FilePath): FileContent | Promise<FileContent> {
    return this.#treeOf(file).read(file);
  }

  async open(file: FilePath, largest: number): Promise<OpenedFile | NoContent> {
    return (await this.#treeOf(file).open?.(file, largest)) ?? { kind: 'missing' };
  }

  #treeOf(path: FilePath): FileTree {
    return this.#folders.folder(path)?.uri.scheme === 'file' ? this.#onDisk : this.#throughVscode;
  }
}
