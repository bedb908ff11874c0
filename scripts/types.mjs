// Runs the compiler for every tsconfig.json of the repository. A folder with a new one needs no line here.
import { resolve } from 'node:path';
import { findFiles } from './files.mjs';
import { runNode } from './process.mjs';

process.chdir(resolve(import.meta.dirname, '..'));
const nested = ['src', 'test', 'scripts', 'bench'].flatMap((folder) => findFiles(folder));
const projects = ['tsconfig.json', ...nested.filter((path) => path.endsWith('/tsconfig.json'))];
const results = await Promise.all(
  projects.map((project) =>
    runNode(['node_modules/typescript-native/bin/tsc', '--project', project], { capture: true }),
  ),
);
// Two projects may contain the same file; its errors are printed once.
const lines = new Set(results.flatMap(({ output }) => output.split('\n')));
if (results.some(({ code }) => code !== 0)) console.error([...lines].join('\n').trim());
process.exitCode = results.find(({ code }) => code !== 0)?.code ?? 0;
