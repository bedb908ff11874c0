import * as vscode from 'vscode';
import { archiveOf } from '../../core/model/archivePath';
import { type FilePath, folderOf, pathInFolder } from '../../core/model/filePath';
import { archiveScheme, fromArchiveUri, toArchiveUri } from './archiveUri';

/** Gives workspace folders identifiers that stay while the folder does, and translates paths and URIs. */
export class WorkspaceFolders {
  readonly #ids = new Map<string, string>();

  /** The identifier of a folder: its name, made unique among folders of one name. */
  id(folder: vscode.WorkspaceFolder): string {
    const uri = folder.uri.toString();
    const known = this.#ids.get(uri);
    if (known !== undefined) {
      return known;
    }
    const taken = new Set(this.#ids.values());
    const name = encodeURIComponent(folder.name);
    let id = name;
    for (let number = 2; taken.has(id); number++) {
      id = `${name} (${number})`;
    }
    this.#ids.set(uri, id);
    return id;
  }

  uri(path: FilePath): vscode.Uri | undefined {
    const folder = this.folder(path);
    const uri = folder && vscode.Uri.joinPath(folder.uri, pathInFolder(path));
    return uri && archiveOf(path) !== undefined ? toArchiveUri(uri) : uri;
  }

  /** What `resourcePath` of `when` clauses may be for a file: the path of the system, or, where that is none, of its URI. */
  resourcePaths(path: FilePath): string[] {
    const uri = this.uri(path);
    return uri ? [...new Set([uri.fsPath, uri.path])] : [];
  }

  folder(path: FilePath): vscode.WorkspaceFolder | undefined {
    return vscode.workspace.workspaceFolders?.find((folder) => this.id(folder) === folderOf(path));
  }

  /** Undefined for what lies in no workspace folder. Of nested folders the inner one counts. */
  path(shown: vscode.Uri): FilePath | undefined {
    const uri = shown.scheme === archiveScheme ? fromArchiveUri(shown) : shown;
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    if (!folder) {
      return undefined;
    }
    const relative = uri.path.slice(folder.uri.path.replace(/\/$/, '').length);
    return `${this.id(folder)}${relative === '/' ? '' : relative}`;
  }

  /** The paths, below a folder, of workspace folders inside it: their files are theirs. */
  nestedIn(folder: vscode.WorkspaceFolder): string[] {
    const outer = `${folder.uri.toString().replace(/\/$/, '')}/`;
    return (vscode.workspace.workspaceFolders ?? [])
      .filter((other) => other !== folder && other.uri.toString().startsWith(outer))
      .map((other) => other.uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1));
  }
}
