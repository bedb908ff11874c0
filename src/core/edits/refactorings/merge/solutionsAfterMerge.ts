import { sameName } from '../../../model/names';
import type { Solution } from '../../../model/solution';
import { solutionWith } from '../shared/solutionWith';
import type { ChangedSolutions } from '../shared/needsAfter';
import type { ReferenceScope } from '../shared/referenceScope';

/** References whose place another one takes. */
export interface ReferenceMerge {
  /** Those that go. */
  readonly sources: readonly ReferenceScope[];
  readonly target: ReferenceScope;
  /** The solutions that get a copy of the one that stays. */
  readonly copyTargets: readonly Solution[];
  /** The solutions whose `Solution.xml` lists what goes, and names the one that stays instead. */
  readonly listing: readonly Solution[];
}

/** All that have to do with what goes, as the merges leave them. */
export function solutionsAfterMerge(merges: readonly ReferenceMerge[]): ChangedSolutions {
  const changed = new Map<string, Solution>();
  for (const merge of merges) {
    for (const solution of changedBy(merge)) {
      changed.set(solution.root, merged(changed.get(solution.root) ?? solution, solution, merge));
    }
  }
  return changed;
}

/** The solutions that define, use or list what goes. */
export function changedBy({ sources, listing }: ReferenceMerge): ReadonlySet<Solution> {
  return new Set([
    ...sources.flatMap(({ solutions, uses }) => [...solutions, ...uses.map((use) => use.solution)]),
    ...listing,
  ]);
}

/** @param before The solution as the index has it. */
function merged(
  solution: Solution,
  before: Solution,
  { sources, target, copyTargets, listing }: ReferenceMerge,
): Solution {
  const { reference } = target;
  const goes = (name: string): boolean => sources.some((each) => sameName(each.reference.logicalName, name));
  const called = (name: string): string => (goes(name) ? reference.logicalName : name);
  const { manifest } = solution;
  return solutionWith(solution, {
    connectionReferences: [
      ...solution.connectionReferences.filter(({ logicalName }) => !goes(logicalName)),
      ...(copyTargets.includes(before) ? [reference] : []),
    ],
    flows: new Map(
      [...solution.flows].map(([file, flow]) => [
        file,
        {
          ...flow,
          entries: flow.entries.map((entry) =>
            entry.reference === undefined ? entry : { ...entry, reference: called(entry.reference) },
          ),
        },
      ]),
    ),
    canvasApps: solution.canvasApps.map((app) => ({ ...app, references: app.references.map(called) })),
    agents: solution.agents.map((agent) => ({
      ...agent,
      references: agent.references.map((each) => ({ ...each, reference: called(each.reference) })),
    })),
    ...(manifest &&
      listing.includes(before) && {
        manifest: {
          ...manifest,
          missingDependencies: manifest.missingDependencies.map((each) =>
            each.kind === 'connectionReference' ? { ...each, names: each.names.map(called) } : each,
          ),
        },
      }),
  });
}
