import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { drawMutants } from './drawMutants.mjs';
import { findMutant } from './findMutants.mjs';

/**
 * @typedef {import('./possibleMutations.mjs').Mutant} Mutant
 * @typedef {import('./possibleMutations.mjs').Mutation} Mutation
 *
 * @typedef {object} MutantList
 * @property {string} seed of the drawing
 * @property {readonly ListedMutant[]} mutants
 * @property {readonly ListedMutant[]} equivalent mutants that no test can catch; they are not drawn again
 *
 * @typedef {Mutant & { equivalent?: string }} ListedMutant equivalent: the reason why no test can catch it
 */

const file = 'test/mutants.json';

/** @returns {MutantList} */
export function readList() {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * @param {MutantList} list
 */
export function writeList(list) {
  writeFileSync(file, `${JSON.stringify(list, null, 2)}\n`);
}

/**
 * Draws a new list if it is empty. Otherwise replaces each mutant whose code no longer exists, or that is marked as
 * equivalent, by another one from its file, else from its folder, else from any file.
 *
 * @param {MutantList} list
 * @param {readonly Mutation[]} mutations
 * @param {number} count of mutants in a new list
 * @returns {MutantList}
 */
export function redraw({ seed, mutants, equivalent }, mutations, count) {
  const aside = [...equivalent, ...mutants.filter((each) => each.equivalent !== undefined)];
  const notAgain = aside.flatMap((each) => findMutant(each, mutations) ?? []);
  const drawn = mutants.map((each) => (each.equivalent === undefined ? findMutant(each, mutations) : undefined));
  mutants.forEach((each, at) => {
    const taken = [...notAgain, ...drawn.filter((one) => one !== undefined)];
    drawn[at] ??= near(each, mutations)
      .flatMap((some) => drawMutants(some, 1, `${seed} ${each.context}`, taken))
      .at(0);
  });
  const all = mutants.length === 0 ? drawMutants(mutations, count, seed, notAgain) : drawn;
  return {
    seed,
    mutants: all.filter((each) => each !== undefined).map(withoutPlace),
    equivalent: aside,
  };
}

/**
 * @param {Mutant} mutant
 * @param {readonly Mutation[]} mutations
 */
function near(mutant, mutations) {
  return [
    mutations.filter((each) => basename(each.file) === basename(mutant.file)),
    mutations.filter((each) => dirname(each.file) === dirname(mutant.file)),
    mutations,
  ];
}

/**
 * @param {Mutation} mutation
 * @returns {Mutant}
 */
function withoutPlace({ file: path, kind, within, original, replacement, context }) {
  return { file: path, kind, within, original, replacement, context };
}
