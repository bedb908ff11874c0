// Puts the small faults (mutants) of test/mutants.json into src/core, one at a time, and prints which of them the unit tests
// catch. A mutant is found by the code around it, so files may move. Tests that start the command line don't take part.
import { rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PlainError, progress, runMain, UsageError } from './console.mjs';
import { buildMutants } from './mutants/buildMutants.mjs';
import { allMutations, findMutant } from './mutants/findMutants.mjs';
import { judgeMutants, recordReach } from './mutants/judgeMutants.mjs';
import { readList, redraw, writeList } from './mutants/list.mjs';
import { parseOptions } from './parseOptions.mjs';
import { runNode } from './process.mjs';

const usage = `Usage: npm run mutants [-- options]

Options:
  --only NUMBER,…  only these mutants of the list, counted from 1
  --json FILE      also write the verdicts as JSON
  --draw           run nothing; replace each mutant whose code no longer exists, or that the list marks as "equivalent"
                   with the reason why no test can catch it
  --help           show this text`;

const options = /** @type {const} */ ({
  only: { type: 'string' },
  json: { type: 'string' },
  draw: { type: 'boolean' },
  help: { type: 'boolean' },
});

await runMain(async () => {
  process.chdir(resolve(import.meta.dirname, '..'));
  const { values } = parseOptions(process.argv.slice(2), { options }, usage);
  if (values.help) return console.log(usage);
  const list = readList();
  const only = values.only?.split(',').map((number) => numberInList(number, list.mutants.length));
  const mutations = allMutations();
  if (values.draw) return writeList(redraw(list, mutations, 100));

  const listed = list.mutants.filter((_, at) => only?.includes(at + 1) ?? true);
  const found = listed.map((mutant) => findMutant(mutant, mutations));
  const lost = listed.filter((_, at) => found[at] === undefined);
  const verdicts = await judgeAll(found.filter((mutant) => mutant !== undefined));

  const missed = verdicts.filter(({ isCaught }) => !isCaught);
  for (const { mutant, how } of missed) console.log(`\nNot caught: ${described(mutant)}\n  ${how}`);
  for (const mutant of lost) console.log(`\nIts code no longer exists: ${described(mutant)}`);
  if (lost.length > 0) console.log('\nRun npm run mutants -- --draw to replace these.');
  if (values.json) {
    const rows = verdicts.map(({ mutant, ...verdict }) => ({ ...mutant, ...verdict }));
    writeFileSync(values.json, `${JSON.stringify({ verdicts: rows, lost }, null, 2)}\n`);
  }
  console.log(`\n${verdicts.length - missed.length} caught, ${missed.length} not caught of ${listed.length}`);
  process.exitCode = lost.length > 0 ? 1 : 0;
});

/**
 * @param {string} text
 * @param {number} count of mutants in the list
 */
function numberInList(text, count) {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= count) return number;
  throw new UsageError(`There is no mutant ${text}. The list has the mutants 1 to ${count}.`);
}

/**
 * @param {readonly import('./mutants/possibleMutations.mjs').Mutation[]} mutants
 */
async function judgeAll(mutants) {
  // Some unit tests start the threads of the product.
  const { code } = await runNode(['esbuild.mjs']);
  if (code !== 0) throw new PlainError('The build of the product failed.');
  const { folder, testFiles } = await progress('Build with the mutants', () => buildMutants(mutants));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const recorded = await progress('Run without a mutant', () => recordReach(folder, testFiles));
  return progress('Runs with one mutant each', () => judgeMutants(folder, mutants, recorded));
}

/**
 * @param {import('./mutants/possibleMutations.mjs').Mutant} mutant
 */
function described({ file, kind, within, original, replacement }) {
  return `${file}, ${within}: ${kind}\n  ${original}\n  → ${replacement || '(nothing)'}`;
}
