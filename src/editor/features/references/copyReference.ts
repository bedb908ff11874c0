import * as vscode from 'vscode';
import { planCopy } from '../../../core/edits/refactorings/copy/planCopy';
import { solutionName } from '../../../core/model/solutionIdentity';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedReference, givenOrPickedSolution } from './referencePicks';

/** Runs Copy Connection Reference to Solution, or Move Connection Reference to Solution. */
export async function copyReference(
  argument: ReferenceArgument,
  services: EditServices,
  isMove: boolean,
): Promise<void> {
  const { index } = services.workspace.engine;
  const title = isMove
    ? vscode.l10n.t('Move Connection Reference to Solution')
    : vscode.l10n.t('Copy Connection Reference to Solution');
  const picked = await givenOrPickedReference(argument, title, index);
  if (!picked) {
    return;
  }
  const { reference, solution } = picked;
  const others = index.solutions().filter(({ root }) => root !== solution.root);
  if (others.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('This workspace has no other solution to copy or move the connection reference to.'),
    );
    return;
  }
  const target = await givenOrPickedSolution(
    undefined,
    { title, placeHolder: vscode.l10n.t('Select the target solution for {0}', reference.displayName) },
    others,
  );
  if (target) {
    const { logicalName } = reference;
    const name = solutionName(target);
    await applyRefactoring(
      isMove
        ? vscode.l10n.t('Move {0} to {1}', logicalName, name)
        : vscode.l10n.t('Copy {0} to {1}', logicalName, name),
      () => planCopy({ logicalName, from: solution.root, to: target.root, moves: isMove }, index),
      services,
    );
  }
}
