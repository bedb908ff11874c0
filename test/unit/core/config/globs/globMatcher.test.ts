import assert from 'node:assert/strict';
import picomatch from 'picomatch';
import { escapeGlob, globMatcher, isUsableGlob, longestGlob } from '../../../../../src/core/config/globs/globMatcher';
import { Random } from '../../../../support/random';

describe('globMatcher', () => {
  for (const [glob, matching, others] of [
    ['a', ['a'], ['b', 'aa', 'a/b', 'A', '']],
    ['*.json', ['a.json', '.json'], ['a/b.json', 'a.jsonc']],
    ['src/*', ['src/a', 'src/.a'], ['src', 'src/a/b']],
    ['src/**', ['src', 'src/a', 'src/a/b'], ['srcs', 'a/src']],
    ['**', ['a', 'a/b'], []],
    ['**/a', ['a', 'x/a', 'x/y/a'], ['ba', 'x/ba', 'a/b']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b'], ['a/xb', 'ab', 'b']],
    ['a/**/b/**/c', ['a/b/c', 'a/1/b/2/c', 'a/b/b/c'], ['a/c', 'a/b', 'a/c/b']],
    ['**/a*/**/*b', ['a/b', 'x/ay/z/1b'], ['b', 'x/b/a']],
    ['a**b', ['ab', 'axb'], ['a/b']],
    ['?.json', ['a.json', '𝒜.json'], ['ab.json', '.json']],
    ['a?b', ['axb'], ['a/b', 'ab']],
    ['[a-c]x', ['ax', 'cx'], ['dx', 'x']],
    ['[!a-c]x', ['dx'], ['ax', '/x']],
    ['[^a]x', ['bx'], ['ax']],
    ['[]a]x', [']x', 'ax'], ['bx']],
    ['[a-]', ['a', '-'], ['b']],
    ['[a', ['[a'], ['a']],
    ['{a,b}/c', ['a/c', 'b/c'], ['c', '{a,b}/c']],
    ['{a,b{c,d}}', ['a', 'bc', 'bd'], ['b', 'ac']],
    ['{a,}b', ['ab', 'b'], ['a']],
    ['{**/,}x', ['x', 'a/x'], ['ax']],
    ['{00000001}', ['{00000001}'], ['00000001']],
    ['{a,b', ['{a,b'], ['a']],
    ['a}', ['a}'], ['a']],
    ['\\*', ['*'], ['a', '\\*']],
    ['\\{a,b\\}', ['{a,b}'], ['a']],
    ['a\\', ['a\\'], ['a']],
    ['Flows (old)/+(x)/!@|', ['Flows (old)/+(x)/!@|'], ['Flows old/x/']],
    ['./a', ['a'], ['./a']],
  ] as const) {
    it(`matches paths by ${glob}`, () => {
      const matches = globMatcher([glob], 'path');
      assert.deepEqual([...matching, ...others].filter(matches), matching);
    });
  }

  it('matches names without case and across slashes', () => {
    const matches = globMatcher(['cts_*.shared_?', '[A-C]x/**'], 'name');
    assert.deepEqual(['CTS_a/b.c.Shared_X', 'cts_.shared_/', 'bX/', 'cts_a', 'cts_.shared_'].filter(matches), [
      'CTS_a/b.c.Shared_X',
      'cts_.shared_/',
      'bX/',
    ]);
  });

  it('matches what is on one of several globs', () => {
    assert.deepEqual(['a', 'b', 'c'].filter(globMatcher(['a', 'b'], 'path')), ['a', 'b']);
    assert.equal(globMatcher([], 'path')('a'), false);
  });

  it('matches only the text itself when it is escaped', () => {
    for (const text of ['{a,b}', '[a]', '*', '?', '\\', 'a\\b', '!(a)', '**/x', '𝒜']) {
      const matches = globMatcher([escapeGlob(text)], 'path');
      assert.deepEqual([text, 'a', 'b', 'x', 'a/x', ''].filter(matches), [text]);
    }
  });

  it('agrees with another implementation on globs without extensions', () => {
    const random = new Random(7);
    const joined = (choices: readonly string[], length: number): string =>
      Array.from({ length }, () => random.one(choices)).join('');
    let matched = 0;
    for (let round = 0; round < 4000; round++) {
      const glob = joined(['a', 'b', '/', '*', '**/', '?', '[ab]', '{a,b/}'], 1 + random.below(7));
      const text = joined(['a', 'b', '/'], 1 + random.below(6));
      // The other implementation ignores empty parts and takes a ** beside another character for something else.
      if (/\/\/|^\/|\/$/.test(text) || /\/\/|^\/|\/$|\*{3}|[^/]\*\*|\*\*[^/]|,b\/\}(?!a|b)/.test(glob)) {
        continue;
      }
      const expected = picomatch.isMatch(text, glob, { dot: true, noextglob: true });
      matched += expected ? 1 : 0;
      assert.equal(globMatcher([glob], 'path')(text), expected, `${glob} and ${text}`);
    }
    assert.ok(matched > 100, `only ${matched} matched`);
  });

  it('takes no exponential time', () => {
    const text = `${'a'.repeat(2000)}/${'a/'.repeat(1000)}c`;
    for (const glob of [
      '(a+)+b',
      `**/*${'a*'.repeat(200)}b`,
      `${'**/'.repeat(100)}b`,
      `${'*a/**/'.repeat(100)}b`,
      '?*'.repeat(500),
    ]) {
      assert.equal(globMatcher([glob], 'path')(text), false);
      globMatcher([glob], 'name')(text);
    }
  });

  it('uses no glob that is too long or stands for too many globs', () => {
    assert.equal(isUsableGlob('a'.repeat(longestGlob)), true);
    assert.equal(globMatcher(['a'.repeat(longestGlob)], 'path')('a'.repeat(longestGlob)), true);
    for (const glob of [
      '*'.repeat(longestGlob + 1),
      '{a,b}'.repeat(10),
      '{a,b}'.repeat(1000),
      `{${',{a,b}'.repeat(600)}}`,
    ]) {
      assert.equal(isUsableGlob(glob), false, glob.slice(0, 20));
      assert.equal(globMatcher([glob], 'path')(''), false);
    }
    assert.equal(isUsableGlob('{a,b}'.repeat(9)), true);
    assert.equal(isUsableGlob('{'.repeat(longestGlob)), true);
    assert.equal(isUsableGlob(`${'{a,'.repeat(900)}b${'}'.repeat(900)}`), true);
  });
});
