import * as vscode from 'vscode';
import {
  type ConsolidationGroup,
  consolidationGroups,
  type MergedReference,
  planConsolidation,
} from '../../../core/edits/refactorings/merge/planConsolidation';
import { connectorDisplayName } from '../../../core/connectors/connectorNames';
import type { FilePath } from '../../../core/model/filePath';
import { solutionName } from '../../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedSolution } from './referencePicks';

/**
 * Consolidate Connection References: lists each connector with several references and what a merge would change, then merges
 * the references of the selected connectors.
 */
export async function consolidateReferences(
  { solution: root }: ReferenceArgument,
  services: EditServices,
): Promise<void> {
  const { index } = services.workspace.engine;
  const title = vscode.l10n.t('Consolidate Connection References');
  const solution = await givenOrPickedSolution(
    root,
    { title, placeHolder: vscode.l10n.t('Select a solution') },
    index.solutions(),
  );
  if (!solution) {
    return;
  }
  const name = solutionName(solution);
  const items = consolidationGroups(solution, index).map((group) => ({
    label: connectorDisplayName(group.keep.apiName),
    description: vscode.l10n.t('Keep {0}', group.keep.displayName),
    detail: group.merged.map(mergeText).join(' · '),
    picked: true,
    group,
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} has nothing to consolidate: no connector has more than one connection reference.', name),
    );
    return;
  }
  const placeHolder = vscode.l10n.t('Select the connectors to consolidate');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  if (chosen && chosen.length > 0) {
    const kept = chosen.map(({ group }) => group.keep.logicalName);
    await applyRefactoring(
      vscode.l10n.t('Consolidate {0}', name),
      () => planConsolidation(groupsThatKeep(kept, solution.root, index), index),
      services,
    );
  }
}

/** The groups with the current references: a reference may have been added or removed after the list was shown. */
function groupsThatKeep(logicalNames: readonly string[], root: FilePath, index: WorkspaceIndex): ConsolidationGroup[] {
  const solution = index.solution(root);
  return (solution ? consolidationGroups(solution, index, logicalNames) : []).filter(({ keep }) =>
    logicalNames.includes(keep.logicalName),
  );
}

/** Which reference is merged, which flows and apps use the reference, and which other solutions change too. */
function mergeText({ reference: { displayName }, uses, otherSolutions: otherSolutions }: MergedReference): string {
  const users = uses.map(({ name, solution }) =>
    otherSolutions.includes(solution) ? `${name} (${solutionName(solution)})` : name,
  );
  const userList = [...new Set(users)].join(', ');
  const solutionList = [...new Set(otherSolutions.map(solutionName))].join(', ');
  if (solutionList === '') {
    return userList === ''
      ? vscode.l10n.t('Merge {0} (not used)', displayName)
      : vscode.l10n.t('Merge {0} (used by: {1})', displayName, userList);
  }
  return userList === ''
    ? vscode.l10n.t('Merge {0} (not used; also changes: {1})', displayName, solutionList)
    : vscode.l10n.t('Merge {0} (used by: {1}; also changes: {2})', displayName, userList, solutionList);
}
