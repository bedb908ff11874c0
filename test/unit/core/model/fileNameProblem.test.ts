import assert from 'node:assert/strict';
import { fileNameProblem } from '../../../../src/core/model/fileNameProblem';

describe('fileNameProblem', () => {
  it('takes names that every system can have before a dot', () => {
    for (const name of [
      'Contoso',
      'contoso_Expenses',
      'Größe',
      '経費',
      'a b',
      'a.b',
      'console',
      'com10',
      'con_',
      '-x',
      '$',
    ]) {
      assert.equal(fileNameProblem(name), undefined, name);
    }
  });

  it('finds characters that lead elsewhere or that a system refuses', () => {
    for (const [name, character] of [
      ['../x', '/'],
      ['a\\b', '\\'],
      ['C:x', ':'],
      ['a\0b', '\0'],
      ['a\nb', '\n'],
      ['a\u2028b', '\u2028'],
      ['a\ud800b', '\ud800'],
      ['a?', '?'],
    ] as const) {
      assert.deepEqual(fileNameProblem(name), { kind: 'wrongCharacter', name, character });
    }
  });

  it('finds dots and spaces at an end, devices of Windows, and no name', () => {
    for (const name of ['.', '..', '.x', 'x.', 'x ', ' x']) {
      assert.deepEqual(fileNameProblem(name), { kind: 'wrongEnd', name });
    }
    for (const name of ['con', 'NUL', 'Aux', 'com1', 'LPT9', 'com²', 'CONIN$', 'con.x', 'prn.json']) {
      assert.deepEqual(fileNameProblem(name), { kind: 'device', name });
    }
    assert.deepEqual(fileNameProblem(''), { kind: 'empty', name: '' });
  });
});
