// Goes from a fresh clone to VS Code with the extension on a folder, in one command.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { heading, note, PlainError, runMain } from './console.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { runNode } from './process.mjs';
import { findDesktop, openDesktop } from './vscode/desktop.mjs';
import { serveFolder } from './vscode/serveFolder.mjs';

await runMain(async () => {
  const root = resolve(import.meta.dirname, '..');
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { server: { type: 'boolean' } } });
  const folder = chooseFolder(positionals[0], resolve(root, 'sample'));

  heading('Build');
  await ensureDependencies(root);
  const build = await runNode([resolve(root, 'esbuild.mjs')]);
  if (build.code !== 0) throw new PlainError('The build failed; its messages are above.');
  note('built');

  heading(`connref check ${folder}`);
  const check = await runNode([resolve(root, 'dist/cli.js'), 'check', folder, '--format', 'text']);
  if (check.code > 1) note(`The check could not run (exit code ${check.code}).`);

  heading('VS Code');
  const desktop = values.server ? undefined : findDesktop();
  if (desktop !== undefined) await openDesktop(desktop, root, folder);
  else await serveFolder(root, folder);
});

/**
 * @param {string | undefined} named
 * @param {string} sample
 */
function chooseFolder(named, sample) {
  // npm runs scripts in the folder of the project. The folder in which the user typed the command is in INIT_CWD.
  const folder = named === undefined ? sample : resolve(process.env.INIT_CWD ?? '.', named);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new PlainError(`${folder} is not a folder.`);
  return folder;
}
