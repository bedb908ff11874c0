import * as vscode from 'vscode';
import type { Refusal } from '../../../core/edits/refactorings/shared/refactoring';
import { planRename } from '../../../core/edits/refactorings/rename/planRename';
import { renameRefusals } from '../../../core/edits/refactorings/rename/renamedReference';
import { archiveOf } from '../../../core/model/archivePath';
import { connectorDisplayName } from '../../../core/connectors/connectorNames';
import type { FilePath } from '../../../core/model/filePath';
import { isEditable, solutionName } from '../../../core/model/solutionIdentity';
import type { ReferenceDefinition } from '../../../core/model/workspaceIndex';
import { areOnOneConnector, resolveDefinitions } from '../../../core/navigation/resolveDefinitions';
import type { Mention, MentionKind } from '../../../core/navigation/mention';
import { listed } from '../../../core/text/listed';
import { refusalText } from '../../../core/words/refusalWords';
import { applyRefactoring } from '../references/applyRefactoring';
import { readingStopped } from '../../host/readInFull';
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
    token: vscode.CancellationToken,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const name = await this.#reference(document, position, token);
    const { mention } = name;
    const solution = this.#meantSolution(name, document);
    throwRefusal(renameRefusals({ logicalName: mention.name, ...solution }, this.#parts.workspace.engine.index));
    return { range: name.range, placeholder: mention.name };
  }

  /**
   * What a new name means for every environment is to be read before it is there, so the edit is shown as a whole, with
   * that, and applied from there: nothing is left for VS Code to edit.
   */
  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit> {
    const name = await this.#reference(document, position, token);
    const logicalName = name.mention.name;
    const newLogicalName = newName.trim();
    const request = { logicalName, newLogicalName, ...this.#meantSolution(name, document) };
    const { index } = this.#parts.workspace.engine;
    throwRefusal(planRename(request, index).refusals);
    const what = vscode.l10n.t('Rename {0} to {1}', logicalName, newLogicalName);
    await applyRefactoring(what, () => planRename(request, index), this.#parts);
    return new vscode.WorkspaceEdit();
  }

  async #reference(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<DocumentName> {
    const name = await this.#names.at(document, position, token);
    if (name?.mention.kind !== 'reference') {
      throw new Error(whyNot(name?.mention.kind));
    }
    if (archiveOf(name.file) !== undefined) {
      throw new Error(vscode.l10n.t('Files in a zip are not edited. Rename it in the source of the solution.'));
    }
    return name;
  }

  /** The solution whose definition is meant, where the name stands for several connectors. @throws Why that is not known. */
  #meantSolution({ mention, file }: DocumentName, document: vscode.TextDocument): { solution?: FilePath } {
    const { engine } = this.#parts.workspace;
    if (engine.isPartial) {
      throw new Error(readingStopped());
    }
    const { index } = engine;
    const meant = resolveDefinitions(mention, file, document.getText(), index);
    const roots = new Set(meant.map(({ solution }) => solution.root));
    if (roots.size > 1 && !areOnOneConnector(meant)) {
      throw new Error(severalConnectors(mention, meant));
    }
    const solutions = index.solutions().filter(({ root }) => roots.has(root));
    const solution = (solutions.find(isEditable) ?? solutions[0])?.root;
    return solution === undefined ? {} : { solution };
  }
}

/** @throws Why a refactoring cannot be carried out, as VS Code shows it beside the name. */
function throwRefusal([refusal]: readonly Refusal[]): void {
  if (refusal) {
    throw new Error(refusalText(refusal));
  }
}

function severalConnectors({ name }: Mention, meant: readonly ReferenceDefinition[]): string {
  const solutions = meant.map(
    ({ solution, reference }) => `${solutionName(solution)} (${connectorDisplayName(reference.apiName)})`,
  );
  return vscode.l10n.t(
    '{0} stands for another connector in each of these solutions: {1}. Rename it in the one that is meant.',
    name,
    listed([...new Set(solutions)]),
  );
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
