import { nameKey } from '../../../model/names';
import type { Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { RefactoringNote } from './refactoringNote';
import { isNeededBy, isGenerated, type ReferenceScope } from './referenceScope';

/** How an edit of source survives the next export (field.md §5). */
export function roundTripNote(solutions: readonly Solution[]): RefactoringNote {
  return { kind: 'versions', solutions: namesOf(solutions) };
}

/** Solutions whose `Solution.xml` goes on listing what goes. */
export function listedDependencyNotes(solutions: readonly Solution[], names: readonly string[]): RefactoringNote[] {
  return names.flatMap((reference): RefactoringNote[] => {
    const needing = namesOf(solutions.filter((each) => isNeededBy(each, reference)));
    return needing.length === 0 ? [] : [{ kind: 'dependencyListed', reference, solutions: needing }];
  });
}

/** Copies that are made anew: they are as they were until then. */
export function outdatedExportNotes(solutions: readonly Solution[], index: WorkspaceIndex): RefactoringNote[] {
  const generated = [...new Set(solutions.filter((solution) => isGenerated(solution, index)))];
  return generated.length === 0 ? [] : [{ kind: 'exportsOutdated', roots: generated.map(({ root }) => root) }];
}

/** What is not known may use what goes: in the solutions that have to do with it, and in those that are not read. */
export function unreadNotes(solutions: readonly Solution[], index: WorkspaceIndex): RefactoringNote[] {
  const holding = solutions.filter(({ unreadKinds }) => unreadKinds.length > 0);
  return [
    ...holding.map((solution): RefactoringNote => ({
      kind: 'componentsNotRead',
      solution: solutionName(solution),
      components: solution.unreadKinds,
    })),
    ...(index.unreadDefinitions() === 'notRead' ? [{ kind: 'yamlNotRead' } as const] : []),
  ];
}

/** A logical name that other publishers' solutions may have too. */
export function prefixNotes(reference: string, solutions: readonly Solution[]): RefactoringNote[] {
  const prefixes = [...new Set(solutions.map(({ manifest }) => manifest?.publisher.prefix ?? ''))];
  return prefixes
    .filter((prefix) => prefix !== '' && !nameKey(reference).startsWith(`${nameKey(prefix)}_`))
    .map((prefix) => ({ kind: 'otherPrefix', reference, prefix }));
}

/** @param keeping Solutions that go on defining the name: to an environment it is one component, whatever it is for. */
export function upgradeNote(references: readonly string[], keeping: readonly Solution[] = []): RefactoringNote {
  return { kind: 'deletedByUpgrade', references, keepers: namesOf(keeping) };
}

/** Where a name stands for several connectors: which solutions have it for another one than is meant. */
export function nameOfOthersNote({ reference, conflictingSolutions }: ReferenceScope): RefactoringNote {
  return { kind: 'nameOfOthers', reference: reference.logicalName, solutions: namesOf(conflictingSolutions) };
}

function namesOf(solutions: readonly Solution[]): string[] {
  return [...new Set(solutions.map(solutionName))];
}
