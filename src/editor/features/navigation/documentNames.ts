import * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import type { Mention } from '../../../core/navigation/mention';
import { type MentionLocation, Navigator } from '../../../core/navigation/navigator';
import { longestDocument } from '../../host/editableText';
import { Scheduler } from '../../host/scheduler';
import { toVscodeRange } from '../../host/ranges';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** A name at a place in a document, such as the logical name of a connection reference. */
export interface DocumentName {
  readonly mention: Mention;
  readonly file: FilePath;
  readonly range: vscode.Range;
}

/** Finds the names in documents of VS Code, and converts places in files to VS Code's locations. */
export class DocumentNames {
  readonly navigator: Navigator;
  readonly #workspace: WorkspaceEngine;
  readonly #folders: WorkspaceFolders;

  constructor(workspace: WorkspaceEngine, folders: WorkspaceFolders) {
    this.#workspace = workspace;
    this.#folders = folders;
    const scheduler = new Scheduler();
    this.navigator = new Navigator({
      engine: workspace.engine,
      longestText: longestDocument,
      yieldToHost: () => scheduler.yieldToHost(),
    });
  }

  /**
   * The engine's path of a document that may contain names; undefined for any other document. The text of the document
   * is not read.
   */
  documentPath({ uri }: vscode.TextDocument): FilePath | undefined {
    const file = this.#folders.path(uri);
    return file !== undefined && this.navigator.canContainMentions(file) ? file : undefined;
  }

  /**
   * The name at a position in a document.
   * @returns Undefined when there is no name at the position, or when the request is cancelled.
   */
  async at(
    document: vscode.TextDocument,
    position: vscode.Position,
    token?: vscode.CancellationToken,
  ): Promise<DocumentName | undefined> {
    const file = this.documentPath(document);
    if (file === undefined) {
      return undefined;
    }
    await this.#workspace.settled();
    const offset = document.offsetAt(position);
    const mention = await this.navigator.mentionAt(file, document.getText(), offset, isCancelled(token));
    return mention && { mention, file, range: rangeIn(document, mention) };
  }

  /** All names in the document, in the order of the text. @returns An empty list when the request is cancelled. */
  async all(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<DocumentName[]> {
    const file = this.documentPath(document);
    if (file === undefined) {
      return [];
    }
    await this.#workspace.settled();
    const mentions = await this.navigator.mentions(file, document.getText(), isCancelled(token));
    return mentions.map((mention) => ({ mention, file, range: rangeIn(document, mention) }));
  }

  /** Converts places in files to VS Code's locations. Files whose workspace folder was removed are left out. */
  locations(found: readonly MentionLocation[]): vscode.Location[] {
    return found.flatMap(({ file, range }) => {
      const uri = this.#folders.uri(file);
      return uri ? [new vscode.Location(uri, toVscodeRange(range))] : [];
    });
  }
}

/** Wraps a cancellation token of VS Code in a function, because `core` must not depend on VS Code's types. */
export function isCancelled(token: vscode.CancellationToken | undefined): () => boolean {
  return () => token?.isCancellationRequested ?? false;
}

function rangeIn(document: vscode.TextDocument, { span }: Mention): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}
