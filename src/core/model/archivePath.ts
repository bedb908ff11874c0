import type { FilePath } from './filePath';

/**
 * The path of a file in a zip is the zip's path, `!`, and the path in the zip, as in Java's jar URLs:
 * `<folder>/x/My.zip!/Workflows/a.json`. The path `<folder>/x/My.zip!` is the top directory of the zip.
 */

/** Whether the last part of a path is a file name that ends in `.zip`. */
export function isArchiveName(path: FilePath): boolean {
  // The cheap comparison comes first because this runs for every file, and the pattern would be tried at each directory
  // of the path.
  return path.slice(-4).toLowerCase() === '.zip' && /\/[^/]+\.zip$/i.test(path);
}

/** The path of the top directory of a zip. */
export function archiveRoot(archive: FilePath): FilePath {
  return `${archive}!`;
}

/**
 * The path of the zip file that contains a path, or whose top directory the path is; undefined for any other path, such
 * as the path of the zip file itself.
 */
export function archiveOf(path: FilePath): FilePath | undefined {
  // The cheap check comes first because this runs for every file, and hardly any path contains an exclamation mark.
  return path.includes('!') ? /^([^/]+\/.*?[^/]\.zip)!(?:\/|$)/i.exec(path)?.[1] : undefined;
}

/**
 * For a path in a zip, the part after `<zip>!/`; empty for `<zip>!` itself. The result for any other path is
 * meaningless.
 */
export function pathInArchive(path: FilePath): string {
  return path.slice((archiveOf(path) ?? '').length + 2);
}

/** A path as shown to people: without the `!` after the name of a zip. */
export function withoutArchiveMark(path: FilePath): string {
  const archive = archiveOf(path);
  return archive === undefined ? path : archive + path.slice(archive.length + 1);
}
