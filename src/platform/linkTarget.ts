import { lstatSync, readlinkSync, realpathSync, type Stats, statSync } from 'node:fs';
import { dirname, isAbsolute, sep } from 'node:path';
import { systemErrorReason } from '../core/text/systemErrorReason';
import { contentOfFailure } from './readRegularFile';
import { isInside } from './paths';

/**
 * What a link leads to. `around`: the workspace folder, or a directory in it, that contains the link itself. A directory
 * around the workspace folder is `outside`, because it also contains other things. `dead`: the target does not exist.
 * `unknown`: the target cannot be accessed. `reason` says why a link is not followed, without a full stop.
 */
export type LinkTarget =
  | { readonly kind: 'inside'; readonly found: Stats; readonly path: string }
  | { readonly kind: 'around' }
  | { readonly kind: 'outside'; readonly found: Stats; readonly reason: string }
  | { readonly kind: 'dead'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * Finds out where a link leads. Uses blocking calls, because links are rare.
 * @param link The absolute path of the link.
 * @param root The absolute path of the workspace folder, without links. For a target `inside`, `path` is relative to it,
 * with the separators of the system.
 */
export function linkTarget(link: string, root: string): LinkTarget {
  try {
    const target = realpathSync.native(link);
    const found = statSync(target);
    const isInRoot = isInside(target, root);
    if (target === root || (isInRoot && isInside(realpathSync.native(dirname(link)) + sep, target))) {
      return { kind: 'around' };
    }
    return isInRoot
      ? { kind: 'inside', found, path: target.slice(root.length).replace(/^[\\/]/, '') }
      : {
          kind: 'outside',
          found,
          reason: `it is a link out of the workspace folder${shownTarget(link)}`,
        };
  } catch (error) {
    return {
      kind: contentOfFailure(error).kind === 'missing' ? 'dead' : 'unknown',
      reason: `the target of this link can't be found (${systemErrorReason(error)})`,
    };
  }
}

/** An absolute target is left out: it says where this computer keeps its files, which logs and reports must not say. */
function shownTarget(link: string): string {
  const target = readlinkSync(link);
  return isAbsolute(target) ? '' : `, to ${target.replaceAll(sep, '/')}`;
}

/** Whether a path exists and is a link itself. */
export function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
