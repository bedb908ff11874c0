import * as vscode from 'vscode';
import type { PathFilter } from '../../core/config/pathFilter';
import type { FileContent, FileTree } from '../../core/engine/fileTree';
import type { FilePath } from '../../core/model/filePath';
import type { WorkspaceFolders } from './workspaceFolders';

/** The files of a workspace through VS Code's own file system: any scheme, virtual workspaces, the web. */
export class VscodeFileTree implements FileTree {
  readonly #folders: WorkspaceFolders;

  constructor(folders: WorkspaceFolders) {
    this.#folders = folders;
  }

  async list(path: FilePath, excluded: PathFilter): Promise<FilePath[]> {
    const uri = this.#folders.uri(path);
    if (!uri) {
      return [];
    }
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      return type & vscode.FileType.Directory ? await this.#listDirectory(path, uri, excluded) : [path];
    } catch {
      return [];
    }
  }

  async read(file: FilePath): Promise<FileContent> {
    const uri = this.#folders.uri(file);
    if (!uri) {
      return { kind: 'missing' };
    }
    try {
      return { kind: 'bytes', bytes: await vscode.workspace.fs.readFile(uri) };
    } catch (error) {
      if (
        error instanceof vscode.FileSystemError &&
        (error.code === 'FileNotFound' || error.code === 'FileIsADirectory')
      ) {
        return { kind: 'missing' };
      }
      return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
    }
  }

  async #listDirectory(directory: FilePath, uri: vscode.Uri, excluded: PathFilter): Promise<FilePath[]> {
    const files: FilePath[] = [];
    const subdirectories: Promise<FilePath[]>[] = [];
    for (const [name, type] of await this.#entries(uri)) {
      const path = `${directory}/${name}`;
      if (excluded(path)) {
        continue;
      }
      if (type === vscode.FileType.Directory) {
        subdirectories.push(this.#listDirectory(path, vscode.Uri.joinPath(uri, name), excluded));
      } else if (type & vscode.FileType.File) {
        files.push(path);
      }
    }
    return [...files, ...(await Promise.all(subdirectories)).flat()];
  }

  /** A directory that may not be listed holds nothing for us. */
  async #entries(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    try {
      return await vscode.workspace.fs.readDirectory(uri);
    } catch {
      return [];
    }
  }
}
