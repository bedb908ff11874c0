import * as vscode from 'vscode';
import { connectorDisplayName } from '../../../core/connectors/connectorNames';
import type { FilePath } from '../../../core/model/filePath';
import { nameKey, sameName } from '../../../core/model/names';
import type { ConnectionReference, Solution } from '../../../core/model/solution';
import { isEditable, isSource, shownRoot, solutionName } from '../../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import { countOf } from '../../countOf';
import type { ReferenceArgument } from './referenceArgument';

/** A reference, and the solution whose definition is meant. */
export interface PickedReference {
  readonly reference: ConnectionReference;
  readonly solution: Solution;
}

/** The reference that a menu was opened on, else one that the user chooses, the most used first. */
export async function givenOrPickedReference(
  { logicalName, solution }: ReferenceArgument,
  title: string,
  index: WorkspaceIndex,
): Promise<PickedReference | undefined> {
  const all = editableReferences(index);
  const given = all.find(
    (each) =>
      logicalName !== undefined &&
      sameName(each.reference.logicalName, logicalName) &&
      (solution === undefined || each.solution.root === solution),
  );
  return given ?? pickReference(all, { title, placeHolder: vscode.l10n.t('The connection reference') }, index);
}

/** What edits may reach, each name once in a solution. */
export function editableReferences(index: WorkspaceIndex): PickedReference[] {
  return index
    .solutions()
    .filter(isEditable)
    .flatMap((solution) =>
      [...new Map(solution.connectionReferences.map((each) => [nameKey(each.logicalName), each])).values()].map(
        (reference) => ({ reference, solution }),
      ),
    );
}

/** Lets the user choose a reference, the most used first; tells when there is none. */
export async function pickReference(
  references: readonly PickedReference[],
  options: vscode.QuickPickOptions,
  index: WorkspaceIndex,
): Promise<PickedReference | undefined> {
  if (references.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no such connection reference that can be edited.'),
    );
    return undefined;
  }
  const items = references
    .map((picked) => ({ ...picked, users: index.usersOf(picked.reference.logicalName).size }))
    .sort((a, b) => b.users - a.users || a.reference.displayName.localeCompare(b.reference.displayName))
    .map(({ reference, solution, users }) => ({
      label: reference.displayName,
      description: `${reference.logicalName} · ${solutionName(solution)}`,
      detail: `${connectorDisplayName(reference.apiName)} · ${
        users === 0 ? vscode.l10n.t('not used') : vscode.l10n.t('used by {0}', countOf(users, 'file'))
      }`,
      choice: { reference, solution },
    }));
  const chosen = await vscode.window.showQuickPick(items, {
    ...options,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen?.choice;
}

/** The solution that a menu was opened on, else one that the user chooses. */
export async function givenOrPickedSolution(
  root: FilePath | undefined,
  options: vscode.QuickPickOptions,
  solutions: readonly Solution[],
): Promise<Solution | undefined> {
  const editable = solutions.filter(isSource);
  const given = editable.find((each) => each.root === root);
  if (given || editable.length === 0) {
    return given;
  }
  const items = editable
    .map((solution) => ({ label: solutionName(solution), description: shownRoot(solution), solution }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (await vscode.window.showQuickPick(items, { ...options, matchOnDescription: true }))?.solution;
}
