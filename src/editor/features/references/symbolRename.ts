import * as vscode from 'vscode';
import { planRename } from '../../../core/edits/refactorings/rename/planRename';
import { renameRefusals } from '../../../core/edits/refactorings/rename/renamedReference';
import type { Refusal } from '../../../core/edits/refactorings/shared/refactoring';
import type { FilePath } from '../../../core/model/filePath';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import { refusalText } from '../../../core/words/refusalWords';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';

/**
 * The connection reference to rename. `solution` is the root folder of the solution that defines the reference; undefined for any
 * solution.
 */
export interface SymbolToRename {
  readonly logicalName: string;
  readonly solution?: FilePath;
}

/**
 * The part of Rename Symbol that needs the code of the refactorings. `RenameProvider` loads this code only when somebody renames a
 * reference, so that the other language features start faster.
 */
export const symbolRename = {
  /** @throws An error whose message says why the reference cannot be renamed; VS Code shows the message beside the name. */
  assertPossible(symbol: SymbolToRename, index: WorkspaceIndex): void {
    throwRefusal(renameRefusals(symbol, index));
  },

  /**
   * Shows a preview of the rename in all files, and applies the rename when it is confirmed.
   * @throws An error whose message says why the reference cannot get the new name.
   */
  async apply(symbol: SymbolToRename, newLogicalName: string, services: EditServices): Promise<void> {
    const { index } = services.workspace.engine;
    const request = { ...symbol, newLogicalName };
    throwRefusal(planRename(request, index).refusals);
    const action = vscode.l10n.t('Rename {0} to {1}', symbol.logicalName, newLogicalName);
    await applyRefactoring(action, () => planRename(request, index), services);
  },
} as const;

function throwRefusal([refusal]: readonly Refusal[]): void {
  if (refusal) {
    throw new Error(refusalText(refusal));
  }
}
