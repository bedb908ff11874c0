import type { FilePath } from '../core/model/filePath';
import { mayHideComponents } from '../core/model/gap';
import type { Solution } from '../core/model/solution';
import { canParse } from '../core/model/solutionIdentity';
import { countOf } from '../core/text/countOf';
import { unique } from '../core/text/unique';
import { CommandError } from './commandError';
import { openWorkspace, readFolders } from './workspace';

/**
 * The solutions of an earlier release, for `connref plan --base`.
 * @param base The folder, as it is given.
 * @throws CommandError when the folder has none, or a part of it cannot be read.
 */
export async function earlierRelease(base: string, errors: NodeJS.WriteStream): Promise<readonly Solution[]> {
  const { engine, shownPath } = await openWorkspace(readFolders([base]), errors);
  const solutions = engine.index.solutions().filter(canParse);
  if (solutions.length === 0) {
    throw new CommandError(
      `${base} has nothing that Connref can read as a solution. Give --base the folder of a release.`,
    );
  }
  // What is not read would count as new.
  const [unread, ...more] = unique([
    ...engine.index.gaps().flatMap((gap) => (mayHideComponents(gap) ? gap.path : [])),
    ...solutions.flatMap(unreadFiles),
  ]);
  if (unread !== undefined) {
    const others = more.length === 0 ? '' : ` and ${countOf(more.length, 'more file')}`;
    throw new CommandError(
      `The release in ${base} cannot be read: ${shownPath(unread)}${others}. Run connref check ${base} to see why, and fix the copy.`,
    );
  }
  return solutions;
}

/** The files of a solution that cannot be read, so that its components are not all known. */
function unreadFiles(solution: Solution): FilePath[] {
  const { manifest, manifestFile, customizationsReadable, customizationsFile, brokenFiles, missingFile } = solution;
  return [
    ...(manifest === undefined ? [manifestFile] : []),
    ...(customizationsReadable ? [] : [customizationsFile ?? manifestFile]),
    ...brokenFiles,
    ...(missingFile === undefined ? [] : [missingFile]),
  ];
}
