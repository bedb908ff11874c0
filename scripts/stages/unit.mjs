import { runMocha, testFilesIn } from './mocha.mjs';

/**
 * Runs every test that needs no editor. It takes all folders of test/ except three, so a new folder can't be forgotten.
 *
 * @param {import('./stages.mjs').StageContext} context
 */
export function runUnit({ grep, seeds }) {
  const files = testFilesIn('.').filter((path) => !/\/out\/test\/(integration|page|ui)\//.test(path));
  const env = seeds === undefined ? {} : { CONNREF_SEEDS: seeds };
  return runMocha('unit', files, { grep, timeout: 60_000, env });
}
