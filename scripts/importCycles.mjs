// Finds files of src that import each other in a circle. Imports of types alone do not count: nothing is left of them.
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { findFiles } from './files.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const { metafile } = await build({
  entryPoints: findFiles('src').filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts')),
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  outdir: 'out',
  write: false,
  metafile: true,
  logLevel: 'error',
}).catch(() => process.exit(1));

/** @type {Map<string, readonly string[]>} */
const imports = new Map(
  Object.entries(metafile.inputs).map(([file, input]) => [
    file,
    input.imports.filter(({ external }) => !external).map(({ path }) => path),
  ]),
);
/** @type {Set<string>} files from which no circle can be reached */
const cleared = new Set();

/**
 * @param {string} file
 * @param {readonly string[]} path that led here
 * @returns {readonly string[] | undefined} a circle
 */
function findCycle(file, path) {
  if (cleared.has(file)) return undefined;
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  for (const next of imports.get(file) ?? []) {
    const cycle = findCycle(next, [...path, file]);
    if (cycle) return cycle;
  }
  cleared.add(file);
  return undefined;
}

for (const file of imports.keys()) {
  const cycle = findCycle(file, []);
  if (cycle) {
    console.error(`Import cycle: ${cycle.join(' → ')}`);
    process.exitCode = 1;
    break;
  }
}
