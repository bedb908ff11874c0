import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import { note, PlainError } from '../console.mjs';
import { runTests } from './runTests.mjs';

/**
 * @typedef {import('./possibleMutations.mjs').Mutation} Mutation
 *
 * @typedef {object} TestFile
 * @property {string} path
 * @property {number} duration milliseconds without a mutant
 * @property {ReadonlySet<number>} reached numbers of the mutants whose code it runs
 *
 * @typedef {object} Verdict
 * @property {Mutation} mutant
 * @property {boolean} isCaught
 * @property {string} how the test that caught it, or how many test files passed
 */

/**
 * Runs every test file once without a mutant, to record which mutants its tests reach.
 *
 * @param {string} folder
 * @param {readonly string[]} testFiles
 * @returns {Promise<TestFile[]>}
 */
export function recordReach(folder, testFiles) {
  let done = 0;
  return inParallel(testFiles, async (path, at) => {
    const record = join(folder, `reached-${at}`);
    const { result, output, duration } = await runTests(folder, [path], {
      env: { CONNREF_MUTANTS_REACHED: record },
      limit: 3_600_000,
    });
    if (result !== 'passed') throw new PlainError(`${path} ${result} without a mutant:\n${output}`);
    if (++done % 20 === 0) note(`${done} of ${testFiles.length} test files`);
    const reached = new Set(readIfThere(record).split('\n').filter(Boolean).map(Number));
    return { path, duration, reached };
  });
}

/**
 * @param {string} folder
 * @param {readonly Mutation[]} mutants
 * @param {readonly TestFile[]} testFiles
 * @returns {Promise<Verdict[]>}
 */
export function judgeMutants(folder, mutants, testFiles) {
  let done = 0;
  return inParallel(mutants, async (mutant, number) => {
    const reaching = testFiles.filter(({ reached }) => reached.has(number));
    const verdict = { mutant, ...(await judge(folder, mutant, number, reaching)) };
    note(`${++done} of ${mutants.length}: ${verdict.isCaught ? '' : 'NOT '}caught, ${mutant.file}: ${verdict.how}`);
    return verdict;
  });
}

/**
 * Runs the test files that reach a mutant until one fails. Likely and fast files come first, in growing batches, because a
 * process that loads all files takes long to start.
 *
 * @param {string} folder
 * @param {Mutation} mutant
 * @param {number} number
 * @param {readonly TestFile[]} reaching
 */
async function judge(folder, { file }, number, reaching) {
  const name = basename(file, '.ts');
  const isOwn = (/** @type {TestFile} */ { path }) => basename(path, '.test.js') === name;
  const left = reaching.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)) || a.duration - b.duration);
  for (let size = 4; left.length > 0; size *= 2) {
    const batch = left.splice(0, size);
    const { result, output } = await runTests(
      folder,
      batch.map(({ path }) => path),
      {
        env: { CONNREF_MUTANT: String(number) },
        limit: 300_000 + 10 * batch.reduce((sum, { duration }) => sum + duration, 0),
      },
    );
    if (result !== 'passed') return { isCaught: true, how: result === 'failed' ? failedTest(output) : result };
  }
  return { isCaught: false, how: reaching.length === 0 ? 'no test reaches it' : `${reaching.length} test files pass` };
}

/**
 * @param {string} output
 */
function failedTest(output) {
  return /^ {2}1\) ([\s\S]*?):\n/m.exec(output)?.[1]?.replaceAll(/\s+/g, ' ') ?? 'the tests do not run to their end';
}

/**
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {(item: Item, at: number) => Promise<Result>} work
 * @returns {Promise<Result[]>}
 */
async function inParallel(items, work) {
  /** @type {Result[]} */
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) {
      results[at] = await work(/** @type {Item} */ (items[at]), at);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/**
 * @param {string} file
 */
function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
