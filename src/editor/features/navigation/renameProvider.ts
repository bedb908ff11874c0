import * as vscode from 'vscode';
import type { Refactoring } from '../../../core/edits/references/refactoring';
import { planRename } from '../../../core/edits/references/planRename';
import { archiveOf } from '../../../core/model/archivePath';
import type { MentionKind } from '../../../core/navigation/mention';
import { applyRefactoring } from '../references/applyRefactoring';
import type { DocumentName, DocumentNames } from './documentNames';
import type { NavigationParts } from './navigationParts';

/** F2 on the logical name of a connection reference: in all files, or not at all. */
export class RenameProvider implements vscode.RenameProvider {
  readonly #names: DocumentNames;
  readonly #parts: NavigationParts;

  constructor(names: DocumentNames, parts: NavigationParts) {
    this.#names = names;
    this.#parts = parts;
  }

  /** Says what is renamed, or, as an error, why it cannot be. */
  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const name = await this.#reference(document, position);
    this.#plan(name, undefined);
    return { range: name.range, placeholder: name.mention.name };
  }

  /**
   * What a new name means for every environment is to be read before it is there, so the edit is shown as a whole, with
   * that, and applied from there: nothing is left for VS Code to edit.
   */
  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
  ): Promise<vscode.WorkspaceEdit> {
    const name = await this.#reference(document, position);
    const newLogicalName = newName.trim();
    const refactoring = this.#plan(name, newLogicalName);
    const what = vscode.l10n.t('Rename {0} to {1}', name.mention.name, newLogicalName);
    await applyRefactoring(what, refactoring, this.#parts);
    return new vscode.WorkspaceEdit();
  }

  async #reference(document: vscode.TextDocument, position: vscode.Position): Promise<DocumentName> {
    const name = await this.#names.at(document, position);
    if (name?.mention.kind !== 'reference') {
      throw new Error(whyNot(name?.mention.kind));
    }
    if (archiveOf(name.file) !== undefined) {
      throw new Error(vscode.l10n.t('Files in a zip are not edited. Rename it in the source of the solution.'));
    }
    return name;
  }

  /** @throws Why it cannot be done. */
  #plan({ mention, file }: DocumentName, newLogicalName: string | undefined): Refactoring {
    const { engine } = this.#parts.workspace;
    if (engine.isPartial) {
      throw new Error(
        vscode.l10n.t('Reading was stopped, so not all users are known. Refresh Solutions reads everything.'),
      );
    }
    const { index } = engine;
    const own = index.solutionOf(file)?.root;
    const definesIt = index.definitionsOf(mention.name).some(({ solution }) => solution.root === own);
    const refactoring = planRename(
      {
        logicalName: mention.name,
        ...(own !== undefined && definesIt && { solution: own }),
        ...(newLogicalName !== undefined && { newLogicalName }),
      },
      index,
    );
    const [refusal] = refactoring.refusals;
    if (refusal) {
      throw new Error(refusal.message);
    }
    return refactoring;
  }
}

function whyNot(kind: MentionKind | undefined): string {
  switch (kind) {
    case 'connectionKey':
      return vscode.l10n.t('A connection key is not renamed: Power Automate gives it, and nobody sees it.');
    case 'flow':
    case 'connectorId':
    case 'connectorName':
    case 'variable':
      return vscode.l10n.t('Only the logical name of a connection reference can be renamed here.');
    case 'reference':
    case undefined:
      return vscode.l10n.t('There is no logical name of a connection reference here.');
  }
}
