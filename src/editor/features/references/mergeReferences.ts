import * as vscode from 'vscode';
import { planMerge } from '../../../core/edits/refactorings/merge/planMerge';
import { compareConnectors } from '../../../core/connectors/connectorIdentity';
import { nameKey, sameName } from '../../../core/model/names';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { editableReferences, givenOrPickedReference, pickReference } from './referencePicks';

/**
 * Runs Merge Connection References, which replaces one connection reference with another one for the same connector.
 */
export async function mergeReferences(argument: ReferenceArgument, services: EditServices): Promise<void> {
  const { index } = services.workspace.engine;
  const title = vscode.l10n.t('Merge Connection References');
  const source = await givenOrPickedReference(argument, title, index);
  if (!source) {
    return;
  }
  const { logicalName } = source.reference;
  const others = editableReferences(index).filter(
    ({ reference }) =>
      !sameName(reference.logicalName, logicalName) && compareConnectors(reference, source.reference) === 'same',
  );
  const candidates = [...new Map(others.map((each) => [nameKey(each.reference.logicalName), each])).values()];
  if (candidates.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        '{0} cannot be merged. Connref finds no other editable connection reference for the same connector.',
        logicalName,
      ),
    );
    return;
  }
  const placeHolder = vscode.l10n.t('Select the connection reference that replaces {0}', source.reference.displayName);
  const target = await pickReference(candidates, { title, placeHolder }, index);
  if (target) {
    const into = target.reference.logicalName;
    await applyRefactoring(
      vscode.l10n.t('Merge {0} into {1}', logicalName, into),
      () => planMerge({ sources: [logicalName], target: into }, index),
      services,
    );
  }
}
