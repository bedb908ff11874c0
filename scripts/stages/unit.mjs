import { availableParallelism } from 'node:os';
import { runMocha, testFilesIn } from './mocha.mjs';
import { mergeResults } from './results.mjs';

/**
 * Runs every test that needs no editor. It takes all folders of test/ except three, so a new folder can't be forgotten. Each
 * core gets a process. Neighbouring files go to different processes, because files of one folder take similarly long.
 *
 * @param {import('./stages.mjs').StageContext} context
 */
export async function runUnit({ grep, seeds }) {
  const files = testFilesIn('.').filter((path) => !/\/out\/test\/(integration|page|ui)\//.test(path));
  const count = Math.min(availableParallelism(), 4);
  const parts = Array.from({ length: count }, (_, part) => files.filter((_file, at) => at % count === part));
  const env = seeds === undefined ? {} : { CONNREF_SEEDS: seeds };
  return mergeResults(await Promise.all(parts.map((part) => runMocha('unit', part, { grep, timeout: 60_000, env }))));
}
