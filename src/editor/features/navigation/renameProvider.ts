import * as vscode from 'vscode';
import { archiveOf } from '../../../core/model/archivePath';
import { connectorName } from '../../../core/connectors/connectorNames';
import type { FilePath } from '../../../core/model/filePath';
import { isEditable, solutionName } from '../../../core/model/solutionIdentity';
import type { FactIndex, ReferenceDefinition } from '../../../core/model/workspaceIndex';
import { areOnOneConnector, resolveDefinitions } from '../../../core/navigation/resolveDefinitions';
import type { Mention, MentionKind } from '../../../core/navigation/mention';
import { listed } from '../../../core/text/listed';
import { readingStopped } from '../../host/readInFull';
import type { DocumentName, DocumentNames } from './documentNames';
import type { NavigationServices } from './navigationServices';

/** Rename Symbol on the logical name of a connection reference. The name is changed in all files or in none. */
export class RenameProvider implements vscode.RenameProvider {
  readonly #names: DocumentNames;
  readonly #services: NavigationServices;

  constructor(names: DocumentNames, services: NavigationServices) {
    this.#names = names;
    this.#services = services;
  }

  /**
   * Checks whether the name at the cursor can be renamed.
   * @returns The name and its range.
   * @throws An error whose message says why the name cannot be renamed; VS Code shows the message.
   */
  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const name = await this.#reference(document, position, token);
    const { mention } = name;
    const solution = this.#referredSolution(name, document);
    const { symbolRename } = await this.#services.edits.load();
    symbolRename.assertPossible({ logicalName: mention.name, ...solution }, this.#services.workspace.engine.index);
    return { range: name.range, placeholder: mention.name };
  }

  /**
   * Shows a preview of the rename with its consequences for the next import, and applies the rename when it is
   * confirmed. The returned edit is empty, because VS Code would apply a returned edit without this preview.
   */
  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit> {
    const name = await this.#reference(document, position, token);
    const symbol = { logicalName: name.mention.name, ...this.#referredSolution(name, document) };
    const { symbolRename } = await this.#services.edits.load();
    await symbolRename.apply(symbol, newName.trim(), this.#services);
    return new vscode.WorkspaceEdit();
  }

  async #reference(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<DocumentName> {
    const name = await this.#names.at(document, position, token);
    if (name?.mention.kind !== 'reference') {
      throw new Error(refusalForKind(name?.mention.kind));
    }
    if (archiveOf(name.file) !== undefined) {
      throw new Error(
        vscode.l10n.t(
          'Connref does not edit zip files. Rename the connection reference in the source files of the solution.',
        ),
      );
    }
    return name;
  }

  /**
   * The solution whose definition a name refers to; an empty object when no solution defines the name.
   * @throws An error with the reason when the name refers to definitions for different connectors, or when reading the
   * workspace was stopped.
   */
  #referredSolution({ mention, file }: DocumentName, document: vscode.TextDocument): { solution?: FilePath } {
    const { engine } = this.#services.workspace;
    if (engine.isPartial) {
      throw new Error(readingStopped());
    }
    const { index } = engine;
    const definitions = resolveDefinitions(mention, file, document.getText(), index);
    const roots = new Set(definitions.map(({ solution }) => solution.root));
    if (roots.size > 1 && !areOnOneConnector(definitions)) {
      throw new Error(severalConnectorsText(mention, definitions, index));
    }
    const solutions = index.solutions().filter(({ root }) => roots.has(root));
    const solution = (solutions.find(isEditable) ?? solutions[0])?.root;
    return solution === undefined ? {} : { solution };
  }
}

function severalConnectorsText(
  { name }: Mention,
  definitions: readonly ReferenceDefinition[],
  index: FactIndex,
): string {
  const solutions = definitions.map(
    ({ solution, reference }) => `${solutionName(solution)} (${connectorName(reference, index)})`,
  );
  return vscode.l10n.t(
    '{0} uses a different connector in each of these solutions: {1}. Run Rename in Customizations.xml of the solution whose connection reference you mean.',
    name,
    listed([...new Set(solutions)]),
  );
}

function refusalForKind(kind: MentionKind | undefined): string {
  switch (kind) {
    case 'connectionKey':
      return vscode.l10n.t(
        'Connection keys cannot be renamed. Power Automate generates these keys, and nobody sees them outside the flow file.',
      );
    case 'flow':
    case 'connectorId':
    case 'connectorName':
    case 'variable':
      return vscode.l10n.t('Only the logical name of a connection reference can be renamed here.');
    case 'reference':
    case undefined:
      return vscode.l10n.t(
        'There is no name at the cursor. Put the cursor on the logical name of a connection reference.',
      );
  }
}
