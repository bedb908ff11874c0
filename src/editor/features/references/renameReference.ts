import * as vscode from 'vscode';
import { planRename } from '../../../core/edits/refactorings/rename/planRename';
import { planRenameDisplayName } from '../../../core/edits/refactorings/rename/planRenameDisplayName';
import { displayNameProblem, newLogicalNameProblem } from '../../../core/edits/refactorings/shared/referenceNames';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import { askDisplayName, askOtherLogicalName } from './askNames';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedReference } from './referencePicks';

/**
 * Runs Rename Connection Reference, which asks for the display name, then for the logical name. A name that is left as
 * it is does not change.
 */
export async function renameReference(argument: ReferenceArgument, services: EditServices): Promise<void> {
  const { index } = services.workspace.engine;
  const title = vscode.l10n.t('Rename Connection Reference');
  const picked = await givenOrPickedReference(argument, title, index);
  if (!picked) {
    return;
  }
  const { reference, solution } = picked;
  const { logicalName, displayName } = reference;
  const newDisplayName = await askDisplayName({
    title: `${title} (1/2)`,
    value: displayName,
    problem: (value) => displayNameProblem(value, [solution], logicalName),
  });
  if (newDisplayName === undefined) {
    return;
  }
  const newLogicalName = await askOtherLogicalName({
    title: `${title} (2/2)`,
    value: logicalName,
    problem: (value) => (value === logicalName ? undefined : newLogicalNameProblem(value, logicalName, index)),
  });
  if (newLogicalName === undefined || (newLogicalName === logicalName && newDisplayName === displayName)) {
    return;
  }
  const renamed = { logicalName, solution: solution.root };
  if (newLogicalName === logicalName) {
    await applyRefactoring(
      vscode.l10n.t('Rename {0} to {1}', displayName, newDisplayName),
      () => planRenameDisplayName({ ...renamed, newDisplayName }, index),
      services,
    );
    return;
  }
  await applyRefactoring(
    vscode.l10n.t('Rename {0} to {1}', logicalName, newLogicalName),
    () => planRename({ ...renamed, newLogicalName, ...(newDisplayName !== displayName && { newDisplayName }) }, index),
    services,
  );
}
