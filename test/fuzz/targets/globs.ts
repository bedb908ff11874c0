import assert from 'node:assert/strict';
import { array, boolean, constantFrom, oneof, string, tuple } from 'fast-check';
import { escapeGlob, globMatcher, isUsableGlob } from '../../../src/core/config/globs/globMatcher';
import { fuzzTarget } from '../fuzzTarget';
import { hostileNames, mutated } from '../inputs';

const texts = array(oneof(constantFrom('src', 'a', '/', '.', 'x.json', ...hostileNames), string({ maxLength: 3 })), {
  maxLength: 6,
}).map((parts) => parts.join(''));
const globs = array(
  oneof(
    constantFrom('*', '**', '/', '?', '{a,b}', '{,{a,*}}', '[a-z]', '[!a]', '[', '{', '}', '\\', '[z-a]', '[]]'),
    texts,
  ),
  { maxLength: 8 },
).map((parts) => parts.join(''));

export const globTarget = fuzzTarget(
  { name: 'globs', fewInputs: 500, manyInputs: 50_000 },
  tuple(mutated(globs), texts, boolean(), constantFrom<'path' | 'name'>('path', 'name')),
  ([glob, other, isLike, kind]) => {
    const text = isLike ? glob.replaceAll(/[*?[\]{},!\\]/g, 'a') : other;
    const matches = globMatcher([glob], kind)(text);
    assert.ok(!matches || isUsableGlob(glob), 'a glob that is not usable matches');
    // No path begins like this.
    if (text !== '' && !text.startsWith('./')) {
      assert.ok(globMatcher([escapeGlob(text)], kind)(text), 'an escaped text does not match itself');
    }
    return matches ? 'taken' : 'refused';
  },
);
