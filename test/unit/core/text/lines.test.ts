import assert from 'node:assert/strict';
import { hasMixedLineEndings, lineEndingOf } from '../../../../src/core/text/lineEndings';
import { LineIndex } from '../../../../src/core/text/lineIndex';
import { findMergeConflict } from '../../../../src/core/text/mergeConflict';
import { applyTextEdits, composeTextEdits } from '../../../../src/core/text/textEdit';

describe('LineIndex', () => {
  it('ends lines at LF, CR LF and a lone CR', () => {
    const lines = new LineIndex('a\nb\r\nc\rd\n\ne');
    const positions = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((offset) => lines.position(offset));
    assert.deepEqual(
      positions.map(({ line, column }) => `${line}:${column}`),
      ['0:0', '0:1', '1:0', '1:1', '1:2', '2:0', '2:1', '3:0', '3:1', '4:0', '5:0', '5:1'],
    );
  });

  it('counts UTF-16 code units', () => {
    assert.deepEqual(new LineIndex('🚀a\n🚀b').range(2, 6), {
      start: { line: 0, column: 2 },
      end: { line: 1, column: 2 },
    });
  });

  it('has one line in an empty text', () => {
    assert.deepEqual(new LineIndex('').position(0), { line: 0, column: 0 });
  });
});

describe('lineEndingOf', () => {
  it('follows the first line', () => {
    assert.deepEqual(['a\r\nb\nc', 'a\nb\r\n', 'a', '', '\n', '\ra'].map(lineEndingOf), [
      '\r\n',
      '\n',
      '\n',
      '\n',
      '\n',
      '\n',
    ]);
  });
});

describe('hasMixedLineEndings', () => {
  it('finds what VS Code would change', () => {
    assert.deepEqual(['', 'a', 'a\nb\n', 'a\r\nb\r\n', '\n', '\r\n'].map(hasMixedLineEndings), Array(6).fill(false));
    assert.deepEqual(
      ['a\nb\r\n', 'a\r\nb\n', '\na\r\n', 'a\rb', 'a\r\r\n', '\n\r\n'].map(hasMixedLineEndings),
      Array(6).fill(true),
    );
  });
});

describe('applyTextEdits', () => {
  it('applies edits in any order, and inserts at one place in theirs', () => {
    const edits = [
      { start: 4, end: 5, newText: 'E' },
      { start: 1, end: 1, newText: '1' },
      { start: 1, end: 3, newText: '' },
      { start: 1, end: 1, newText: '2' },
      { start: 6, end: 6, newText: '!' },
    ];
    assert.equal(applyTextEdits('abcdef', edits), 'a12dEf!');
  });

  it('throws where edits overlap or leave the text', () => {
    const overlapping = [
      { start: 0, end: 2, newText: '' },
      { start: 1, end: 3, newText: '' },
    ];
    assert.throws(() => applyTextEdits('abc', overlapping), RangeError);
    assert.throws(() => applyTextEdits('abc', [{ start: 2, end: 4, newText: '' }]), RangeError);
    assert.throws(() => applyTextEdits('abc', [{ start: 2, end: 1, newText: '' }]), RangeError);
    assert.throws(() => applyTextEdits('abc', [{ start: -1, end: 1, newText: '' }]), RangeError);
  });
});

describe('findMergeConflict', () => {
  const conflict = '<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> branch\n';

  it('spans the first marker', () => {
    assert.deepEqual(findMergeConflict(conflict), { start: 0, end: 12 });
    assert.deepEqual(findMergeConflict(`{\r\n${conflict.replaceAll('\n', '\r\n')}}`), { start: 3, end: 15 });
    assert.deepEqual(findMergeConflict(`a\n<<<<<<<\nb\n||||||| base\n`), { start: 2, end: 9 });
  });

  it('is not misled by text that only looks like it', () => {
    for (const text of [
      '',
      '<<<<<<< HEAD',
      '=======\n',
      ' <<<<<<< HEAD\n=======\n',
      '<<<<<<<<\n=======\n',
      '<<<<<<< a\n======\n',
    ]) {
      assert.equal(findMergeConflict(text), undefined, JSON.stringify(text));
    }
  });
});

describe('composeTextEdits', () => {
  it('gives what two steps give', () => {
    const text = 'abcdefghij';
    const first = [
      { start: 7, end: 9, newText: '' },
      { start: 1, end: 2, newText: 'BBB' },
      { start: 4, end: 6, newText: '' },
    ];
    const between = applyTextEdits(text, first);
    assert.equal(between, 'aBBBcdgj');
    for (let start = 0; start <= between.length; start++) {
      const second = [{ start, end: start, newText: '!' }];
      if (start < 2 || start > 3) {
        const composed = applyTextEdits(text, composeTextEdits(first, second));
        assert.equal(composed, applyTextEdits(between, second), String(start));
      }
    }
    const replacing = [{ start: 6, end: 8, newText: '?' }];
    assert.equal(applyTextEdits(text, composeTextEdits(first.slice(1), replacing)), 'aBBBcd?ij');
  });
});
