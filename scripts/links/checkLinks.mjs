// Resolves every reference to a page and heading, in code and in documentation. Exits with 1 if one leads nowhere.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { findFiles } from '../files.mjs';
import { findBrokenReferences } from './findBrokenReferences.mjs';

process.chdir(resolve(import.meta.dirname, '../..'));
const files = [
  ...['src', 'test', 'scripts', 'bench', 'docs'].flatMap((folder) => findFiles(folder)),
  ...findFiles('.', { recursive: false }),
].filter((file) => /\.(ts|mjs|md)$/.test(file) && !/^test\/fixtures\/|\/workspace\/|^test\/unit\/scripts\//.test(file));
const lines = files.flatMap((file) =>
  findBrokenReferences(file, readFileSync(file, 'utf8'), readText).map(
    ({ line, reason }) => `${file}:${line}: ${reason}`,
  ),
);
if (lines.length > 0) {
  console.error(lines.join('\n'));
  process.exitCode = 1;
}

/**
 * @param {string} path
 */
function readText(path) {
  // A file outside the repository may exist on this machine; a clone doesn't have it.
  if (path.startsWith('../')) return undefined;
  try {
    return statSync(path).isDirectory() ? '' : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
