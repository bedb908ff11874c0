import assert from 'node:assert/strict';
import { readVariableLines } from '../../../../src/core/settings/variableLines';

describe('readVariableLines', () => {
  it('takes values to the end of the line', () => {
    const text =
      'A=p#ss w=rd # all of it\r\n  # a comment = none\n\nB = "x y "\nC=\'"#1"\'\nD=\nE="one" and "two"\nE F=\\n';
    const { values } = readVariableLines(text);
    assert.deepEqual(values, {
      A: 'p#ss w=rd # all of it',
      B: 'x y ',
      C: '"#1"',
      D: '',
      E: '"one" and "two"',
      'E F': '\\n',
    });
  });

  it('says which line is none', () => {
    assert.equal(readVariableLines('# values\nA=1\nsecond line of A').wrongLine, 3);
    assert.equal(readVariableLines('=1').wrongLine, 1);
  });

  it('keeps names that objects inherit', () => {
    assert.deepEqual(Object.entries(readVariableLines('__proto__=1').values ?? {}), [['__proto__', '1']]);
  });
});
