/**
 * The path of an entry below the top of its zip. Undefined where the name leads out of the zip, or is no path at all:
 * such an entry is never shown, so that nothing takes its name for a place on the disk.
 */
export function entryName(name: string): string | undefined {
  // .NET wrote backslashes for a while.
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) {
    return undefined;
  }
  const segments = path.split('/').filter((segment) => segment !== '.');
  return segments.some((segment) => segment === '' || segment === '..') ? undefined : segments.join('/');
}
