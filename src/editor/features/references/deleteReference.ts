import * as vscode from 'vscode';
import { planDelete } from '../../../core/edits/refactorings/delete/planDelete';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedReference } from './referencePicks';

/**
 * Runs Delete Connection Reference, which removes an unused connection reference from all solutions and settings files.
 * A reference that a flow, app or agent still uses is not deleted.
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
