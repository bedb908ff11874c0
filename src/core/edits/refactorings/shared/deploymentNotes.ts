import { mayHideComponents } from '../../../model/gap';
import { nameKey } from '../../../model/names';
import type { Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { RefactoringNote } from './refactoringNote';
import { isNeededBy, isGenerated, type ReferenceScope } from './referenceScope';

/**
 * A note about how to keep the next export from undoing the edits of the given solutions
 * (docs/imports.md#edits-in-source-and-the-next-export).
 */
export function roundTripNote(solutions: readonly Solution[]): RefactoringNote {
  return { kind: 'versions', solutions: namesOf(solutions) };
}

/**
 * Notes about solutions whose `Solution.xml` still lists a name of a connection reference as a dependency, although a
 * refactoring removes or changes this name.
 * @param names The old logical names.
 */
export function listedDependencyNotes(solutions: readonly Solution[], names: readonly string[]): RefactoringNote[] {
  return names.flatMap((reference): RefactoringNote[] => {
    const needing = namesOf(solutions.filter((each) => isNeededBy(each, reference)));
    return needing.length === 0 ? [] : [{ kind: 'dependencyListed', reference, solutions: needing }];
  });
}

/**
 * A note about the exports among the given solutions that are not edited, such as zips, although their source is in the
 * workspace. They contain the old references until the solutions are exported again. Empty if there are none.
 */
export function outdatedExportNotes(solutions: readonly Solution[], index: WorkspaceIndex): RefactoringNote[] {
  const generated = [...new Set(solutions.filter((solution) => isGenerated(solution, index)))];
  return generated.length === 0 ? [] : [{ kind: 'exportsOutdated', roots: generated.map(({ root }) => root) }];
}

/**
 * Notes about components, solutions and projects that Connref doesn't read. They may still use a reference that is
 * renamed or removed.
 */
export function unreadNotes(solutions: readonly Solution[], index: WorkspaceIndex): RefactoringNote[] {
  const projects = index.projects().filter(({ kind }) => kind === 'agentWorkspace');
  const withUnreadKinds = solutions.filter(({ unreadKinds }) => unreadKinds.length > 0);
  return [
    ...withUnreadKinds.map((solution): RefactoringNote => ({
      kind: 'componentsNotRead',
      solution: solutionName(solution),
      components: solution.unreadKinds,
    })),
    ...(index.unreadDefinitions() === 'notRead' ? [{ kind: 'yamlNotRead' } as const] : []),
    ...(projects.length > 0 ? [{ kind: 'projectsNotRead', files: projects.map(({ file }) => file) } as const] : []),
  ];
}

/** A note about the files and folders that can't be read. They may define a connection reference that is added. */
export function unreadDefinitionNotes(reference: string, index: WorkspaceIndex): RefactoringNote[] {
  const paths = index
    .gaps()
    .filter(mayHideComponents)
    .map(({ path }) => path);
  return paths.length === 0 ? [] : [{ kind: 'partsNotRead', reference, paths }];
}

/**
 * Notes about a logical name that doesn't start with the publisher prefix of a solution. A solution of another
 * publisher could define the same name. Empty if the name starts with the prefix, or the prefix is unknown.
 * @param reference The logical name.
 * @param solutions The solutions that define the reference.
 */
export function prefixNotes(reference: string, solutions: readonly Solution[]): RefactoringNote[] {
  const prefixes = [...new Set(solutions.map(({ manifest }) => manifest?.publisher.prefix ?? ''))];
  return prefixes
    .filter((prefix) => prefix !== '' && !nameKey(reference).startsWith(`${nameKey(prefix)}_`))
    .map((prefix) => ({ kind: 'otherPrefix', reference, prefix }));
}

/**
 * A note about the connection references that an upgrade deletes in the target environment
 * (docs/imports.md#what-an-upgrade-deletes).
 * @param references Logical names of the references.
 * @param keeping Solutions that still define one of the names, even for another connector. Dataverse treats the name as
 * one component, which therefore stays.
 */
export function upgradeNote(references: readonly string[], keeping: readonly Solution[] = []): RefactoringNote {
  return { kind: 'deletedByUpgrade', references, keepers: namesOf(keeping) };
}

/**
 * A note about solutions that define the same logical name for another connector. Their definitions are not changed.
 */
export function nameOfOthersNote({ reference, conflictingSolutions }: ReferenceScope): RefactoringNote {
  return { kind: 'nameOfOthers', reference: reference.logicalName, solutions: namesOf(conflictingSolutions) };
}

function namesOf(solutions: readonly Solution[]): string[] {
  return [...new Set(solutions.map(solutionName))];
}
