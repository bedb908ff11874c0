import { archiveOf, isArchiveName } from '../../model/archivePath';
import { baseName, directoryOf, type FilePath } from '../../model/filePath';

/** Something that looks like a solution and was not taken for one, and what to do about it. */
export interface NearMiss {
  readonly file: FilePath;
  readonly kind: 'incomplete' | 'yaml' | 'zip' | 'brokenZip' | 'flowPackage' | 'looseFlow';
  readonly reason: string;
}

/**
 * Looks through file names that belong to no solution.
 * @param archives The zips that were opened, and why they cannot be.
 */
export function findNearMisses(
  files: Iterable<FilePath>,
  archives: ReadonlyMap<FilePath, string | undefined>,
): NearMiss[] {
  const misses = new Map<FilePath, NearMiss>();
  for (const path of files) {
    const archive = archiveOf(path);
    const miss = archive === undefined && isArchiveName(path) ? zipMiss(path, archives) : nearMiss(path);
    // What is in a zip says more about it than its name.
    if (miss && (archive !== undefined || !misses.has(path))) {
      misses.set(archive ?? path, { ...miss, file: archive ?? path });
    }
  }
  return [...misses.values()];
}

function zipMiss(file: FilePath, archives: ReadonlyMap<FilePath, string | undefined>): NearMiss {
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

function nearMiss(file: FilePath): NearMiss | undefined {
  const name = baseName(file).toLowerCase();
  if (name === 'solution.xml' || name === 'customizations.xml') {
    const missing = name === 'solution.xml' ? 'Customizations.xml' : 'Solution.xml';
    return {
      file,
      kind: 'incomplete',
      reason: `${missing} is missing beside it. Unpack the solution again with pac solution unpack.`,
    };
  }
  if (name === 'solution.yml' && baseName(parentOf(parentOf(file))).toLowerCase() === 'solutions') {
    return {
      file,
      kind: 'yaml',
      reason: 'It is in the YAML layout of Dataverse Git integration, which is not read yet.',
    };
  }
  if (name === 'definition.json' && /\/microsoft\.flow\/flows\/[^/]+\/definition\.json$/i.test(file)) {
    return {
      file,
      kind: 'flowPackage',
      reason:
        'It is a legacy flow package, not a solution. Add the flow to a solution in the maker portal and export that.',
    };
  }
  if (/\/workflows\/[^/]+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.json$/i.test(file)) {
    return {
      file,
      kind: 'looseFlow',
      reason: 'The flow belongs to no solution: no Other/Solution.xml was found in a directory above.',
    };
  }
  return undefined;
}

function parentOf(path: FilePath): FilePath {
  return directoryOf(path) ?? '';
}
