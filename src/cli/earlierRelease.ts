import type { FilePath } from '../core/model/filePath';
import { mayHideComponents } from '../core/model/gap';
import type { Solution } from '../core/model/solution';
import { canParse, solutionName } from '../core/model/solutionIdentity';
import { compareNames } from '../core/model/names';
import { countOf } from '../core/text/countOf';
import { listedFirst } from '../core/text/listed';
import { unique } from '../core/text/unique';
import type { ImportPlan } from '../core/plan/importPlan';
import { CommandError } from './commandError';
import { print } from './print';
import { unopenedZipsLine } from './unopenedZips';
import { openWorkspace, readFolders } from './workspace';

/**
 * The solutions of an earlier release, for `connref plan --base`.
 * @param base The folder, as it is given.
 * @param zips Whether to read solutions in zip files, too.
 * @throws CommandError when the folder has none, or a part of it cannot be read.
 */
export async function earlierRelease(
  base: string,
  errors: NodeJS.WriteStream,
  zips: boolean,
): Promise<readonly Solution[]> {
  const workspace = await openWorkspace(readFolders([base]), errors, { zips });
  const { engine, shownPath } = workspace;
  print(errors, unopenedZipsLine(workspace));
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

/**
 * Refuses a release that has none of the solutions that the plans update or upgrade: most likely it is another folder.
 * @param base The folder, as it is given.
 * @throws CommandError when no plan finds one of its solutions in the release.
 */
export function requireReleaseOf(plans: readonly ImportPlan[], base: string, release: readonly Solution[]): void {
  const later = plans.filter(({ importMode }) => importMode !== 'first');
  const names = unique(later.flatMap(({ solutions }) => solutions.map(({ solution }) => solution)));
  if (names.length > 0 && later.every(({ solutions, withoutBase }) => solutions.length === withoutBase.length)) {
    const others = unique(release.map(solutionName)).sort(compareNames);
    throw new CommandError(
      `The release in ${base} has none of the planned solutions: ${listedFirst(names)}. It has ${listedFirst(others)}. Give --base the folder of their earlier release.`,
    );
  }
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
