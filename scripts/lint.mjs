// Rules and layers (ESLint), the order of folders and circles of imports (dependency-cruiser), generated files, then the form (Prettier); all of them always run. `-- --fix`
// repairs.
import { resolve } from 'node:path';
import { runNode } from './process.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const fix = process.argv.includes('--fix');
const checks = [
  ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0', ...(fix ? ['--fix'] : [])],
  ['node_modules/dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', 'src'],
  ['scripts/generate.mjs', ...(fix ? [] : ['--check'])],
  [
    'node_modules/prettier/bin/prettier.cjs',
    fix ? '--write' : '--check',
    '--log-level',
    'warn',
    '**/*.{ts,mjs,js,css,json}',
  ],
];
for (const check of checks) {
  const { code } = await runNode(check);
  if (code !== 0) process.exitCode = 1;
}
