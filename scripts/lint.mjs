// Runs every check of form, one after the other: ESLint (rules and layers), dependency-cruiser (order of folders, circles of
// imports), generated files, retired phrases, references to documentation, Prettier. `-- --fix` changes what can be changed.
import { resolve } from 'node:path';
import { runNode } from './process.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const fix = process.argv.includes('--fix');
const checks = [
  ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', ...(fix ? ['--fix'] : [])],
  ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', 'src'],
  ['scripts/generate.mjs', ...(fix ? [] : ['--check'])],
  ['scripts/words/checkWords.mjs'],
  ['scripts/links/checkLinks.mjs'],
  [
    'node_modules/prettier/bin/prettier.cjs',
    fix ? '--write' : '--check',
    '--log-level',
    'warn',
    '**/*.{ts,mjs,js,css,json}',
  ],
];
/** @param {readonly string[]} check */
async function run(check) {
  const { code, output } = await runNode(check, { capture: true });
  process.stdout.write(output);
  if (code !== 0) process.exitCode = 1;
}
// Fixes write to the same files, so they go one after the other.
if (fix) for (const check of checks) await run(check);
else await Promise.all(checks.map(run));
