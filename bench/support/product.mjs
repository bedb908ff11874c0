import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../../scripts/console.mjs';
import { run, runNode } from '../../scripts/process.mjs';

/** The files from which the product is built and packaged. */
const sources = [
  ...['package.json', 'package.nls.json', 'esbuild.mjs', 'tsconfig.json', '.vscodeignore', 'scripts/files.mjs', 'src'],
  ...['README.md', 'CHANGELOG.md', 'LICENSE', 'docs', 'l10n', 'media', 'schemas', 'syntaxes'],
];

/**
 * Makes the production build in a copy of the sources. A build in place would replace dist/ under a running editor or test,
 * and changes of the sources would affect a running bench.
 *
 * @param {string} root of the repository
 * @param {string} folder of the copy; below the root, so that packages are found
 */
export async function buildProduct(root, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const source of sources.filter((path) => existsSync(join(root, path)))) {
    cpSync(join(root, source), join(folder, source), { recursive: true });
  }
  const { code, output } = await runNode([join(folder, 'esbuild.mjs'), '--production'], { cwd: folder, capture: true });
  if (code !== 0) throw new PlainError(`The production build failed.\n${output}`);
}

/**
 * Packages the result of {@link buildProduct}.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<number>} the size in bytes
 */
export async function packagedSize(root, folder) {
  const file = join(folder, 'connref.vsix');
  // vsce refuses to package without addresses for relative links. They don't change the size.
  const links = ['--baseContentUrl', 'https://example.com', '--baseImagesUrl', 'https://example.com'];
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [vsce, 'package', '--no-dependencies', '--out', file, ...links];
  const { code, output } = await run(process.execPath, args, { cwd: folder, capture: true });
  if (code !== 0) throw new PlainError(`vsce could not package the extension.\n${output}`);
  return statSync(file).size;
}
