import * as vscode from 'vscode';
import type { PathFilter } from '../../core/config/pathFilter';
import {
  type FileContent,
  type FileTree,
  largerThan,
  type NoContent,
  type OpenedFile,
} from '../../core/engine/fileTree';
import type { FilePath } from '../../core/model/filePath';
import type { WorkspaceFolders } from './workspaceFolders';

/**
 * Reads the files of a workspace through VS Code's file system. This works for any URI scheme, so also in virtual
 * workspaces and on the web.
 */
export class VscodeFileTree implements FileTree {
  readonly #folders: WorkspaceFolders;
  /**
   * The content of the file that was opened last, until its memory is needed for something else. VS Code can read only
   * whole files, so without this copy, each part of a zip file would read the whole zip file again.
   */
  #opened: { readonly file: FilePath; readonly state: string; readonly bytes: WeakRef<Uint8Array> } | undefined;

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
      return notRead(error);
    }
  }

  async open(file: FilePath, largest: number): Promise<OpenedFile | NoContent> {
    const uri = this.#folders.uri(file);
    if (!uri) {
      return { kind: 'missing' };
    }
    try {
      const { size, mtime } = await vscode.workspace.fs.stat(uri);
      if (size > largest) {
        return { kind: 'unreadable', reason: largerThan(largest) };
      }
      const bytes = await this.#wholeFile(file, uri, `${size} ${mtime}`);
      return {
        kind: 'opened',
        size: bytes.length,
        modified: mtime,
        read: (start, end) => Promise.resolve(bytes.subarray(start, end)),
      };
    } catch (error) {
      return notRead(error);
    }
  }

  async #wholeFile(file: FilePath, uri: vscode.Uri, state: string): Promise<Uint8Array> {
    const last = this.#opened;
    const known = last?.file === file && last.state === state ? last.bytes.deref() : undefined;
    if (known) {
      return known;
    }
    const bytes = await vscode.workspace.fs.readFile(uri);
    this.#opened = { file, state, bytes: new WeakRef(bytes) };
    return bytes;
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

  /** The names and types of the files and folders in a directory; empty when the directory cannot be listed. */
  async #entries(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    try {
      return await vscode.workspace.fs.readDirectory(uri);
    } catch {
      return [];
    }
  }
}

function notRead(error: unknown): NoContent {
  if (error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileIsADirectory')) {
    return { kind: 'missing' };
  }
  return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
}
