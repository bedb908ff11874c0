import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFiles } from '../files.mjs';
import { runNode } from '../process.mjs';
import { mergeResults, readResults } from './results.mjs';

/**
 * The compiled test files below a folder of out/test.
 *
 * @param {string} folder
 */
export function testFilesIn(folder) {
  return findFiles(resolve('out/test', folder)).filter((path) => path.endsWith('.test.js'));
}

/**
 * @typedef {object} MochaOptions
 * @property {string | undefined} grep
 * @property {number} timeout of a test, in milliseconds
 * @property {Record<string, string>} [env]
 */

/**
 * Runs mocha in one Node process for each core, four at most. Neighbouring files go to different processes, because files of
 * one folder often take equally long.
 *
 * @param {string} title
 * @param {readonly string[]} testFiles
 * @param {MochaOptions} options
 */
export async function runMocha(title, testFiles, options) {
  const count = Math.min(availableParallelism(), 4, testFiles.length);
  const parts = Array.from({ length: count }, (_, part) => testFiles.filter((_file, at) => at % count === part));
  return mergeResults(await Promise.all(parts.map((part) => runProcess(title, part, options))));
}

/**
 * @param {string} title
 * @param {readonly string[]} testFiles
 * @param {MochaOptions} options
 */
async function runProcess(title, testFiles, { grep, timeout, env }) {
  const temporary = await mkdtemp(join(tmpdir(), 'connref-mocha-'));
  const records = join(temporary, 'results.jsonl');
  try {
    const args = [
      '--enable-source-maps',
      'node_modules/mocha/bin/mocha.js',
      '--no-config',
      '--forbid-only',
      ...['--timeout', String(timeout)],
      ...['--reporter', resolve('out/test/support/recordingReporter.js')],
      ...['--reporter-option', `records=${records}`, '--reporter-option', 'progress=yes'],
      ...(grep === undefined ? [] : ['--grep', grep]),
      ...testFiles,
    ];
    const { output } = await runNode(args, { capture: 'and show', ...(env && { env }) });
    return readResults(records, testFiles, { title, filtered: grep !== undefined, log: () => output });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
