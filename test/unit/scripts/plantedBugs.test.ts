import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { patched } from '../../../scripts/fuzz/buildFuzz.mjs';
import { plantedBugs } from '../../../scripts/fuzz/plantedBugs.mjs';

describe('Planted bugs', () => {
  for (const { title, patches } of plantedBugs) {
    it(`change code that exists: ${title}`, () => {
      for (const patch of patches) {
        const text = readFileSync(patch.file, 'utf8');
        assert.notEqual(patched(text, patch.file, [patch]), text);
      }
    });
  }

  it('are refused if the code does not exist exactly once', () => {
    const patch = { file: 'a.ts', original: 'b', replacement: 'c' };
    assert.equal(patched('a b', 'a.ts', [patch]), 'a c');
    assert.equal(patched('a b', 'other.ts', [patch]), 'a b');
    assert.throws(() => patched('b b', 'a.ts', [patch]), /contains this code 2 times/);
  });
});
