import { buildFuzz } from './buildFuzz.mjs';
import { runTarget } from './runTarget.mjs';

/**
 * A bug that is put into the product, to see that the inputs find it.
 *
 * @typedef {object} PlantedBug
 * @property {string} title
 * @property {string} target
 * @property {number} count of inputs within which it must be found
 * @property {RegExp} message of the failure
 * @property {readonly import('./buildFuzz.mjs').Patch[]} patches
 */

/**
 * Prints after how many inputs each bug is found.
 *
 * @param {readonly PlantedBug[]} bugs
 * @param {number} seed
 * @returns {Promise<boolean>} whether all of them were found
 */
export async function findPlanted(bugs, seed) {
  let areFound = true;
  for (const [number, { title, target, count, message, patches }] of bugs.entries()) {
    const worker = await buildFuzz(`.cache/fuzz/planted${number}.cjs`, patches);
    const report = await runTarget(worker, { target, seed, count, mostFailures: 1 });
    const [failure] = report.failures;
    const isFound = failure !== undefined && message.test(failure.message);
    areFound &&= isFound;
    const first = (failure?.message.split('\n')[0] ?? '').slice(0, 100);
    console.log(
      isFound
        ? `found after ${report.count} of ${count} inputs, seed ${failure.seed}: ${title} (${target}: ${first})`
        : `NOT FOUND in ${report.count} inputs: ${title} (${target}${failure ? `, but: ${first}` : ''})`,
    );
  }
  return areFound;
}
