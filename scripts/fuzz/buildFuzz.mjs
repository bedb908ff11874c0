import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { build } from 'esbuild';
import { PlainError } from '../console.mjs';
import { toSlashes } from '../files.mjs';
import { testBundleOptions } from '../testBundle.mjs';

/**
 * A change of one file of the product.
 *
 * @typedef {object} Patch
 * @property {string} file
 * @property {string} original code that the file contains once
 * @property {string} replacement
 */

/**
 * Bundles the thread that runs a target, with patches in the code of the product.
 *
 * @param {string} outfile
 * @param {readonly Patch[]} patches
 * @returns {Promise<string>} the absolute path of the bundle
 */
export async function buildFuzz(outfile, patches) {
  await build({
    ...testBundleOptions(),
    entryPoints: ['test/fuzz/fuzzWorker.ts'],
    outfile,
    plugins: [
      {
        name: 'patches',
        setup: ({ onLoad }) =>
          onLoad({ filter: /[\\/]src[\\/].+\.ts$/ }, ({ path }) => {
            const file = toSlashes(relative('.', path));
            return { contents: patched(readFileSync(path, 'utf8'), file, patches), loader: 'ts' };
          }),
      },
    ],
  });
  return resolve(outfile);
}

/**
 * The text of a file with its patches. Throws a {@link PlainError} if the text contains the code of a patch not once.
 *
 * @param {string} text
 * @param {string} file
 * @param {readonly Patch[]} patches
 */
export function patched(text, file, patches) {
  return patches
    .filter((patch) => patch.file === file)
    .reduce((changed, { original, replacement }) => {
      const { length } = changed.split(original);
      if (length !== 2) throw new PlainError(`${file} contains this code ${length - 1} times:\n${original}`);
      return changed.replace(original, () => replacement);
    }, text);
}
