import assert from 'node:assert/strict';
import { shortened } from '../../../../src/core/text/shortened';

describe('A shortened text', () => {
  it('is the text itself where it is short, on one line', () => {
    assert.equal(shortened('https://contoso.example'), 'https://contoso.example');
    assert.equal(shortened(' {\r\n  "a": 1\n} '), '{ "a": 1 }');
    assert.equal(shortened('x'.repeat(60)), 'x'.repeat(60));
  });

  it('has its beginning and its end where it is long', () => {
    assert.equal(shortened('abcdefghij', 7), 'abc…hij');
    assert.equal(shortened('abcdefghij', 8), 'abc…ghij');
    assert.equal(shortened('x'.repeat(61)).length, 60);
  });

  it('never has half a character', () => {
    assert.equal(shortened('ab😀cdef😀h', 7), 'ab…😀h');
    assert.equal(shortened('abcdefg😀hi', 7), 'abc…hi');
  });
});
