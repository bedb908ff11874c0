import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { findFiles } from '../files.mjs';
import { possibleMutations, withoutSpace } from './possibleMutations.mjs';

/** @typedef {import('./possibleMutations.mjs').Mutant} Mutant */
/** @typedef {import('./possibleMutations.mjs').Mutation} Mutation */

/** @returns {Mutation[]} every possible mutation of `src/core` */
export function allMutations() {
  return findFiles('src/core')
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => possibleMutations(file, readFileSync(file, 'utf8')));
}

/**
 * Finds a listed mutant in the present code. It looks in the mutant's file, then in files of that name, then in all files:
 * first for the same surrounding code, then for the same function, if only one mutation fits there.
 *
 * @param {Mutant} mutant
 * @param {readonly Mutation[]} mutations
 * @returns {Mutation | undefined}
 */
export function findMutant(mutant, mutations) {
  const same = mutations
    .filter(({ kind, original }) => kind === mutant.kind && withoutSpace(original) === withoutSpace(mutant.original))
    .map((each) => ({ ...each, replacement: mutant.replacement }));
  const places = [
    same.filter(({ file }) => file === mutant.file),
    same.filter(({ file }) => basename(file) === basename(mutant.file)),
    same,
  ];
  for (const place of places) {
    const [found] = place.filter(({ context }) => context === mutant.context);
    if (found) return found;
  }
  for (const place of places) {
    const [found, another] = place.filter(({ within }) => within === mutant.within);
    if (found && another === undefined) return found;
  }
  return undefined;
}
