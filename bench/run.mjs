// Measures times, memory and sizes on generated workspaces, and exits with 1 if a budget is missed, with 2 if an option is
// wrong. The options are in `usage`.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { note, PlainError, progress, runMain } from '../scripts/console.mjs';
import { parseOptions, requireKnown } from '../scripts/parseOptions.mjs';
import { allFigures } from './figures/allFigures.mjs';
import { buildProbes, runProbe } from './support/probe.mjs';
import { buildProduct } from './support/product.mjs';
import { generateWorkspace } from './workspaces/generateWorkspace.mjs';

const figureNames = allFigures.map(({ name }) => name);

const usage = `Usage: npm run bench [-- options]

Options:
  --only NAME,…    measure only these figures: ${figureNames.join(', ')}
  --json FILE      also write the rows as JSON
  --profiles DIR   write a CPU profile of each probe to this folder
  --help           show this text`;

const options = /** @type {const} */ ({
  only: { type: 'string' },
  json: { type: 'string' },
  profiles: { type: 'string' },
  help: { type: 'boolean' },
});

await runMain(async () => {
  const root = resolve(import.meta.dirname, '..');
  const { values } = parseOptions(process.argv.slice(2), { options }, usage);
  if (values.help) return console.log(usage);
  const figures = chosen(values.only?.split(','));
  const given = resolveGiven(values);
  const cache = resolve(root, '.cache/bench');
  const product = resolve(cache, 'product');
  const corpus = resolve(root, '../shared/corpus');

  await progress('Production build', () => buildProduct(root, product));
  await buildProbes(root, cache);
  /** @type {import('./figures/figure.mjs').Bench} */
  const bench = {
    root,
    product,
    corpus: existsSync(corpus) ? corpus : undefined,
    workspace: (name, options) => generateWorkspace(resolve(cache, 'workspaces'), name, options),
    probe: (name, args, nodeArgs = []) =>
      runProbe(resolve(cache, `probes/${name}.js`), args, { nodeArgs, profiles: given.profiles }),
  };
  const rows = [];
  for (const { name, measure } of figures) {
    const measured = await progress(name, async () => measure(bench));
    measured.forEach(print);
    rows.push(...measured);
  }

  console.log();
  console.table(rows.map(({ name, value, unit, budget, ok }) => ({ name, value, unit, budget, ok })));
  if (given.json !== undefined) writeJson(given.json, rows);
  const missed = rows.filter(({ ok }) => !ok).map(({ name }) => `  ${name}`);
  if (missed.length > 0) throw new PlainError(`Missed:\n${missed.join('\n')}`);
});

/**
 * @param {readonly string[] | undefined} names
 */
function chosen(names) {
  requireKnown('figure', names, figureNames);
  return allFigures.filter(({ name }) => names?.includes(name) ?? true);
}

/**
 * Makes paths absolute, from the folder in which the user typed the command (INIT_CWD): npm runs scripts in the folder of the
 * project.
 *
 * @param {{ json?: string | undefined, profiles?: string | undefined }} values
 */
function resolveGiven({ json, profiles }) {
  /** @type {(path: string | undefined) => string | undefined} */
  const absolute = (path) => (path === undefined ? undefined : resolve(process.env.INIT_CWD ?? '.', path));
  return { json: absolute(json), profiles: absolute(profiles) };
}

/**
 * @param {import('./figures/figure.mjs').Row} row
 */
function print({ name, value, unit, budget, ok, detail }) {
  const against = budget === null ? '' : `, budget ${budget} ${unit}: ${ok ? 'kept' : 'MISSED'}`;
  note(`  ${name}: ${value} ${unit}${against}${detail ? ` (${detail})` : ''}`);
}

/**
 * @param {string} file
 * @param {readonly import('./figures/figure.mjs').Row[]} rows
 */
function writeJson(file, rows) {
  mkdirSync(dirname(file), { recursive: true });
  const plain = rows.map(({ name, value, unit, budget, ok }) => ({ name, value, unit, budget, ok }));
  writeFileSync(file, `${JSON.stringify(plain, null, 2)}\n`);
}
