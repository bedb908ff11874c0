import * as vscode from 'vscode';
import { systemErrorReason } from '../../core/text/systemErrorReason';
import type { PathFilter } from '../../core/config/pathFilter';
import {
  emptyListing,
  type FileContent,
  type FileTree,
  largerThan,
  type Listing,
  noRegularFile,
  type NoContent,
  type OpenedFile,
  unknownLinkTarget,
} from '../../core/engine/fileTree';
import { type FilePath, folderOf, isBelow } from '../../core/model/filePath';
import type { Gap } from '../../core/model/gap';
import type { WorkspaceFolders } from './workspaceFolders';

/**
 * Reads the files of a workspace through VS Code's file system. This works for any URI scheme, so also in virtual
 * workspaces and on the web. Links are not followed, except a workspace folder that is one.
 */
export class VscodeFileTree implements FileTree {
  readonly #folders: WorkspaceFolders;
  /**
   * The content of the file that was opened last, until its memory is needed for something else. VS Code can read only
   * whole files, so without this copy, each part of a zip file would read the whole zip file again.
   */
  #opened: { readonly file: FilePath; readonly state: string; readonly bytes: WeakRef<Uint8Array> } | undefined;

  /** The files that must not be opened, as far as they were listed, each with the reason. */
  readonly #refused = new Map<FilePath, string>();

  constructor(folders: WorkspaceFolders) {
    this.#folders = folders;
  }

  async list(path: FilePath, excluded: PathFilter): Promise<Listing> {
    [...this.#refused.keys()]
      .filter((file) => file === path || isBelow(file, path))
      .forEach((file) => this.#refused.delete(file));
    const uri = this.#folders.uri(path);
    if (!uri) {
      return emptyListing;
    }
    const found: Found = { files: [], links: [], gaps: [] };
    try {
      const { type } = await vscode.workspace.fs.stat(uri);
      // The workspace folder itself may be a link: the user has opened it.
      const isFolder = path === folderOf(path) && (type & vscode.FileType.Directory) !== 0;
      await this.#add(path, uri, isFolder ? vscode.FileType.Directory : type, excluded, found);
    } catch (error) {
      noteGap(path, error, found);
    }
    return found;
  }

  async read(file: FilePath): Promise<FileContent> {
    const uri = this.#folders.uri(file);
    if (!uri) {
      return { kind: 'missing' };
    }
    const reason = this.#refused.get(file);
    if (reason !== undefined) {
      return { kind: 'unreadable', reason };
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
    const reason = this.#refused.get(file);
    if (reason !== undefined) {
      return { kind: 'unreadable', reason };
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

  /** Adds a file, or the files below a directory, to `found`. */
  async #add(
    path: FilePath,
    uri: vscode.Uri,
    type: vscode.FileType,
    excluded: PathFilter,
    found: Found,
  ): Promise<void> {
    if (type === vscode.FileType.Directory) {
      await this.#addDirectory(path, uri, excluded, found);
    } else if (type & vscode.FileType.SymbolicLink && !(type & vscode.FileType.File)) {
      found.gaps.push({ path, kind: 'link', reason: unknownLinkTarget });
    } else {
      found.files.push(path);
      if (type !== vscode.FileType.File) {
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        this.#refused.set(path, isLink ? unknownLinkTarget : noRegularFile);
      }
    }
  }

  async #addDirectory(directory: FilePath, uri: vscode.Uri, excluded: PathFilter, found: Found): Promise<void> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(uri);
      await Promise.all(
        entries
          .map(([name, type]) => ({ path: `${directory}/${name}`, name, type }))
          .filter(({ path }) => !excluded(path))
          .map(({ path, name, type }) => this.#add(path, vscode.Uri.joinPath(uri, name), type, excluded, found)),
      );
    } catch (error) {
      noteGap(directory, error, found);
    }
  }
}

interface Found extends Listing {
  readonly files: FilePath[];
  readonly gaps: Gap[];
}

/** Notes that a path cannot be listed, unless it does not exist. */
function noteGap(path: FilePath, error: unknown, { gaps }: Found): void {
  const content = notRead(error);
  if (content.kind === 'unreadable') {
    gaps.push({ path, kind: 'folder', reason: content.reason });
  }
}

function notRead(error: unknown): NoContent {
  if (error instanceof vscode.FileSystemError && (error.code === 'FileNotFound' || error.code === 'FileIsADirectory')) {
    return { kind: 'missing' };
  }
  return { kind: 'unreadable', reason: systemErrorReason(error) };
}
