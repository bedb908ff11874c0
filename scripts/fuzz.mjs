// Tries the readers, the fixes and the XML scanner with generated inputs, and prints what became of them. With --planted it
// puts known bugs into Connref, one at a time, and fails if the inputs miss one.
import { resolve } from 'node:path';
import { progress, runMain, UsageError } from './console.mjs';
import { buildFuzz } from './fuzz/buildFuzz.mjs';
import { findPlanted } from './fuzz/findPlanted.mjs';
import { plantedBugs } from './fuzz/plantedBugs.mjs';
import { printReport } from './fuzz/printReport.mjs';
import { runTarget, targetNames } from './fuzz/runTarget.mjs';
import { parseOptions, requireKnown } from './parseOptions.mjs';

const usage = `Usage: npm run fuzz [-- options]

Options:
  --target NAME,…  only these targets
  --count NUMBER   how many inputs each target gets (default: as many as the target says, 2,200,000 in all)
  --seed NUMBER    the first seed (default: 1); each 500 inputs have the next one
  --path PATH      only one input of the first seed, as printed for a failure or the slowest input
  --planted        instead, put ten known bugs into Connref, one at a time, and fail if the inputs miss one
  --help           show this text`;

const options = /** @type {const} */ ({
  target: { type: 'string' },
  count: { type: 'string' },
  seed: { type: 'string', default: '1' },
  path: { type: 'string' },
  planted: { type: 'boolean' },
  help: { type: 'boolean' },
});

await runMain(async () => {
  process.chdir(resolve(import.meta.dirname, '..'));
  const { values } = parseOptions(process.argv.slice(2), { options }, usage);
  if (values.help) return console.log(usage);
  const seed = numberIn(values.seed);
  if (values.planted) {
    if (!(await findPlanted(plantedBugs, seed))) process.exitCode = 1;
    return;
  }
  const count = values.count === undefined ? undefined : numberIn(values.count);
  const worker = await progress('Build', () => buildFuzz('.cache/fuzz/worker.cjs', []));
  const names = await targetNames(worker);
  const only = values.target?.split(',');
  requireKnown('target', only, names);
  if (values.path !== undefined && only?.length !== 1) throw new UsageError('A path belongs to one target.');
  for (const target of only ?? names) {
    const { path } = values;
    const report = await runTarget(worker, {
      target,
      seed,
      ...(count !== undefined && { count }),
      ...(path && { path }),
    });
    printReport(report, path === undefined ? undefined : Infinity);
    if (report.failures.length > 0) process.exitCode = 1;
  }
});

/** @param {string} text */
function numberIn(text) {
  if (!/^\d+$/.test(text)) throw new UsageError(`${text} is not a number.`);
  return Number(text);
}
