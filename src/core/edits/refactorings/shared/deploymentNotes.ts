import type { FilePath } from '../../../model/filePath';
import { pathInFolder } from '../../../model/filePath';
import { withoutArchiveMark } from '../../../model/archivePath';
import { nameKey } from '../../../model/names';
import type { Solution } from '../../../model/solution';
import { shownRoot, solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { isNeededBy, isRebuilt, type ReferenceScope } from './referenceScope';
import { listed } from '../../../text/listed';

/** How an edit of source survives the next export (field.md §5). */
export function roundTripNote(solutions: readonly Solution[]): string {
  const names = [...new Set(solutions.map(solutionName))];
  return names.length === 1
    ? `Bump the version of ${names[0] ?? ''}, pack it, and import it into the development environment, or the next export brings back what was.`
    : `Bump the versions of ${listed(names)}, pack them, and import them into the development environment, or the next export brings back what was.`;
}

/** Solutions whose `Solution.xml` goes on listing what goes. */
export function neededNotes(solutions: readonly Solution[], names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const needing = [...new Set(solutions.filter((each) => isNeededBy(each, name)).map(solutionName))];
    return needing.length === 0
      ? []
      : [`Solution.xml of ${listed(needing)} still lists ${name} as a dependency: something there may need it.`];
  });
}

/** Copies that are made anew: they are as they were until then. */
export function rebuiltNotes(solutions: readonly Solution[], index: WorkspaceIndex): string[] {
  const rebuilt = [...new Set(solutions.filter((solution) => isRebuilt(solution, index)))];
  return rebuilt.length === 0 ? [] : [`${listed(rebuilt.map(shownRoot))} stays as it is until it is exported again.`];
}

/** What is not known may use what goes: in the solutions that have to do with it, and in those that are not read. */
export function unreadNotes(solutions: readonly Solution[], index: WorkspaceIndex): string[] {
  const holding = solutions.filter(({ unreadKinds }) => unreadKinds.length > 0);
  const notes = holding.map(
    (solution) =>
      `${solutionName(solution)} holds ${listed(solution.unreadKinds)}, whose connections are not read: look there whether they use it.`,
  );
  return [
    ...new Set(notes),
    ...(index.gap() === 'notRead'
      ? ['Solutions in the YAML layout are not read: whether they use it is not known.']
      : []),
  ];
}

/** A logical name that other publishers' solutions may have too. */
export function prefixNotes(logicalName: string, solutions: readonly Solution[]): string[] {
  const prefixes = [...new Set(solutions.map(({ manifest }) => manifest?.publisher.prefix ?? ''))];
  return prefixes
    .filter((prefix) => prefix !== '' && !nameKey(logicalName).startsWith(`${nameKey(prefix)}_`))
    .map((prefix) => `${logicalName} does not begin with the publisher’s prefix ${prefix}_.`);
}

/** @param keeping Solutions that go on defining the name: to an environment it is one component, whatever it is for. */
export function upgradeNote(names: readonly string[], keeping: readonly Solution[] = []): string {
  const keepers = [...new Set(keeping.map(solutionName))];
  const where =
    keepers.length === 0
      ? 'from the environment'
      : keepers.length === 1
        ? `where ${listed(keepers)} is not installed`
        : `where none of ${listed(keepers)} is installed`;
  return `A managed upgrade deletes ${listed(names)} ${where}, and fails while something else there uses ${names.length === 1 ? 'it' : 'them'}.`;
}

/** Where a name stands for several connectors: which solutions have it for another one than is meant. */
export function keptNote({ reference, conflicting }: ReferenceScope): string {
  const names = [...new Set(conflicting.map(solutionName))];
  return `${listed(names)} ${names.length === 1 ? 'keeps' : 'keep'} ${reference.logicalName}, which stands for another connector there.`;
}

export function shownFile(file: FilePath): string {
  return pathInFolder(withoutArchiveMark(file)) || file;
}
