import * as vscode from 'vscode';
import { planDelete } from '../../../core/edits/refactorings/delete/planDelete';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedReference } from './referencePicks';

/** Delete Connection Reference: from every solution and settings file, unless something uses it. */
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
