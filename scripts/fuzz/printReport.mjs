/** @typedef {import('./runTarget.mjs').FuzzReport} FuzzReport */

/** The least share of inputs, in percent, that must be refused or fixed. With fewer ones a target tries nothing. */
const leastShare = 30;

/**
 * Prints what became of the inputs of a target.
 *
 * @param {FuzzReport & { seconds: number }} report
 * @param {number} [longest] after how many characters an input is cut off
 */
export function printReport({ target, count, outcomes, slowest, failures, seconds }, longest = 2000) {
  const { taken, refused, fixed } = outcomes;
  const total = Math.max(1, taken + refused + fixed);
  const share = (/** @type {number} */ part) => `${Math.round((part / total) * 100)} %`;
  const few = ((refused + fixed) / total) * 100 < leastShare ? ` (below ${leastShare} %)` : '';
  console.log(
    `${target}: ${count.toLocaleString('en')} inputs in ${seconds.toFixed(0)} s, ${failures.length} failures; ` +
      `${share(refused)} refused, ${share(fixed)} fixed${few}, ${share(taken)} taken; ` +
      `slowest ${slowest.milliseconds.toFixed(0)} ms: ${again(target, slowest)}`,
  );
  for (const failure of failures) {
    console.log(`  ${failure.message.replaceAll('\n', '\n  ')}`);
    console.log(`    input: ${failure.input.slice(0, longest)}`);
    console.log(`    again: npm run fuzz -- ${again(target, failure)}`);
  }
}

/**
 * @param {string} target
 * @param {import('../../test/fuzz/runTarget.ts').InputAddress} address
 */
function again(target, { seed, path }) {
  return `--target ${target} --seed ${seed} --path ${path}`;
}
