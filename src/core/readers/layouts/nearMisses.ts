import { baseName, directoryOf, type FilePath } from '../../model/filePath';

/** Something that looks like a solution and was not taken for one, and what to do about it. */
export interface NearMiss {
  readonly file: FilePath;
  readonly kind: 'incomplete' | 'yaml' | 'zip' | 'flowPackage' | 'looseFlow';
  readonly reason: string;
}

/** Looks through file names that belong to no solution. */
export function findNearMisses(files: Iterable<FilePath>): NearMiss[] {
  return [...files].map(nearMiss).filter((miss) => miss !== undefined);
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
  if (name.endsWith('.zip')) {
    return {
      file,
      kind: 'zip',
      reason: 'If it is a solution, unpack it with pac solution unpack: files inside a zip are not read.',
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
