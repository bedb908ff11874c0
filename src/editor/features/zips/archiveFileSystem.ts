import * as vscode from 'vscode';
import type { ArchiveTree } from '../../../core/engine/fileTree';
import { archiveOf } from '../../../core/model/archivePath';
import type { FilePath } from '../../../core/model/filePath';
import { archiveScheme } from '../../host/archiveUri';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/**
 * Lets VS Code open files inside zip files, read-only. The zip files are read without the engine, so that VS Code can
 * restore a tab before the workspace is read.
 */
export class ArchiveFileSystem implements vscode.FileSystemProvider, vscode.Disposable {
  readonly #files: ArchiveTree;
  readonly #folders: WorkspaceFolders;
  readonly #changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  /**
   * The URIs of files that were reported to VS Code as deleted. When a deleted file exists again, it must be reported
   * as created, because VS Code ignores a change of a deleted file.
   */
  readonly #deleted = new Set<string>();
  readonly #disposables: { dispose: () => unknown }[] = [this.#changes];

  readonly onDidChangeFile = this.#changes.event;

  constructor(files: ArchiveTree, folders: WorkspaceFolders) {
    this.#files = files;
    this.#folders = folders;
    const zips = vscode.workspace.createFileSystemWatcher('**/*.{zip,ZIP,Zip}');
    const notify = (zip: vscode.Uri): void => void this.#notifyOpenFiles(zip);
    this.#disposables.push(zips, zips.onDidCreate(notify), zips.onDidChange(notify), zips.onDidDelete(notify));
  }

  /** Registers the file system as read-only. */
  register(): vscode.Disposable {
    return vscode.workspace.registerFileSystemProvider(archiveScheme, this, {
      isCaseSensitive: true,
      isReadonly: new vscode.MarkdownString(vscode.l10n.t('Connref does not edit zip files.')),
    });
  }

  dispose(): void {
    this.#disposables.forEach((disposable) => void disposable.dispose());
  }

  /** Does nothing, because the constructor already watches every zip of the workspace. */
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const path = this.#path(uri);
    const found = await this.#files.statInArchive(path);
    if (found) {
      const time = Math.floor(found.modified);
      return {
        type: vscode.FileType.File,
        size: found.size,
        ctime: time,
        mtime: time,
        permissions: vscode.FilePermission.Readonly,
      };
    }
    if ((await this.#filesBelow(path)).length > 0) {
      return { type: vscode.FileType.Directory, size: 0, ctime: 0, mtime: 0 };
    }
    throw vscode.FileSystemError.FileNotFound(uri);
  }

  async readDirectory(uri: vscode.Uri): Promise<[string, vscode.FileType][]> {
    const path = this.#path(uri);
    const children = new Map<string, vscode.FileType>();
    for (const file of await this.#filesBelow(path)) {
      const [name = '', ...rest] = file.slice(path.length + 1).split('/');
      children.set(name, rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...children];
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const content = await this.#files.read(this.#path(uri));
    switch (content.kind) {
      case 'bytes':
        return content.bytes;
      case 'missing':
        throw vscode.FileSystemError.FileNotFound(uri);
      case 'unreadable':
        throw vscode.FileSystemError.Unavailable(vscode.l10n.t('The file cannot be read: {0}', content.reason));
    }
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  #path(uri: vscode.Uri): FilePath {
    const path = this.#folders.path(uri);
    if (path === undefined || archiveOf(path) === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return path;
  }

  async #filesBelow(path: FilePath): Promise<FilePath[]> {
    const { files } = await this.#files.list(path, () => false);
    return files.filter((file) => file !== path);
  }

  /**
   * Reports to VS Code that the open files inside a zip file were created, changed or deleted. This is needed whenever
   * the zip file itself changes.
   */
  async #notifyOpenFiles(zip: vscode.Uri): Promise<void> {
    const archive = this.#folders.path(zip);
    for (const { uri } of vscode.workspace.textDocuments.filter((document) => document.uri.scheme === archiveScheme)) {
      const path = this.#folders.path(uri);
      if (path !== undefined && archiveOf(path) === archive) {
        this.#changes.fire([{ uri, type: await this.#changeType(uri, path) }]);
      }
    }
  }

  async #changeType(uri: vscode.Uri, path: FilePath): Promise<vscode.FileChangeType> {
    if (!(await this.#files.statInArchive(path))) {
      this.#deleted.add(uri.toString());
      return vscode.FileChangeType.Deleted;
    }
    return this.#deleted.delete(uri.toString()) ? vscode.FileChangeType.Created : vscode.FileChangeType.Changed;
  }
}
