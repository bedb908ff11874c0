// Goes from a fresh clone to VS Code with the extension on a folder, in one command.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { heading, note, PlainError, runMain, UsageError } from './console.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { parseOptions } from './parseOptions.mjs';
import { runNode } from './process.mjs';
import { findDesktop, openDesktop } from './vscode/desktop.mjs';
import { serveFolder } from './vscode/serveFolder.mjs';

const usage = `Usage: npm start [-- options] [-- folder]

Checks the folder, and opens VS Code with the extension on it. Without a folder, it opens the sample.

Options:
  --server  serve the VS Code from npm to the browser, even if a desktop VS Code is installed
  --help    show this text`;

const options = /** @type {const} */ ({ server: { type: 'boolean' }, help: { type: 'boolean' } });

await runMain(async () => {
  const root = resolve(import.meta.dirname, '..');
  const { values, positionals } = parseOptions(process.argv.slice(2), { options, allowPositionals: true }, usage);
  if (values.help) return console.log(usage);
  const folder = chooseFolder(positionals, resolve(root, 'sample'));

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
 * @param {readonly string[]} folders
 * @param {string} sample
 */
function chooseFolder([named, ...others], sample) {
  if (others.length > 0) throw new UsageError(`There is more than one folder.\n\n${usage}`);
  // npm runs scripts in the folder of the project. The folder in which the user typed the command is in INIT_CWD.
  const folder = named === undefined ? sample : resolve(process.env.INIT_CWD ?? '.', named);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new UsageError(`${folder} is not a folder.`);
  return folder;
}
