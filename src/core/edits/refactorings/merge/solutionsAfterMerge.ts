import { isBuiltIn } from '../../../dependencies/listedComponents';
import { sameName } from '../../../model/names';
import type { Solution } from '../../../model/solution';
import { formatOwner } from '../shared/formatOwner';
import { solutionWith } from '../shared/solutionWith';
import type { ChangedSolutions } from '../shared/needsAfter';
import type { ReferenceScope } from '../shared/referenceScope';

/** A merge of connection references into another one with the same connector. */
export interface ReferenceMerge {
  /** The references that are removed. */
  readonly sources: readonly ReferenceScope[];
  /** The reference that is kept. */
  readonly target: ReferenceScope;
  /** The solutions that get a copy of the kept reference. */
  readonly copyTargets: readonly Solution[];
  /**
   * The solutions whose `Solution.xml` lists a removed reference as a dependency. The merge makes it list the kept
   * reference instead, or removes the dependency from a solution that defines the kept reference.
   */
  readonly listing: readonly Solution[];
}

/** The solutions that the merges change, as they are after the merges. Exports that are not edited are included. */
export function solutionsAfterMerge(merges: readonly ReferenceMerge[]): ChangedSolutions {
  const changed = new Map<string, Solution>();
  for (const merge of merges) {
    for (const solution of solutionsChangedBy(merge)) {
      changed.set(solution.root, applyMerge(changed.get(solution.root) ?? solution, solution, merge));
    }
  }
  return changed;
}

/**
 * The solutions that a merge changes: they define or use a removed reference, or list it as a dependency. Exports that
 * are not edited are included.
 */
export function solutionsChangedBy({ sources, listing }: ReferenceMerge): ReadonlySet<Solution> {
  return new Set([
    ...sources.flatMap(({ solutions, uses }) => [...solutions, ...uses.map((use) => use.solution)]),
    ...listing,
  ]);
}

/**
 * A solution as it is after one more merge.
 * @param solution The solution after the previous merges.
 * @param before The same solution in the index, before all merges. `copyTargets` and `listing` contain this object.
 */
function applyMerge(
  solution: Solution,
  before: Solution,
  { sources, target, copyTargets, listing }: ReferenceMerge,
): Solution {
  const { reference } = target;
  const isRemoved = (name: string): boolean => sources.some((each) => sameName(each.reference.logicalName, name));
  const nameAfter = (name: string): string => (isRemoved(name) ? reference.logicalName : name);
  const owner = formatOwner(target.solutions);
  // The edit keeps an owner such as `Active`, too: see `owner` of ReplaceReferenceName.
  const ownerAfter = (listed: string): string => (isBuiltIn(listed) ? listed : (owner ?? listed));
  const withNamesAfter = <User extends { readonly references: readonly string[] }>(user: User): User => ({
    ...user,
    references: user.references.map(nameAfter),
  });
  const { manifest } = solution;
  return solutionWith(solution, {
    connectionReferences: [
      ...solution.connectionReferences.filter(({ logicalName }) => !isRemoved(logicalName)),
      ...(copyTargets.includes(before) ? [reference] : []),
    ],
    flows: new Map(
      [...solution.flows].map(([file, flow]) => [
        file,
        {
          ...flow,
          entries: flow.entries.map((entry) =>
            entry.reference === undefined ? entry : { ...entry, reference: nameAfter(entry.reference) },
          ),
        },
      ]),
    ),
    canvasApps: solution.canvasApps.map((app) => ({
      ...app,
      references: app.references.map(nameAfter),
      dependencies: app.dependencies.map((each) =>
        each.kind === 'connectionReference' ? { ...each, name: nameAfter(each.name) } : each,
      ),
    })),
    knowledgeSources: solution.knowledgeSources.map(withNamesAfter),
    desktopFlows: solution.desktopFlows.map(withNamesAfter),
    agents: solution.agents.map((agent) => ({
      ...agent,
      references: agent.references.map((each) => ({ ...each, reference: nameAfter(each.reference) })),
    })),
    ...(manifest &&
      listing.includes(before) && {
        manifest: {
          ...manifest,
          missingDependencies: manifest.missingDependencies.map((each) =>
            each.kind === 'connectionReference' && each.names.some(isRemoved)
              ? { ...each, names: each.names.map(nameAfter), solution: ownerAfter(each.solution) }
              : each,
          ),
        },
      }),
  });
}
