import assert from 'node:assert/strict';
import { wrapped } from '../../../../src/core/text/wrapped';

describe('wrapped', () => {
  it('breaks at spaces, and keeps what has none', () => {
    assert.deepEqual(wrapped('one two three', 7), ['one two', 'three']);
    assert.deepEqual(wrapped('a solutions/Contoso/Other b', 5), ['a', 'solutions/Contoso/Other', 'b']);
    assert.deepEqual(wrapped('', 5), ['']);
  });

  it('counts the columns of a terminal', () => {
    assert.deepEqual(wrapped('経費 精算', 9), ['経費 精算']);
    assert.deepEqual(wrapped('経費 精算', 8), ['経費', '精算']);
    assert.deepEqual(wrapped('𝒂𝒃 𝒄𝒅', 5), ['𝒂𝒃 𝒄𝒅']);
  });
});
