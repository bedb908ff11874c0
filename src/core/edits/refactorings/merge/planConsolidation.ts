import { nameKey, sameName, compareNames } from '../../../model/names';
import { copiesOf } from '../../../dependencies/copiesOf';
import { definesReference } from '../../../dependencies/definesReference';
import type { CodeApp } from '../../../model/project';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { planMerges } from './planMerge';
import type { Refactoring } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import { isNeededBy, canReceiveEdits } from '../shared/referenceScope';
import { type ReferenceUse, usesOf } from '../shared/referenceUses';
import { compareConnectors } from '../../../connectors/connectorIdentity';

/**
 * Connection references of a solution that have the same connector. The reference `keep` is kept; the references in
 * `merged` are merged into it.
 */
export interface ConsolidationGroup {
  readonly keep: ConnectionReference;
  readonly merged: readonly MergedReference[];
}

export interface MergedReference {
  readonly reference: ConnectionReference;
  readonly uses: readonly ReferenceUse[];
  /** The code app projects beside the solutions that use the reference. */
  readonly codeApps: readonly CodeApp[];
  /**
   * The solutions, besides the chosen one and its other exports, that the merge can change, because they define or use
   * the merged reference, or list it as a dependency.
   */
  readonly otherSolutions: readonly Solution[];
}

/**
 * Groups the connection references of a solution that have the same connector. A reference whose connector is unknown,
 * or unique in the solution, is in none of the groups. Of each group, the reference with the most uses in the workspace
 * is kept, and one that belongs to an agent only if all references of the group do.
 * @param keep Logical names of references to keep instead of the most used ones.
 */
export function consolidationGroups(
  solution: Solution,
  index: WorkspaceIndex,
  keep: readonly string[] = [],
): ConsolidationGroup[] {
  const groups: ConnectionReference[][] = [];
  const unique = new Map(solution.connectionReferences.map((each) => [nameKey(each.logicalName), each])).values();
  for (const reference of unique) {
    const group = groups.find(([first]) => first && compareConnectors(first, reference) === 'same');
    if (group) {
      group.push(reference);
    } else if (reference.apiName !== '') {
      groups.push([reference]);
    }
  }
  const copies = copiesOf(solution, index);
  const others = index.solutions().filter((each) => canReceiveEdits(each, index) && !copies.includes(each));
  const withOthers = (used: UsedReference): MergedReference => ({
    ...used,
    otherSolutions: others.filter((each) => isAffectedBy(each, used)),
  });
  return groups
    .filter(({ length }) => length > 1)
    .map((references) => {
      const used = references
        .map((reference) => ({
          reference,
          uses: usesOf(reference.logicalName, index),
          codeApps: index.codeAppsUsing(reference.logicalName),
        }))
        .sort(
          (a, b) =>
            Number(belongsToAgent(a)) - Number(belongsToAgent(b)) ||
            countOf(b) - countOf(a) ||
            compareNames(a.reference.logicalName, b.reference.logicalName),
        );
      const kept = used.find(({ reference }) => keep.some((name) => sameName(name, reference.logicalName))) ?? used[0];
      return kept && { keep: kept.reference, merged: used.filter((each) => each !== kept).map(withOthers) };
    })
    .filter((group) => group !== undefined);
}

/** A reference of a solution with all that uses it in the workspace. */
type UsedReference = Omit<MergedReference, 'otherSolutions'>;

/**
 * Whether a reference is an agent's own: Copilot Studio made it for an agent (docs/formats.md#names), or only agents use
 * it.
 */
function belongsToAgent({ reference, uses, codeApps }: UsedReference): boolean {
  const isOnlyForAgents =
    uses.length > 0 && codeApps.length === 0 && uses.every(({ kind }) => kind === 'agent' || kind === 'knowledge');
  return !reference.isCustomizable || isOnlyForAgents;
}

function countOf({ uses, codeApps }: UsedReference): number {
  return uses.length + codeApps.length;
}

function isAffectedBy(solution: Solution, { reference: { logicalName }, uses }: UsedReference): boolean {
  return (
    definesReference(solution, logicalName) ||
    isNeededBy(solution, logicalName) ||
    uses.some((use) => use.solution === solution)
  );
}

/** Plans to merge the connection references of each group into the kept reference of the group. */
export function planConsolidation(groups: readonly ConsolidationGroup[], index: WorkspaceIndex): Refactoring {
  const plan = planMerges(
    groups.map(({ keep, merged }) => ({
      sources: merged.map(({ reference }) => reference.logicalName),
      target: keep.logicalName,
    })),
    index,
  );
  return plan.refusals.length > 0 ? plan : { ...plan, notes: [...otherSolutionsNotes(groups), ...plan.notes] };
}

/**
 * A note about the other solutions that change; empty if there are none. People choose the references of only one
 * solution, but a merge applies to the whole workspace.
 */
function otherSolutionsNotes(groups: readonly ConsolidationGroup[]): RefactoringNote[] {
  const solutions = groups.flatMap(({ merged }) => merged.flatMap(({ otherSolutions }) => otherSolutions));
  const names = [...new Set(solutions.map(solutionName))].sort();
  return names.length === 0 ? [] : [{ kind: 'otherSolutions', solutions: names }];
}
