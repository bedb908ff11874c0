import * as vscode from 'vscode';
import type { DocumentNames } from './documentNames';
import { hoverLines } from './hoverLines';
import type { WorkspaceEngine } from '../../host/workspaceEngine';

/** Shows a hover with the known facts about the name under the mouse. */
export class HoverProvider implements vscode.HoverProvider {
  readonly #names: DocumentNames;
  readonly #workspace: WorkspaceEngine;

  constructor(names: DocumentNames, workspace: WorkspaceEngine) {
    this.#names = names;
    this.#workspace = workspace;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    const name = await this.#names.at(document, position, token);
    const lines = name ? hoverLines(name, document.getText(), this.#workspace.engine) : [];
    // The Markdown stays untrusted and without HTML, because names come from the files of the workspace. A name must
    // not be able to add command links or images to the hover.
    return name && lines.length > 0
      ? new vscode.Hover(new vscode.MarkdownString(lines.join('\n\n')), name.range)
      : undefined;
  }
}
