import * as vscode from 'vscode';
import { archiveOf } from '../../core/model/archivePath';
import { type FilePath, folderOf, pathInFolder } from '../../core/model/filePath';
import { archiveScheme, fromArchiveUri, toArchiveUri } from './archiveUri';

/**
 * Gives each workspace folder an id that does not change while the extension runs, and converts between the paths of
 * `core` and the URIs of VS Code.
 */
export class WorkspaceFolders {
  readonly #ids = new Map<string, string>();

  /**
   * The id of a workspace folder: its name in URI encoding, followed by a number if another folder has the same name.
   */
  id(folder: vscode.WorkspaceFolder): string {
    const uri = folder.uri.toString();
    const known = this.#ids.get(uri);
    if (known !== undefined) {
      return known;
    }
    const usedIds = new Set(this.#ids.values());
    const name = encodeURIComponent(folder.name);
    let id = name;
    for (let number = 2; usedIds.has(id); number++) {
      id = `${name} (${number})`;
    }
    this.#ids.set(uri, id);
    return id;
  }

  /** The URI of a file; undefined when its workspace folder was removed. */
  uri(path: FilePath): vscode.Uri | undefined {
    const folder = this.folder(path);
    const uri = folder && vscode.Uri.joinPath(folder.uri, pathInFolder(path));
    return uri && archiveOf(path) !== undefined ? toArchiveUri(uri) : uri;
  }

  /**
   * The values that `resourcePath` in `when` clauses of package.json can have for a file: its path in the operating
   * system, and the path of its URI. Empty when its workspace folder was removed.
   */
  resourcePaths(path: FilePath): string[] {
    const uri = this.uri(path);
    return uri ? [...new Set([uri.fsPath, uri.path])] : [];
  }

  folder(path: FilePath): vscode.WorkspaceFolder | undefined {
    return vscode.workspace.workspaceFolders?.find((folder) => this.id(folder) === folderOf(path));
  }

  /**
   * The path of `core` for a URI; undefined when the URI is outside all workspace folders. If workspace folders are
   * nested, the file belongs to the innermost one.
   */
  path(shown: vscode.Uri): FilePath | undefined {
    const uri = shown.scheme === archiveScheme ? fromArchiveUri(shown) : shown;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) {
      return undefined;
    }
    const relative = uri.path.slice(folder.uri.path.replace(/\/$/, '').length);
    return `${this.id(folder)}${relative === '/' ? '' : relative}`;
  }

  /**
   * The paths of other workspace folders inside a workspace folder, relative to it. The outer folder must not read the
   * files in them, because the inner folder already reads them.
   */
  nestedIn(folder: vscode.WorkspaceFolder): string[] {
    const outer = `${folder.uri.toString().replace(/\/$/, '')}/`;
    return (vscode.workspace.workspaceFolders ?? [])
      .filter((other) => other !== folder && other.uri.toString().startsWith(outer))
      .map((other) => other.uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1));
  }
}
