import { directoryOf, type FilePath, isBelow } from '../model/filePath';
import type { FollowedLink } from './fileTree';

/**
 * The links that listings followed. A file behind a link has two paths: the path through the link, and the path with the
 * target instead of the link.
 */
export class FollowedLinks {
  readonly #targets = new Map<FilePath, FilePath>();

  /**
   * Replaces the links at or below listed paths.
   * @returns Whether a link was added, changed or removed.
   */
  update(listedPaths: ReadonlySet<FilePath>, links: readonly FollowedLink[]): boolean {
    const found = new Map(links.map(({ path, target }) => [path, target]));
    const gone = [...this.#targets.keys()].filter((link) => !found.has(link) && isAtOrBelowOne(link, listedPaths));
    const changed = [...found].filter(([link, target]) => this.#targets.get(link) !== target);
    gone.forEach((link) => this.#targets.delete(link));
    changed.forEach(([link, target]) => this.#targets.set(link, target));
    return gone.length > 0 || changed.length > 0;
  }

  has(path: FilePath): boolean {
    return this.#targets.has(path);
  }

  /** The link at or above a path; undefined for a path that is not behind a link. */
  linkAbove(path: FilePath): FilePath | undefined {
    if (this.#targets.size === 0) {
      return undefined;
    }
    for (let link: FilePath | undefined = path; link !== undefined; link = directoryOf(link)) {
      if (this.#targets.has(link)) {
        return link;
      }
    }
    return undefined;
  }

  /** The path without the link; undefined for a path that is not behind a link. */
  pathWithoutLink(path: FilePath): FilePath | undefined {
    const link = this.linkAbove(path);
    return link === undefined ? undefined : (this.#targets.get(link) ?? '') + path.slice(link.length);
  }

  /** The paths through links of what is at a path, and the links to something below it. */
  pathsThroughLinks(path: FilePath): FilePath[] {
    return [...this.#targets].flatMap(([link, target]) => {
      if (path === target || isBelow(path, target)) {
        return [link + path.slice(target.length)];
      }
      return isBelow(target, path) && !isBelow(link, path) ? [link] : [];
    });
  }
}

/** Whether a path is one of some paths, or below one. */
export function isAtOrBelowOne(path: FilePath, paths: Pick<ReadonlySet<FilePath>, 'has'>): boolean {
  for (let above: FilePath | undefined = path; above !== undefined; above = directoryOf(above)) {
    if (paths.has(above)) {
      return true;
    }
  }
  return false;
}
