import { heading, note, secondsSince } from '../console.mjs';
import { failure, mergeResults } from './results.mjs';

/**
 * @typedef {import('./results.mjs').StageResult} StageResult
 */

/**
 * Runs one stage to its end, whatever happens in it, and prints what came of it.
 *
 * @param {import('./stages.mjs').Stage} stage
 * @param {import('./stages.mjs').StageContext} context
 * @returns {Promise<StageResult>}
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
  return result;
}

/**
 * @param {readonly StageResult[]} results
 * @returns {boolean} whether everything is well
 */
export function printSummary(results) {
  const total = mergeResults(results);
  if (total.failures.length > 0) {
    heading('Failed');
    for (const { title } of total.failures) note(title);
  }
  const ranNothing = total.passed + total.failures.length + total.skips.length === 0;
  if (ranNothing) note('Nothing ran.');
  console.log(`\n${numbers(total)}`);
  return total.failures.length === 0 && !ranNothing;
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
