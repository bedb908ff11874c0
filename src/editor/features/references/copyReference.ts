import * as vscode from 'vscode';
import { planCopy } from '../../../core/edits/refactorings/copy/planCopy';
import { solutionName } from '../../../core/model/solutionIdentity';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedReference, givenOrPickedSolution } from './referencePicks';

/** Copy or Move Connection Reference to Solution. */
export async function copyReference(
  argument: ReferenceArgument,
  services: EditServices,
  moves: boolean,
): Promise<void> {
  const { index } = services.workspace.engine;
  const title = moves
    ? vscode.l10n.t('Move Connection Reference to Solution')
    : vscode.l10n.t('Copy Connection Reference to Solution');
  const picked = await givenOrPickedReference(argument, title, index);
  if (!picked) {
    return;
  }
  const { reference, solution } = picked;
  const others = index.solutions().filter(({ root }) => root !== solution.root);
  if (others.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no other solution in this workspace.'));
    return;
  }
  const target = await givenOrPickedSolution(
    undefined,
    { title, placeHolder: vscode.l10n.t('The solution that gets {0}', reference.displayName) },
    others,
  );
  if (target) {
    const { logicalName } = reference;
    const name = solutionName(target);
    await applyRefactoring(
      moves ? vscode.l10n.t('Move {0} to {1}', logicalName, name) : vscode.l10n.t('Copy {0} to {1}', logicalName, name),
      () => planCopy({ logicalName, from: solution.root, to: target.root, moves }, index),
      services,
    );
  }
}
