import { directoryOf, type FilePath, folderOf } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { indexOfWord } from './indexOfWord';

/** Where the solutions of a workspace lie and what they are called, prepared for many settings files. */
export class SolutionPlaces {
  readonly solutions: readonly Solution[];
  readonly #below = new Map<FilePath, Solution[]>();
  /** The longest first: `Contoso` may begin `Contoso_Core`. */
  readonly #names: readonly string[];
  /** Directories of one repository are called alike. */
  readonly #withoutNames = new Map<string, string>();

  constructor(solutions: readonly Solution[]) {
    this.solutions = solutions;
    const names = solutions.map(({ manifest }) => nameKey(manifest?.uniqueName ?? '')).filter((name) => name !== '');
    this.#names = [...new Set(names)].sort((a, b) => b.length - a.length);
    for (const solution of solutions) {
      for (let path: FilePath | undefined = solution.root; path !== undefined; path = directoryOf(path)) {
        const below = this.#below.get(path) ?? [];
        this.#below.set(path, below);
        below.push(solution);
      }
    }
  }

  /** Whether a directory is a solution's, or has one below it. */
  isAbove(directory: FilePath): boolean {
    return this.#below.has(directory);
  }

  /** The solutions below the nearest directory above a file that holds any. */
  nearest(file: FilePath): { readonly near: readonly Solution[]; readonly above: FilePath } {
    for (let above = directoryOf(file); above !== undefined; above = directoryOf(above)) {
      const near = this.#below.get(above);
      if (near) {
        return { near, above };
      }
    }
    return { near: [], above: folderOf(file) };
  }

  /** A name of a file or directory without the unique names of solutions in it. */
  withoutNames(name: string): string {
    const known = this.#withoutNames.get(name);
    if (known !== undefined) {
      return known;
    }
    const rest = this.#names.reduce((left, solution) => {
      const at = indexOfWord(nameKey(left), solution);
      return at < 0 ? left : left.slice(0, at) + left.slice(at + solution.length);
    }, name);
    this.#withoutNames.set(name, rest);
    return rest;
  }
}
