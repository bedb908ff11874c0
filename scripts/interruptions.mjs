// Interrupts the command line while it renames a connection reference in many files, and changes its files at the same time,
// as other programs would. Fails if a file is half changed, left over or lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PlainError, runMain, UsageError } from './console.mjs';
import { flowWorkspace, readFiles, renameArguments, setFiles } from './interruptions/flowWorkspace.mjs';
import { interrupt } from './interruptions/interrupt.mjs';
import { race } from './interruptions/race.mjs';
import { randomNumbers } from './interruptions/randomNumbers.mjs';
import { start, waitForWriting } from './interruptions/runningCommand.mjs';
import { parseOptions } from './parseOptions.mjs';

const usage = `Usage: npm run interruptions [-- options]

Run npm run build first.

Options:
  --kills COUNT    how often the command is killed at a random moment (default: 200)
  --signals COUNT  how often it gets SIGINT at a random moment (default: 50)
  --races COUNT    how often other programs change its files while it runs (default: 100)
  --flows COUNT    how many flows it changes (default: 400)
  --seed NUMBER    the seed of the random moments (default: 1)
  --help           show this text`;

const options = /** @type {const} */ ({
  kills: { type: 'string', default: '200' },
  signals: { type: 'string', default: '50' },
  races: { type: 'string', default: '100' },
  flows: { type: 'string', default: '400' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean' },
});

await runMain(async () => {
  process.chdir(resolve(import.meta.dirname, '..'));
  const { values } = parseOptions(process.argv.slice(2), { options }, usage);
  if (values.help) return console.log(usage);
  const [kills, signals, races, flows, seed] = [
    values.kills,
    values.signals,
    values.races,
    values.flows,
    values.seed,
  ].map(count);
  const folder = mkdtempSync(join(tmpdir(), 'connref-interruptions-'));
  try {
    const scene = await prepare(folder, flows ?? 0, randomNumbers(seed ?? 0));
    await repeat('kill -9', kills ?? 0, (round) => interrupt(scene, round, 'SIGKILL'));
    await repeat('SIGINT', signals ?? 0, (round) => interrupt(scene, round, 'SIGINT'));
    await repeat('races', races ?? 0, (round) => race(scene, round));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @param {string} text */
function count(text) {
  if (!/^\d+$/.test(text)) throw new UsageError(`${text} is not a number.`);
  return Number(text);
}

/**
 * Runs the command once without interrupting it, to know its result and how long it takes.
 *
 * @param {string} folder
 * @param {number} flows
 * @param {() => number} random
 * @returns {Promise<import('./interruptions/interrupt.mjs').Scene>}
 */
async function prepare(folder, flows, random) {
  const before = flowWorkspace(flows);
  setFiles(folder, before);
  const begin = performance.now();
  const { ended } = start(folder, renameArguments);
  waitForWriting(folder);
  const write = performance.now();
  const { code, output } = await ended;
  const end = performance.now();
  if (code !== 0) throw new PlainError(`The command failed:\n${output}`);
  const times = { total: end - begin };
  const writing = Math.round(end - write);
  console.log(`${flows} flows; one run takes ${Math.round(times.total)} ms, ${writing} ms of them from the lock on`);
  return { folder, before, after: readFiles(folder), times, random };
}

/**
 * Runs rounds, and prints how many had which outcome.
 *
 * @param {string} title
 * @param {number} rounds
 * @param {(round: number) => Promise<string>} run
 */
async function repeat(title, rounds, run) {
  /** @type {Map<string, number>} */
  const outcomes = new Map();
  for (let round = 0; round < rounds; round++) {
    const outcome = await run(round).catch((error) => {
      throw new PlainError(`${title}, round ${round}: ${error instanceof Error ? error.message : String(error)}`);
    });
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  const parts = [...outcomes].sort().map(([outcome, number]) => `${number} ${outcome}`);
  console.log(`${title}: ${rounds} of ${rounds} as expected (${parts.join('; ')})`);
}
