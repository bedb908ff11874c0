import { nameKey, sameName, compareNames } from '../../../model/names';
import { copiesOf } from '../../../dependencies/copiesOf';
import { definesReference } from '../../../dependencies/definesReference';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { planMerges } from './planMerge';
import type { Refactoring } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import { isNeededBy, canReceiveEdits } from '../shared/referenceScope';
import { type ReferenceUse, usesOf } from '../shared/referenceUses';
import { compareConnectors } from '../../../connectors/connectorIdentity';

/** The references of a solution that stand for one connector, and the one that would be left. */
export interface ConsolidationGroup {
  readonly keep: ConnectionReference;
  readonly merged: readonly MergedReference[];
}

export interface MergedReference {
  readonly reference: ConnectionReference;
  readonly uses: readonly ReferenceUse[];
  /** The other solutions that change with it: they define it, use it, or list it as a dependency. */
  readonly otherSolutions: readonly Solution[];
}

/**
 * Where a solution has several references for one connector. The one that most uses name stays, unless another one is asked for.
 * @param keep Logical names of references that stay.
 */
export function consolidationGroups(
  solution: Solution,
  index: WorkspaceIndex,
  keep: readonly string[] = [],
): ConsolidationGroup[] {
  const groups: ConnectionReference[][] = [];
  const unique = new Map(solution.connectionReferences.map((each) => [nameKey(each.logicalName), each])).values();
  for (const reference of unique) {
    const known = groups.find(([first]) => first && compareConnectors(first, reference) === 'same');
    if (known) {
      known.push(reference);
    } else if (reference.apiName !== '') {
      groups.push([reference]);
    }
  }
  const own = copiesOf(solution, index);
  const others = index.solutions().filter((each) => canReceiveEdits(each, index) && !own.includes(each));
  const withOthers = (used: Omit<MergedReference, 'otherSolutions'>): MergedReference => ({
    ...used,
    otherSolutions: others.filter((each) => hasToDoWith(each, used)),
  });
  return groups
    .filter(({ length }) => length > 1)
    .map((references) => {
      const used = references
        .map((reference) => ({ reference, uses: usesOf(reference.logicalName, index) }))
        .sort(
          (a, b) => b.uses.length - a.uses.length || compareNames(a.reference.logicalName, b.reference.logicalName),
        );
      const kept = used.find(({ reference }) => keep.some((name) => sameName(name, reference.logicalName))) ?? used[0];
      return kept && { keep: kept.reference, merged: used.filter((each) => each !== kept).map(withOthers) };
    })
    .filter((group) => group !== undefined);
}

function hasToDoWith(
  solution: Solution,
  { reference: { logicalName }, uses }: Omit<MergedReference, 'otherSolutions'>,
): boolean {
  return (
    definesReference(solution, logicalName) ||
    isNeededBy(solution, logicalName) ||
    uses.some((use) => use.solution === solution)
  );
}

/** Merges the references of each group into the one that is left. */
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

/** One solution was named, and what goes in it goes everywhere. */
function otherSolutionsNotes(groups: readonly ConsolidationGroup[]): RefactoringNote[] {
  const solutions = groups.flatMap(({ merged }) => merged.flatMap(({ otherSolutions }) => otherSolutions));
  const names = [...new Set(solutions.map(solutionName))].sort();
  return names.length === 0 ? [] : [{ kind: 'otherSolutions', solutions: names }];
}
