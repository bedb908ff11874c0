import * as vscode from 'vscode';
import { planDelete } from '../../../core/edits/references/planDelete';
import type { FixAllParts } from '../fixAll/fixAllCommand';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedReference } from './referencePicks';

/** Delete Connection Reference: from every solution and settings file, unless something uses it. */
export async function deleteReference(argument: ReferenceArgument, parts: FixAllParts): Promise<void> {
  const { index } = parts.workspace.engine;
  const picked = await givenOrPickedReference(argument, vscode.l10n.t('Delete Connection Reference'), index);
  if (picked) {
    const { logicalName } = picked.reference;
    await applyRefactoring(
      vscode.l10n.t('Delete {0}', logicalName),
      () => planDelete({ logicalName, solution: picked.solution.root }, index),
      parts,
    );
  }
}
