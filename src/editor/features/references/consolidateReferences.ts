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

/** Consolidate Connection References: a row for each connector of a solution says who changes, then all that are ticked. */
export async function consolidateReferences(
  { solution: root }: ReferenceArgument,
  services: EditServices,
): Promise<void> {
  const { index } = services.workspace.engine;
  const title = vscode.l10n.t('Consolidate Connection References');
  const solution = await givenOrPickedSolution(
    root,
    { title, placeHolder: vscode.l10n.t('The solution') },
    index.solutions(),
  );
  if (!solution) {
    return;
  }
  const name = solutionName(solution);
  const items = consolidationGroups(solution, index).map((group) => ({
    label: connectorDisplayName(group.keep.apiName),
    description: vscode.l10n.t('{0} stays', group.keep.displayName),
    detail: group.merged.map(goesInWords).join(' · '),
    picked: true,
    group,
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('{0} has one connection reference for each connector at most.', name),
    );
    return;
  }
  const placeHolder = vscode.l10n.t('What becomes one connection reference each');
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

/** As they are now: since the list was shown, one may have come or gone. */
function groupsThatKeep(logicalNames: readonly string[], root: FilePath, index: WorkspaceIndex): ConsolidationGroup[] {
  const solution = index.solution(root);
  return (solution ? consolidationGroups(solution, index, logicalNames) : []).filter(({ keep }) =>
    logicalNames.includes(keep.logicalName),
  );
}

/** That one goes, who uses it, and which other solutions change with it. */
function goesInWords({ reference: { displayName }, uses, otherSolutions }: MergedReference): string {
  const users = uses.map(({ name, solution }) =>
    otherSolutions.includes(solution) ? `${name} (${solutionName(solution)})` : name,
  );
  const goes =
    users.length === 0
      ? vscode.l10n.t('{0} goes; nothing uses it', displayName)
      : vscode.l10n.t('{0} goes, used by {1}', displayName, [...new Set(users)].join(', '));
  const others = [...new Set(otherSolutions.map(solutionName))].join(', ');
  return others === '' ? goes : vscode.l10n.t('{0}; also changes {1}', goes, others);
}
