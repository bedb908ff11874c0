import { mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { findFiles, toSlashes } from '../files.mjs';
import { testBundleOptions } from '../testBundle.mjs';

/** @typedef {import('./possibleMutations.mjs').Mutation} Mutation */

/**
 * Code that runs before every test file. CONNREF_MUTANT is the number of the mutant to run; without it the original code runs.
 * CONNREF_MUTANTS_REACHED is a file to which the numbers of all mutants are appended whose code has run.
 */
const runtime = `globalThis.__isMutant ??= ((active, reached) => {
  const seen = new Set();
  return (number) => {
    if (reached && !seen.has(number)) {
      seen.add(number);
      require('node:fs').appendFileSync(reached, number + '\\n');
    }
    return number === active;
  };
})(Number(process.env.CONNREF_MUTANT ?? NaN), process.env.CONNREF_MUTANTS_REACHED);`;

/** Removes the time limits of tests: on a busy machine a slow test would count as a caught mutant. The whole run has a limit. */
const patience = `if (globalThis.beforeEach) {
  require('mocha').Runnable.prototype.timeout = function (limit) { return limit === undefined ? 0 : this; };
}`;

/**
 * Builds the unit tests once, with all mutants in them, into a folder that links to everything else of the repository.
 *
 * @param {readonly Mutation[]} mutants a mutant's number is its index
 * @returns {Promise<{ folder: string, testFiles: string[] }>}
 */
export async function buildMutants(mutants) {
  const folder = mkdtempSync(join(tmpdir(), 'connref-mutants-'));
  for (const name of readdirSync('.').filter((each) => each !== 'out')) symlinkSync(resolve(name), join(folder, name));
  const entryPoints = findFiles('test').filter(
    (path) => path.endsWith('.ts') && !/^test\/(fuzz|integration|page|ui)\//.test(path) && !startsCommandLine(path),
  );
  const { metafile } = await build({
    ...testBundleOptions(),
    entryPoints,
    metafile: true,
    outbase: '.',
    outdir: join(folder, 'out'),
    banner: { js: `${runtime}\n${patience}` },
    plugins: [withMutants(mutants)],
  });
  const mutated = new Set(mutants.map(({ file }) => file));
  const testFiles = Object.entries(metafile.outputs)
    .filter(([path, { inputs }]) => path.endsWith('.test.js') && Object.keys(inputs).some((file) => mutated.has(file)))
    .map(([path]) => toSlashes(relative(folder, path)));
  return { folder, testFiles };
}

/**
 * Whether a test starts the command line. Its process runs the result of `npm run build`, which has no mutants.
 *
 * @param {string} path
 */
function startsCommandLine(path) {
  return /\/support\/commandLine'|dist\/cli\.js/.test(readFileSync(path, 'utf8'));
}

/**
 * @param {readonly Mutation[]} mutants
 * @returns {import('esbuild').Plugin}
 */
function withMutants(mutants) {
  return {
    name: 'mutants',
    setup: ({ onLoad }) =>
      onLoad({ filter: /[\\/]src[\\/]core[\\/].+\.ts$/ }, ({ path }) => {
        const file = toSlashes(relative('.', path));
        return { contents: mutate(readFileSync(path, 'utf8'), file, mutants), loader: 'ts' };
      }),
  };
}

/**
 * @param {string} text
 * @param {string} file
 * @param {readonly Mutation[]} mutants
 */
function mutate(text, file, mutants) {
  return mutants
    .map((mutant, number) => ({ mutant, number }))
    .filter(({ mutant }) => mutant.file === file)
    .sort((a, b) => b.mutant.start - a.mutant.start)
    .reduce((changed, { mutant: { start, end, replacement }, number }) => {
      const original = text.slice(start, end);
      const either =
        replacement === ''
          ? `{ if (!__isMutant(${number})) { ${original} } }`
          : `(__isMutant(${number}) ? (${replacement}) : (${original}))`;
      return changed.slice(0, start) + either + changed.slice(end);
    }, text);
}
