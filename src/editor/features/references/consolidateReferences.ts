import * as vscode from 'vscode';
import {
  type ConsolidationGroup,
  consolidationGroups,
  type MergedReference,
  planConsolidation,
} from '../../../core/edits/refactorings/merge/planConsolidation';
import { connectorName } from '../../../core/connectors/connectorNames';
import type { FilePath } from '../../../core/model/filePath';
import { solutionName } from '../../../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import type { EditServices } from '../edits/editServices';
import { applyRefactoring } from './applyRefactoring';
import type { ReferenceArgument } from './referenceArgument';
import { givenOrPickedSolution } from './referencePicks';

/**
 * Runs Consolidate Connection References. The command lists each connector with several references in a solution, and
 * the changes that a merge would make. It then merges the references of the selected connectors.
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
    label: connectorName(group.keep, index),
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

/**
 * The groups of references to merge, from the current workspace: a reference may have been added or removed after the
 * list was shown.
 */
function groupsThatKeep(logicalNames: readonly string[], root: FilePath, index: WorkspaceIndex): ConsolidationGroup[] {
  const solution = index.solution(root);
  return (solution ? consolidationGroups(solution, index, logicalNames) : []).filter(({ keep }) =>
    logicalNames.includes(keep.logicalName),
  );
}

/**
 * The line about a reference that is merged into the kept one: its name, the flows, apps and agents that use it, and
 * the other solutions that change.
 */
function mergeText({ reference: { displayName }, uses, codeApps, otherSolutions }: MergedReference): string {
  const users = uses.map(({ name, solution }) =>
    otherSolutions.includes(solution) ? `${name} (${solutionName(solution)})` : name,
  );
  const userList = [...new Set([...users, ...codeApps.map((app) => app.displayName)])].join(', ');
  const solutionList = [...new Set(otherSolutions.map(solutionName))].join(', ');
  if (solutionList === '') {
    return userList === ''
      ? vscode.l10n.t('Merges {0} (not used)', displayName)
      : vscode.l10n.t('Merges {0} (used by: {1})', displayName, userList);
  }
  return userList === ''
    ? vscode.l10n.t('Merges {0} (not used; other solutions that change: {1})', displayName, solutionList)
    : vscode.l10n.t('Merges {0} (used by: {1}; other solutions that change: {2})', displayName, userList, solutionList);
}
