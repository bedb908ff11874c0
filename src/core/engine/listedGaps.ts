import type { FilePath } from '../model/filePath';
import type { Gap } from '../model/gap';
import { isAtOrBelowOne } from './followedLinks';

/** The parts of the workspace that listings did not reach: folders that can't be listed, and links that are not followed. */
export class ListedGaps {
  readonly #gaps = new Map<FilePath, Gap>();

  get size(): number {
    return this.#gaps.size;
  }

  has(path: FilePath): boolean {
    return this.#gaps.has(path);
  }

  /** Replaces the gaps at or below listed paths. */
  update(listedPaths: ReadonlySet<FilePath>, gaps: readonly Gap[]): void {
    [...this.#gaps.keys()]
      .filter((path) => isAtOrBelowOne(path, listedPaths))
      .forEach((path) => this.#gaps.delete(path));
    gaps.forEach((gap) => this.#gaps.set(gap.path, gap));
  }

  /**
   * The gaps that can hide something, by path. A link without a target hides only what a folder of components would contain.
   * @param isComponentFolder Whether a path is one in which a solution has components.
   */
  hiding(isComponentFolder: (path: FilePath) => boolean): Map<FilePath, Gap> {
    return new Map([...this.#gaps].filter(([path, { isDead }]) => isDead !== true || isComponentFolder(path)));
  }
}
