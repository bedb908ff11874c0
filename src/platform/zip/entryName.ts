/**
 * The path of an entry in its zip, with `/` between directories. Undefined for a name that is not a relative path, or
 * that leads out of the zip with `..`. Such an entry is ignored, because its name could be mistaken for a path on the
 * disk.
 */
export function entryName(name: string): string | undefined {
  // Older versions of .NET wrote backslashes between directories.
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) {
    return undefined;
  }
  const segments = path.split('/').filter((segment) => segment !== '.');
  return segments.some((segment) => segment === '' || segment === '..') ? undefined : segments.join('/');
}
