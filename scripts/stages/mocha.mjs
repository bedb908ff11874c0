import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findFiles } from '../files.mjs';
import { runNode } from '../process.mjs';
import { readResults } from './results.mjs';

/**
 * The compiled test files below a folder of out/test.
 *
 * @param {string} folder
 */
export function testFilesIn(folder) {
  return findFiles(resolve('out/test', folder)).filter((path) => path.endsWith('.test.js'));
}

/**
 * Runs mocha in a separate Node process.
 *
 * @param {string} title
 * @param {readonly string[]} testFiles
 * @param {{ grep: string | undefined, timeout: number, env?: Record<string, string> }} options
 */
export async function runMocha(title, testFiles, { grep, timeout, env }) {
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
