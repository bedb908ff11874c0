import assert from 'node:assert/strict';
import { stronglyConnected } from '../../../../src/core/dependencies/stronglyConnected';
import { Random } from '../../../support/random';

const groupsOf = (next: Readonly<Record<string, readonly string[]>>, starts = Object.keys(next)): string[] =>
  stronglyConnected(starts, (node) => next[node] ?? []).map((group) => group.sort().join(''));

describe('stronglyConnected', () => {
  it('puts each node behind those that it reaches', () => {
    assert.deepEqual(groupsOf({ a: ['c', 'b'], b: ['d'], c: ['d'], d: [] }), ['d', 'c', 'b', 'a']);
    assert.deepEqual(groupsOf({ a: ['b'], b: [], c: [] }, ['c', 'a']), ['c', 'b', 'a']);
  });

  it('groups the nodes of a cycle', () => {
    assert.deepEqual(groupsOf({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['e'], e: ['d'], f: ['f'] }), ['de', 'abc', 'f']);
  });

  it('follows a chain and a ring of any length', () => {
    const length = 100_000;
    const chain = stronglyConnected<number>([0], (at) => (at + 1 < length ? [at + 1] : []));
    assert.deepEqual([chain.length, chain[0], chain.at(-1)], [length, [length - 1], [0]]);
    const ring = stronglyConnected<number>([0], (at) => [(at + 1) % length]);
    assert.deepEqual([ring.length, ring[0]?.length], [1, length]);
  });

  it('agrees with the definition', () => {
    const random = new Random(3);
    for (let round = 0; round < 300; round++) {
      const size = 1 + random.below(7);
      const next = Array.from({ length: size }, () =>
        Array.from({ length: random.below(3) }, () => random.below(size)),
      );
      const reaches = (from: number): Set<number> => {
        const found = new Set([from]);
        // A set also visits what is added while it is visited.
        for (const node of found) {
          next[node]?.forEach((other) => found.add(other));
        }
        return found;
      };
      const groups = stronglyConnected([...next.keys()], (node) => next[node] ?? []);
      const placeOf = (node: number): number => groups.findIndex((group) => group.includes(node));
      assert.deepEqual(groups.flat().sort(), [...next.keys()]);
      for (const node of next.keys()) {
        for (const other of reaches(node)) {
          const isMutual = reaches(other).has(node);
          assert.ok(isMutual ? placeOf(node) === placeOf(other) : placeOf(other) < placeOf(node), JSON.stringify(next));
        }
      }
    }
  });
});
