import { dirname } from 'node:path';

/** @typedef {import('./possibleMutations.mjs').Mutation} Mutation */

const mostInOneFile = 3;

/** In characters. Longer code rarely stays unchanged, so its mutant would soon not be found again. */
const longestOriginal = 160;

/**
 * Draws mutations. The number from each folder is proportional to the mutations that it has; within a folder every kind is
 * equally likely. Drawn mutations never overlap.
 *
 * @param {readonly Mutation[]} mutations
 * @param {number} count
 * @param {string} seed
 * @param {readonly Mutation[]} [taken] that must not be drawn again or overlapped
 * @returns {Mutation[]}
 */
export function drawMutants(mutations, count, seed, taken = []) {
  const below = randomBelow(seed);
  const short = mutations.filter(({ original }) => original.length <= longestOriginal);
  /** @type {Mutation[]} */
  const drawn = [];
  for (const [inFolder, share] of shares(
    groupBy(short, ({ file }) => dirname(file)),
    count,
  )) {
    for (let left = share; left > 0; left--) {
      const free = inFolder.filter((each) => isFree(each, [...taken, ...drawn]));
      const kinds = [...groupBy(free, ({ kind }) => kind).values()];
      const ofKind = kinds[below(kinds.length)] ?? [];
      const one = ofKind[below(ofKind.length)];
      if (one) drawn.push(one);
    }
  }
  return drawn;
}

/**
 * @param {readonly Mutation[]} mutations
 * @param {(mutation: Mutation) => string} key
 */
function groupBy(mutations, key) {
  /** @type {Map<string, Mutation[]>} */
  const groups = new Map();
  for (const each of mutations) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}

/**
 * Splits a number in proportion to the sizes of groups. The largest remainders are rounded up.
 *
 * @param {ReadonlyMap<string, Mutation[]>} groups
 * @param {number} count
 * @returns {[Mutation[], number][]}
 */
function shares(groups, count) {
  const all = [...groups.values()].reduce((sum, { length }) => sum + length, 0);
  const exact = [...groups].map(([name, group]) => ({ name, group, share: (group.length / all) * count }));
  const rest = count - exact.reduce((sum, { share }) => sum + Math.floor(share), 0);
  const roundedUp = exact
    .toSorted((a, b) => (b.share % 1) - (a.share % 1) || (a.name < b.name ? -1 : 1))
    .slice(0, rest);
  return exact.map((each) => [each.group, Math.floor(each.share) + (roundedUp.includes(each) ? 1 : 0)]);
}

/**
 * @param {Mutation} mutation
 * @param {readonly Mutation[]} taken
 */
function isFree({ file, start, end }, taken) {
  const inFile = taken.filter((each) => each.file === file);
  return inFile.length < mostInOneFile && inFile.every((each) => end <= each.start || each.end <= start);
}

/**
 * A source of pseudo-random integers from 0 to below a limit. Equal seeds give equal numbers.
 *
 * @param {string} seed
 * @returns {(limit: number) => number}
 */
function randomBelow(seed) {
  let state = [...seed].reduce((sum, character) => (Math.imul(sum, 31) + character.charCodeAt(0)) | 0, 7);
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
