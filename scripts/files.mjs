import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * The files in a folder as sorted paths with `/`, each beginning with the folder as given. Empty if the folder does not exist.
 *
 * @param {string} folder
 * @param {{ recursive?: boolean }} [options]
 * @returns {string[]}
 */
export function findFiles(folder, { recursive = true } = {}) {
  return entriesOf(folder, recursive)
    .filter((entry) => entry.isFile())
    .map((entry) => toSlashes(join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * @param {string} path
 */
export function toSlashes(path) {
  return path.split(sep).join('/');
}

/**
 * @param {string} folder
 * @param {boolean} recursive
 */
function entriesOf(folder, recursive) {
  try {
    return readdirSync(folder, { recursive, withFileTypes: true });
  } catch {
    return [];
  }
}
