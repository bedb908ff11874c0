import type { FilePath } from './filePath';

/**
 * A file in a zip is named by the zip's path, `!`, and its path in the zip, as in Java's jar URLs:
 * `<folder>/x/My.zip!/Workflows/a.json`. The zip's content as a whole is `<folder>/x/My.zip!`.
 */

/** Whether a path is, by its name, a zip file. */
export function isArchiveName(path: FilePath): boolean {
  // Asked for every file: a pattern alone would try each of its directories.
  return path.slice(-4).toLowerCase() === '.zip' && /\/[^/]+\.zip$/i.test(path);
}

/** What the files in a zip lie below. */
export function archiveRoot(archive: FilePath): FilePath {
  return `${archive}!`;
}

/** The zip in which a path lies; undefined for a file of the disk, the zip itself included. */
export function archiveOf(path: FilePath): FilePath | undefined {
  // Asked for every file, and hardly any holds the mark.
  return path.includes('!') ? /^([^/]+\/.*?[^/]\.zip)!(?:\/|$)/i.exec(path)?.[1] : undefined;
}

/** The path of a file below the top of the zip that holds it; empty for the top itself. */
export function pathInArchive(path: FilePath): string {
  return path.slice((archiveOf(path) ?? '').length + 2);
}

/** A path as people know it: without the mark behind the zip. */
export function withoutArchiveMark(path: FilePath): string {
  const archive = archiveOf(path);
  return archive === undefined ? path : archive + path.slice(archive.length + 1);
}
