/**
 * Names a file or directory of the workspace: the identifier of a workspace folder, `/`, and the path below it with `/`.
 * The identifier holds no `/`; the folder itself is named by its identifier alone. Only the host knows what lies behind.
 */
export type FilePath = string;

export function folderOf(path: FilePath): string {
  const slash = path.indexOf('/');
  return slash < 0 ? path : path.slice(0, slash);
}

/** The path below the workspace folder; empty for the folder itself. */
export function pathInFolder(path: FilePath): string {
  const slash = path.indexOf('/');
  return slash < 0 ? '' : path.slice(slash + 1);
}

/** The directory that holds a path; undefined for a workspace folder. What is in a zip lies below the zip's own path. */
export function directoryOf(path: FilePath): FilePath | undefined {
  if (path.endsWith('!') && /\/[^/]+\.zip!$/i.test(path)) {
    return path.slice(0, -1);
  }
  const slash = path.lastIndexOf('/');
  return slash < 0 ? undefined : path.slice(0, slash);
}

export function baseName(path: FilePath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function isBelow(path: FilePath, directory: FilePath): boolean {
  return path.length > directory.length && path.startsWith(directory) && path.charCodeAt(directory.length) === 47;
}
