import type { FilePath } from '../../../model/filePath';
import type { Solution } from '../../../model/solution';
import { canParse } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { Refusal } from './refactoring';
import { isGenerated } from './referenceScope';

/**
 * Files that cannot be read and may name any reference, each as a refusal: it would go on naming what the others do not.
 * Solutions in the YAML layout, which nobody can repair for that, have a note instead.
 */
export function unreadableFiles(index: WorkspaceIndex): Refusal[] {
  const solutions = readSolutions(index);
  return [
    ...unreadableDefinitions(index),
    ...solutions
      .flatMap(({ flows }) => [...flows.values()])
      .filter(({ readable }) => !readable)
      .map(({ file, name }) => ({ file, reason: { kind: 'flowUnreadable' as const, flow: name } })),
    ...solutions.flatMap(({ unreadableUsers }) => unreadableUsers).map((file) => refusal(file, 'use')),
    ...index
      .settings()
      .filter(({ readable }) => !readable)
      .map(({ file }) => ({ file, reason: { kind: 'settingsUnreadable' as const } })),
  ];
}

/** The files of definitions among them. */
export function unreadableDefinitions(index: WorkspaceIndex): Refusal[] {
  return readSolutions(index).flatMap(({ customizationsFile, customizationsReadable }) =>
    customizationsReadable || customizationsFile === undefined ? [] : [refusal(customizationsFile, 'definition')],
  );
}

/** What is made anew names what its source does. */
function readSolutions(index: WorkspaceIndex): Solution[] {
  return index.solutions().filter((solution) => canParse(solution) && !isGenerated(solution, index));
}

/** @param content What the file may hold of the reference. */
function refusal(file: FilePath, content: 'definition' | 'use'): Refusal {
  return { file, reason: { kind: 'fileUnreadable', content } };
}
