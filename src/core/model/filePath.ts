/**
 * Identifies a file or directory of the workspace: the identifier of a workspace folder, `/`, and the path below that
 * folder, with `/` between directories. The identifier contains no `/`. The path of the workspace folder itself is its
 * identifier. Only the host (VS Code or the command line) can turn such a path into a URI or a path on the disk.
 */
export type FilePath = string;

/** The identifier of the workspace folder of a path. */
export function folderOf(path: FilePath): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

/** The part of a path below the workspace folder; empty for the workspace folder itself. */
export function pathInFolder(path: FilePath): string {
  const slash = path.indexOf('/');
  return slash < 0 ? '' : path.slice(slash + 1);
}

/**
 * The directory that contains a path; undefined for a workspace folder. The top directory of a zip, `<zip>!`, is
 * contained in the zip file `<zip>`.
 */
export function directoryOf(path: FilePath): FilePath | undefined {
  if (path.endsWith('!') && /\/[^/]+\.zip!$/i.test(path)) {
    return path.slice(0, -1);
  }
  const slash = path.lastIndexOf('/');
  return slash < 0 ? undefined : path.slice(0, slash);
}

/** The last part of a path: the name of the file or directory. */
export function baseName(path: FilePath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Whether a path is inside a directory, at any depth. False for the directory itself. */
export function isBelow(path: FilePath, directory: FilePath): boolean {
  return path.length > directory.length && path.startsWith(directory) && path.charCodeAt(directory.length) === 47;
}
