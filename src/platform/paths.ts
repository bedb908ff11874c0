import { sep } from 'node:path';

/** Whether an absolute path is inside a folder, at any depth. */
export function isInside(path: string, folder: string): boolean {
  return path !== folder && path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A path with `/` between its parts, whatever separator the system uses. */
export function toSlashes(path: string): string {
  return path.split(sep).join('/');
}
