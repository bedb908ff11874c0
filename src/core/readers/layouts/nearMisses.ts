import { baseName, type FilePath } from '../../model/filePath';

/** Something that looks like a solution and was not taken for one, and what to do about it. */
export interface NearMiss {
  readonly file: FilePath;
  readonly kind: 'incomplete' | 'yaml' | 'zip' | 'flowPackage' | 'looseFlow';
  readonly reason: string;
}

/**
 * Looks through file names for what lies outside all solutions, and for flow packages, which are part of none wherever they
 * lie; sorted by path, a package of several flows once.
 */
export function findNearMisses(files: Iterable<FilePath>, isOutside: (file: FilePath) => boolean): NearMiss[] {
  const found: NearMiss[] = [];
  for (const file of files) {
    const miss = nearMiss(file);
    if (miss && (miss.kind === 'flowPackage' || isOutside(file))) {
      found.push(miss);
    }
  }
  const things = new Map<FilePath, NearMiss>();
  for (const miss of found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))) {
    const thing = flowPackageOf(miss.file) ?? miss.file;
    if (!things.has(thing)) {
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
  return kind === 'incomplete' || kind === 'yaml' || kind === 'flowPackage';
}

/** The directory of the legacy flow package that a flow's definition lies in; undefined for any other file. */
export function flowPackageOf(file: FilePath): FilePath | undefined {
  return /^(.*)\/microsoft\.flow\/flows\/[^/]+\/definition\.json$/i.exec(file)?.[1];
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
