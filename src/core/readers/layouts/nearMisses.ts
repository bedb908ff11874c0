import { archiveOf, isArchiveName, withoutArchiveMark } from '../../model/archivePath';
import { baseName, type FilePath } from '../../model/filePath';
import { compareTexts } from '../../text/order';
import { guidPattern } from '../../text/guid';

/** A flow as every layout names it: with its name and GUID, below `Workflows`. */
const flowFile = new RegExp(`/workflows/[^/]+-${guidPattern}\\.json$`, 'i');

/** Something that looks like a solution and was not taken for one, and what to do about it. */
export interface NearMiss {
  readonly file: FilePath;
  readonly kind: 'incomplete' | 'yaml' | 'zip' | 'brokenZip' | 'flowPackage' | 'looseFlow';
  readonly reason: string;
}

/** The zips that were opened, and why they cannot be. */
export type OpenedArchives = ReadonlyMap<FilePath, string | undefined>;

/** Whether a file would be a near miss by its name alone, wherever it lies. */
export function looksLikeSolution(file: FilePath): boolean {
  return nearMiss(file, new Map()) !== undefined;
}

/**
 * Looks through file names for what lies outside all solutions, and for flow packages and broken zips, which are part of
 * none wherever they lie; sorted by path, a package of several flows once.
 */
export function findNearMisses(
  files: Iterable<FilePath>,
  isOutside: (file: FilePath) => boolean,
  archives: OpenedArchives,
): NearMiss[] {
  const found: NearMiss[] = [];
  for (const file of files) {
    const miss = nearMiss(file, archives);
    if (miss && (miss.kind === 'flowPackage' || miss.kind === 'brokenZip' || isOutside(file))) {
      found.push(miss);
    }
  }
  const things = new Map<FilePath, NearMiss>();
  for (const miss of found.sort((a, b) => compareTexts(a.file, b.file))) {
    const thing = nearMissPath(miss);
    const known = things.get(thing);
    // What is in a zip says more about it than its name.
    if (!known || known.kind === 'zip') {
      things.set(thing, miss);
    }
  }
  return [...things.values()];
}

/**
 * Whether somebody who has solutions as well wants to hear of it: a zip or a flow on its own mostly lies there on purpose,
 * such as the export beside its unpacked folder.
 */
export function mattersBesideSolutions({ kind }: NearMiss): boolean {
  return kind === 'incomplete' || kind === 'yaml' || kind === 'brokenZip' || kind === 'flowPackage';
}

/** The path by which people know it: of a legacy flow package its directory, or its zip. */
export function nearMissPath({ file }: NearMiss): FilePath {
  return withoutArchiveMark(flowPackageOf(file) ?? file);
}

/** The directory of the legacy flow package that a flow's definition lies in; undefined for any other file. */
function flowPackageOf(file: FilePath): FilePath | undefined {
  return /^(.*)\/microsoft\.flow\/flows\/[^/]+\/definition\.json$/i.exec(file)?.[1];
}

function zipMiss(file: FilePath, archives: OpenedArchives): NearMiss {
  const problem = archives.get(file);
  if (problem !== undefined) {
    return { file, kind: 'brokenZip', reason: `It cannot be opened: ${problem}.` };
  }
  return {
    file,
    kind: 'zip',
    reason: archives.has(file)
      ? 'It holds no solution: an export has solution.xml and customizations.xml at its top.'
      : 'Zip files are opened with --zips only. If it is a solution, it can also be unpacked with pac solution unpack.',
  };
}

function nearMiss(file: FilePath, archives: OpenedArchives): NearMiss | undefined {
  if (isArchiveName(file) && archiveOf(file) === undefined) {
    return zipMiss(file, archives);
  }
  const name = baseName(file).toLowerCase();
  if (name === 'solution.xml' || name === 'customizations.xml') {
    const missing = name === 'solution.xml' ? 'Customizations.xml' : 'Solution.xml';
    return {
      file,
      kind: 'incomplete',
      reason: `${missing} is missing beside it. Unpack the solution again with pac solution unpack.`,
    };
  }
  if (name === 'solutioncomponents.yml') {
    return {
      file,
      kind: 'yaml',
      reason:
        'It belongs to a solution in the YAML layout, which is recognised by solutions/<unique name>/solution.yml: that is not here.',
    };
  }
  if (name === 'definition.json' && flowPackageOf(file) !== undefined) {
    return {
      file,
      kind: 'flowPackage',
      reason:
        'It is a legacy flow package, not a solution. Add the flow to a solution in the maker portal and export that.',
    };
  }
  if (flowFile.test(file)) {
    return {
      file,
      kind: 'looseFlow',
      reason: 'The flow belongs to no solution: no Other/Solution.xml was found in a directory above.',
    };
  }
  return undefined;
}
