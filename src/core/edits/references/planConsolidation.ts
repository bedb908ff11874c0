import { nameKey, sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { planMerge } from './planMerge';
import type { Refactoring } from './refactoring';
import { type ReferenceUse, usesOf } from './referenceUses';
import { compareConnectors } from '../../model/compareConnectors';

/** The references of a solution that stand for one connector, and the one that would be left. */
export interface ConsolidationGroup {
  readonly keep: ConnectionReference;
  readonly merged: readonly { readonly reference: ConnectionReference; readonly uses: readonly ReferenceUse[] }[];
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
  return groups
    .filter(({ length }) => length > 1)
    .map((references) => {
      const used = references
        .map((reference) => ({ reference, uses: usesOf(reference.logicalName, index) }))
        .sort(
          (a, b) =>
            b.uses.length - a.uses.length ||
            (nameKey(a.reference.logicalName) < nameKey(b.reference.logicalName) ? -1 : 1),
        );
      const kept = used.find(({ reference }) => keep.some((name) => sameName(name, reference.logicalName))) ?? used[0];
      return kept && { keep: kept.reference, merged: used.filter((each) => each !== kept) };
    })
    .filter((group) => group !== undefined);
}

/** Merges the references of each group into the one that is left. */
export function planConsolidation(groups: readonly ConsolidationGroup[], index: WorkspaceIndex): Refactoring {
  const merges = groups.map(({ keep, merged }) =>
    planMerge({ from: merged.map(({ reference }) => reference.logicalName), into: keep.logicalName }, index),
  );
  const unique = <Item>(items: readonly Item[]): Item[] => [
    ...new Map(items.map((item) => [JSON.stringify(item), item])).values(),
  ];
  const refusals = unique(merges.flatMap((merge) => merge.refusals));
  return {
    operations: refusals.length > 0 ? [] : merges.flatMap(({ operations }) => operations),
    notes: refusals.length > 0 ? [] : unique(merges.flatMap(({ notes }) => notes)),
    refusals,
    mayRaise: unique(merges.flatMap(({ mayRaise }) => mayRaise)),
  };
}
