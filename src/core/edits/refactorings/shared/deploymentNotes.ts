import { nameKey } from '../../../model/names';
import type { Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { RefactoringNote } from './refactoringNote';
import { isNeededBy, isGenerated, type ReferenceScope } from './referenceScope';

/** How to keep the next export from undoing an edit of source (docs/imports.md#edits-in-source-and-the-next-export). */
export function roundTripNote(solutions: readonly Solution[]): RefactoringNote {
  return { kind: 'versions', solutions: namesOf(solutions) };
}

/** Solutions whose `Solution.xml` still lists a removed name as a dependency. */
export function listedDependencyNotes(solutions: readonly Solution[], names: readonly string[]): RefactoringNote[] {
  return names.flatMap((reference): RefactoringNote[] => {
    const needing = namesOf(solutions.filter((each) => isNeededBy(each, reference)));
    return needing.length === 0 ? [] : [{ kind: 'dependencyListed', reference, solutions: needing }];
  });
}

/** Zips and managed exports of edited solutions. They contain the old state until somebody exports them again. */
export function outdatedExportNotes(solutions: readonly Solution[], index: WorkspaceIndex): RefactoringNote[] {
  const generated = [...new Set(solutions.filter((solution) => isGenerated(solution, index)))];
  return generated.length === 0 ? [] : [{ kind: 'exportsOutdated', roots: generated.map(({ root }) => root) }];
}

/** Components that Connref doesn't read, and that may use a reference that is renamed or removed. */
export function unreadNotes(solutions: readonly Solution[], index: WorkspaceIndex): RefactoringNote[] {
  const withUnreadKinds = solutions.filter(({ unreadKinds }) => unreadKinds.length > 0);
  return [
    ...withUnreadKinds.map((solution): RefactoringNote => ({
      kind: 'componentsNotRead',
      solution: solutionName(solution),
      components: solution.unreadKinds,
    })),
    ...(index.unreadDefinitions() === 'notRead' ? [{ kind: 'yamlNotRead' } as const] : []),
  ];
}

/** A logical name without the prefix of the publisher. A solution of another publisher could define the same name. */
export function prefixNotes(reference: string, solutions: readonly Solution[]): RefactoringNote[] {
  const prefixes = [...new Set(solutions.map(({ manifest }) => manifest?.publisher.prefix ?? ''))];
  return prefixes
    .filter((prefix) => prefix !== '' && !nameKey(reference).startsWith(`${nameKey(prefix)}_`))
    .map((prefix) => ({ kind: 'otherPrefix', reference, prefix }));
}

/**
 * What an upgrade deletes in the target environment (docs/imports.md#what-an-upgrade-deletes).
 * @param keeping Solutions that still define the name, even for another connector. Dataverse treats the name as one
 * component, which therefore stays.
 */
export function upgradeNote(references: readonly string[], keeping: readonly Solution[] = []): RefactoringNote {
  return { kind: 'deletedByUpgrade', references, keepers: namesOf(keeping) };
}

/** The solutions that define the name for another connector. Their definition is not changed. */
export function nameOfOthersNote({ reference, conflictingSolutions }: ReferenceScope): RefactoringNote {
  return { kind: 'nameOfOthers', reference: reference.logicalName, solutions: namesOf(conflictingSolutions) };
}

function namesOf(solutions: readonly Solution[]): string[] {
  return [...new Set(solutions.map(solutionName))];
}
