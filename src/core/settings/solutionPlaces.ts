import { directoryOf, type FilePath, folderOf } from '../model/filePath';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { indexOfWord } from './indexOfWord';

/**
 * The directories and names of the solutions in a workspace. They are collected once, because the path of every
 * settings file is compared with all of them.
 */
export class SolutionPlaces {
  readonly solutions: readonly Solution[];
  readonly #below = new Map<FilePath, Solution[]>();
  /**
   * The unique names of the solutions in lower case, longest first. In another order, {@link withoutNames} could remove
   * `Contoso` from `Contoso_Core` and leave `_Core`.
   */
  readonly #names: readonly string[];
  /**
   * The results of {@link withoutNames} by name, because the same directory names occur again and again in a
   * repository.
   */
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

  /** Whether a directory is the root of a solution, or contains a solution at any depth. */
  isAbove(directory: FilePath): boolean {
    return this.#below.has(directory);
  }

  /**
   * The nearest directory around a file that is the root of a solution or contains one at any depth (`above`), and all
   * these solutions (`near`). Without such a directory, `above` is the workspace folder and `near` is empty.
   */
  nearest(file: FilePath): { readonly near: readonly Solution[]; readonly above: FilePath } {
    for (let above = directoryOf(file); above !== undefined; above = directoryOf(above)) {
      const near = this.#below.get(above);
      if (near) {
        return { near, above };
      }
    }
    return { near: [], above: folderOf(file) };
  }

  /** The name of a file or directory without the unique names of solutions that it contains. */
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
