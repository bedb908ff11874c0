import type { FilePath } from './filePath';

/**
 * The path of a file in a zip is the zip's path, `!`, and the path in the zip, as in Java's jar URLs:
 * `<folder>/x/My.zip!/Workflows/a.json`. The path `<folder>/x/My.zip!` is the top directory of the zip.
 */

/** Whether the name of a path ends in `.zip`. */
export function isArchiveName(path: FilePath): boolean {
  // The cheap check comes first because this runs for every file: the pattern alone would be tried at each directory of
  // the path.
  return path.slice(-4).toLowerCase() === '.zip' && /\/[^/]+\.zip$/i.test(path);
}

/** The path of the top directory of a zip. */
export function archiveRoot(archive: FilePath): FilePath {
  return `${archive}!`;
}

/** The path of the zip that contains a path. Undefined for a path on the disk, such as the zip itself. */
export function archiveOf(path: FilePath): FilePath | undefined {
  // The cheap check comes first because this runs for every file, and hardly any path contains an exclamation mark.
  return path.includes('!') ? /^([^/]+\/.*?[^/]\.zip)!(?:\/|$)/i.exec(path)?.[1] : undefined;
}

/** The path of a file in its zip, from the top directory of the zip; empty for the top directory itself. */
export function pathInArchive(path: FilePath): string {
  return path.slice((archiveOf(path) ?? '').length + 2);
}

/** A path as users see it: without the `!` after the name of a zip. */
export function withoutArchiveMark(path: FilePath): string {
  const archive = archiveOf(path);
  return archive === undefined ? path : archive + path.slice(archive.length + 1);
}
