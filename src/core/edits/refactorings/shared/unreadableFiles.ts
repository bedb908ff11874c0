import type { FilePath } from '../../../model/filePath';
import { type Gap, mayHideComponents } from '../../../model/gap';
import type { Solution } from '../../../model/solution';
import { canParse } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { Refusal } from './refactoring';
import { isGenerated } from './referenceScope';

/**
 * Refusals for files and folders that were not read. Such a file may contain the connection reference, and would still contain the
 * old name after the edit. Solutions in the YAML layout cause a note instead, because people can't make them readable.
 */
export function unreadableFiles(index: WorkspaceIndex): Refusal[] {
  const solutions = readSolutions(index);
  return [
    ...unreadableDefinitions(index),
    ...index
      .gaps()
      .filter((gap) => !mayHideComponents(gap))
      .map(gapRefusal),
    ...solutions
      .flatMap(({ flows }) => [...flows.values()])
      .filter(({ readable, namedReferences }) => !readable || namedReferences === undefined)
      .map(({ file, name }) => ({ file, reason: { kind: 'flowUnreadable' as const, flow: name } })),
    ...solutions.flatMap(({ unreadableUsers }) => unreadableUsers).map((file) => refusal(file, 'use')),
    ...index
      .projects()
      .filter((project) => project.kind === 'codeApp' && !project.readable)
      .map(({ file }) => refusal(file, 'use')),
    ...index
      .settings()
      .filter(({ readable }) => !readable)
      .map(({ file }) => ({ file, reason: { kind: 'settingsUnreadable' as const } })),
  ];
}

/**
 * Refusals for each `Customizations.xml` that is missing or cannot be read, and for each part of the workspace that was not
 * read, because it may define the connection reference.
 */
export function unreadableDefinitions(index: WorkspaceIndex): Refusal[] {
  return [
    ...readSolutions(index).flatMap(({ customizationsFile, customizationsReadable }) =>
      customizationsReadable || customizationsFile === undefined ? [] : [refusal(customizationsFile, 'definition')],
    ),
    ...index.gaps().filter(mayHideComponents).map(gapRefusal),
  ];
}

function gapRefusal({ path, reason }: Gap): Refusal {
  return { file: path, reason: { kind: 'notRead', cause: reason } };
}

/**
 * The solutions whose unreadable files prevent an edit. Zips whose source is in the workspace are left out, because the
 * next export replaces them.
 */
function readSolutions(index: WorkspaceIndex): Solution[] {
  return index.solutions().filter((solution) => canParse(solution) && !isGenerated(solution, index));
}

/** @param content Whether the file may contain the definition or a use of the connection reference. */
function refusal(file: FilePath, content: 'definition' | 'use'): Refusal {
  return { file, reason: { kind: 'fileUnreadable', content } };
}
