import * as vscode from 'vscode';
import { completionsAt, type Proposal } from '../../../core/navigation/completions';
import { indexFor, mentionFileKind } from '../../../core/navigation/mentionFiles';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { DocumentNames } from './documentNames';

/**
 * Proposes names where a flow, a settings file or `.connref.json` refers to something by its name. In a flow, only
 * names that fit the connector at the cursor are proposed, if the file already contains this connector.
 */
export class CompletionProvider implements vscode.CompletionItemProvider {
  static readonly triggerCharacters = ['"'];
  readonly #names: DocumentNames;
  readonly #workspace: WorkspaceEngine;

  constructor(names: DocumentNames, workspace: WorkspaceEngine) {
    this.#names = names;
    this.#workspace = workspace;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionItem[]> {
    const file = this.#names.documentPath(document);
    if (file === undefined) {
      return [];
    }
    await this.#workspace.settled();
    if (token.isCancellationRequested) {
      return [];
    }
    const { engine } = this.#workspace;
    const kind = mentionFileKind(file, engine);
    const completions =
      kind && completionsAt(file, kind, document.getText(), document.offsetAt(position), indexFor(file, engine));
    if (!completions) {
      return [];
    }
    const { span, proposals } = completions;
    const range = new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
    return proposals.map((proposal, rank) => completionItem(proposal, rank, range));
  }
}

function completionItem(
  { name, displayName, connector, solution }: Proposal,
  rank: number,
  range: vscode.Range,
): vscode.CompletionItem {
  const quoted = JSON.stringify(name);
  const shownName = displayName === name ? '' : displayName;
  // The display name is shown directly behind the logical name. At the right edge, it would hide the end of a long logical
  // name, and long logical names often differ only at the end.
  const label = shownName === '' ? name : { label: name, detail: `  ${withoutConnector(shownName, connector)}` };
  const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Reference);
  item.detail = shownName;
  item.documentation = [connector, solution ?? ''].filter((part) => part !== '').join(' · ');
  item.range = range;
  item.insertText = quoted;
  // VS Code compares `filterText` with the typed text from the start of the range, which includes the quote.
  item.filterText = quoted;
  // “!” sorts before the quote with which the proposals of VS Code's JSON support begin, so Connref's proposals are
  // listed first.
  item.sortText = `!${String(rank).padStart(6, '0')}`;
  return item;
}

/**
 * The display name of a connection reference without the name of the connector at its beginning, unless nothing would
 * be left. Most display names begin with the connector, and a row of the list has space for few letters.
 */
function withoutConnector(displayName: string, connector: string): string {
  const rest = displayName.startsWith(connector) ? displayName.slice(connector.length).replace(/^[\s,:–-]+/, '') : '';
  return rest === '' ? displayName : rest;
}
