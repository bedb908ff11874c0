import * as vscode from 'vscode';
import { archiveOf } from '../../core/model/archivePath';
import { type FilePath, folderOf, pathInFolder } from '../../core/model/filePath';
import { archiveScheme, fromArchiveUri, toArchiveUri } from './archiveUri';

/** Gives each workspace folder a stable identifier, and converts between paths of core and URIs of VS Code. */
export class WorkspaceFolders {
  readonly #ids = new Map<string, string>();

  /** The identifier of a folder: its name, with a number if another folder has the same name. */
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

  /** The URI of a path; undefined when its workspace folder was removed. */
  uri(path: FilePath): vscode.Uri | undefined {
    const folder = this.folder(path);
    const uri = folder && vscode.Uri.joinPath(folder.uri, pathInFolder(path));
    return uri && archiveOf(path) !== undefined ? toArchiveUri(uri) : uri;
  }

  /**
   * The values that `resourcePath` in `when` clauses can have for a file: the path of the operating system, and the path of the
   * URI.
   */
  resourcePaths(path: FilePath): string[] {
    const uri = this.uri(path);
    return uri ? [...new Set([uri.fsPath, uri.path])] : [];
  }

  folder(path: FilePath): vscode.WorkspaceFolder | undefined {
    return vscode.workspace.workspaceFolders?.find((folder) => this.id(folder) === folderOf(path));
  }

  /**
   * The path of a URI; undefined outside of all workspace folders. A file in nested workspace folders belongs to the inner one.
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

  /** The relative paths of workspace folders inside a folder. The outer folder must not read their files a second time. */
  nestedIn(folder: vscode.WorkspaceFolder): string[] {
    const outer = `${folder.uri.toString().replace(/\/$/, '')}/`;
    return (vscode.workspace.workspaceFolders ?? [])
      .filter((other) => other !== folder && other.uri.toString().startsWith(outer))
      .map((other) => other.uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1));
  }
}
