import * as vscode from 'vscode';
import { connectorName } from '../../../core/connectors/connectorNames';
import type { FilePath } from '../../../core/model/filePath';
import { nameKey, sameName } from '../../../core/model/names';
import type { ConnectionReference, Solution } from '../../../core/model/solution';
import { isEditable, isSource, shownRoot, solutionName } from '../../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import type { ReferenceArgument } from './referenceArgument';

/** A connection reference and the solution that defines it. */
export interface PickedReference {
  readonly reference: ConnectionReference;
  readonly solution: Solution;
}

/**
 * The connection reference whose menu was opened; without one, or if it cannot be edited, people pick a reference from
 * a list.
 * @returns Undefined when the question is cancelled, and when no reference can be edited.
 */
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
  return given ?? pickReference(all, { title, placeHolder: vscode.l10n.t('Select a connection reference') }, index);
}

/**
 * The connection references of all solutions that Connref can edit. If a solution defines a logical name twice, the
 * name is listed once.
 */
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

/**
 * Asks for a connection reference. The list begins with the most used one. Shows a message when the list is empty.
 * @returns Undefined when the question is cancelled or the list is empty.
 */
export async function pickReference(
  references: readonly PickedReference[],
  options: vscode.QuickPickOptions,
  index: WorkspaceIndex,
): Promise<PickedReference | undefined> {
  if (references.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('Connref can edit no connection reference in this workspace.'),
    );
    return undefined;
  }
  const items = references
    .map((picked) => ({ ...picked, users: index.usersOf('connectionReference', picked.reference.logicalName).size }))
    .sort((a, b) => b.users - a.users || a.reference.displayName.localeCompare(b.reference.displayName))
    .map(({ reference, solution, users }) => ({
      label: reference.displayName,
      description: `${reference.logicalName} · ${solutionName(solution)}`,
      detail: `${connectorName(reference, index)} · ${
        users === 0 ? vscode.l10n.t('not used') : vscode.l10n.t('files that use this reference: {0}', users)
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

/**
 * The solution whose menu was opened; without one, or if its files are not source files, people pick another solution
 * from a list.
 * @returns Undefined when the question is cancelled, and when no solution has source files.
 */
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
