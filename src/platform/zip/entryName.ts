/**
 * The path of an entry in its zip, with `/` between directories. Undefined for an absolute path and for a name with an
 * empty directory name, with `..`, or with a NUL character. Callers ignore an entry without a path, because its name
 * could be mistaken for a path on the disk.
 * @param name The name as the zip contains it.
 */
export function entryName(name: string): string | undefined {
  // Zips that older versions of .NET wrote have backslashes between directories.
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) {
    return undefined;
  }
  const segments = path.split('/').filter((segment) => segment !== '.');
  return segments.some((segment) => segment === '' || segment === '..') ? undefined : segments.join('/');
}
