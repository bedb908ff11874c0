import * as vscode from 'vscode';
import { planDelete } from '../../../core/edits/refactorings/delete/planDelete';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedReference } from './referencePicks';

/**
 * Delete Connection Reference: removes an unused connection reference from every solution and settings file. A reference in use
 * is not deleted.
 */
export async function deleteReference(argument: ReferenceArgument, services: EditServices): Promise<void> {
  const { index } = services.workspace.engine;
  const picked = await givenOrPickedReference(argument, vscode.l10n.t('Delete Connection Reference'), index);
  if (picked) {
    const { logicalName } = picked.reference;
    await applyRefactoring(
      vscode.l10n.t('Delete {0}', logicalName),
      () => planDelete({ logicalName, solution: picked.solution.root }, index),
      services,
    );
  }
}
