import type { FilePath } from '../../../model/filePath';
import type { Solution } from '../../../model/solution';
import { canParse } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { shownFile } from './deploymentNotes';
import type { Refusal } from './refactoring';
import { isRebuilt } from './referenceScope';

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
      .map(({ file, name }) => ({ file, message: `“${name}” cannot be read, and may use it. Repair the file first.` })),
    ...solutions.flatMap(({ unreadableUsers }) => unreadableUsers).map((file) => refusal(file, 'use it')),
    ...index
      .settings()
      .filter(({ readable }) => !readable)
      .map(({ file }) => ({ file, message: 'The settings file cannot be read, and may name it. Repair it first.' })),
  ];
}

/** The files of definitions among them. */
export function unreadableDefinitions(index: WorkspaceIndex): Refusal[] {
  return readSolutions(index).flatMap(({ customizationsFile, customizationsReadable }) =>
    customizationsReadable || customizationsFile === undefined ? [] : [refusal(customizationsFile, 'define it')],
  );
}

/** What is made anew names what its source does. */
function readSolutions(index: WorkspaceIndex): Solution[] {
  return index.solutions().filter((solution) => canParse(solution) && !isRebuilt(solution, index));
}

function refusal(file: FilePath, may: string): Refusal {
  return { file, message: `${shownFile(file)} cannot be read, and may ${may}. Repair the file first.` };
}
