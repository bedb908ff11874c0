import * as vscode from 'vscode';
import { connectorDisplayName } from '../../../core/connectors/connectorNames';
import { completionsAt, type Proposal } from '../../../core/navigation/completions';
import { indexFor, mentionFileKind } from '../../../core/navigation/mentionFiles';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { DocumentNames } from './documentNames';

/** Names where one is to be written: in flows those that suit the entry's connector. */
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
  { name, displayName, apiName, solution }: Proposal,
  rank: number,
  range: vscode.Range,
): vscode.CompletionItem {
  const quoted = JSON.stringify(name);
  const connector = apiName === undefined ? '' : connectorDisplayName(apiName);
  const shownName = displayName === name ? '' : displayName;
  // Behind the name, in every row: at the right edge it would cut names where they differ, at their end.
  const label = shownName === '' ? name : { label: name, detail: `  ${withoutConnector(shownName, connector)}` };
  const item = new vscode.CompletionItem(label, vscode.CompletionItemKind.Reference);
  item.detail = shownName;
  item.documentation = [connector, solution ?? ''].filter((part) => part !== '').join(' · ');
  item.range = range;
  item.insertText = quoted;
  // What VS Code compares with what is typed begins where the range does: at the quote.
  item.filterText = quoted;
  // Before what VS Code's JSON support proposes, which sorts by labels that begin with a quote.
  item.sortText = `!${String(rank).padStart(6, '0')}`;
  return item;
}

/** There is room for few letters, and most display names begin alike. */
function withoutConnector(displayName: string, connector: string): string {
  const rest = displayName.startsWith(connector) ? displayName.slice(connector.length).replace(/^[\s,:–-]+/, '') : '';
  return rest === '' ? displayName : rest;
}
