import { heading, note, secondsSince } from '../console.mjs';
import { failure, mergeResults } from './results.mjs';

/**
 * @typedef {import('./results.mjs').StageResult} StageResult
 *
 * @typedef {object} StageOutcome
 * @property {string} title
 * @property {number} seconds
 * @property {StageResult} result
 */

/**
 * Runs one stage and prints its result. An error in the stage becomes a failure, so the other stages still run.
 *
 * @param {import('./stages.mjs').Stage} stage
 * @param {import('./stages.mjs').StageContext} context
 * @returns {Promise<StageOutcome>}
 */
export async function runStage(stage, context) {
  heading(stage.title);
  const start = performance.now();
  const outcome = await stage
    .run(context)
    .catch((error) => failure(stage.title, error instanceof Error ? (error.stack ?? error.message) : String(error)));
  const ranNothing = outcome.passed + outcome.failures.length + outcome.skips.length === 0;
  const result = ranNothing && context.grep === undefined ? failure(stage.title, 'ran no tests') : outcome;
  printFailures(result);
  for (const { title, reason } of result.skips) note(`skipped: ${title}: ${reason}`);
  note(`${numbers(result)} in ${secondsSince(start)}`);
  return { title: stage.title, seconds: (performance.now() - start) / 1000, result };
}

/**
 * Prints the failures, the seconds of each stage, and one line of numbers at the very end.
 *
 * @param {readonly StageOutcome[]} outcomes
 * @returns {boolean} whether something ran and nothing failed
 */
export function printSummary(outcomes) {
  const total = mergeResults(outcomes.map(({ result }) => result));
  if (total.failures.length > 0) {
    heading('Failed');
    for (const { title } of total.failures) note(title);
  }
  const ranNothing = total.passed + total.failures.length + total.skips.length === 0;
  if (ranNothing) note('Nothing ran.');
  printSeconds(outcomes);
  console.log(`\n${numbers(total)}`);
  return total.failures.length === 0 && !ranNothing;
}

/**
 * @param {readonly StageOutcome[]} outcomes
 */
function printSeconds(outcomes) {
  heading('Seconds');
  const total = { title: 'all stages', seconds: outcomes.reduce((sum, { seconds }) => sum + seconds, 0) };
  for (const { title, seconds } of [...outcomes, total]) note(`${seconds.toFixed(1).padStart(7)}  ${title}`);
}

/**
 * @param {StageResult} result
 */
function printFailures({ failures }) {
  for (const { title, detail } of failures) {
    console.log(`\n   FAILED ${title}`);
    if (detail !== '') console.log(detail.replaceAll(/^/gm, '     '));
  }
}

/**
 * @param {StageResult} result
 */
function numbers({ passed, failures, skips }) {
  return `${passed} passed, ${failures.length} failed, ${skips.length} skipped`;
}
