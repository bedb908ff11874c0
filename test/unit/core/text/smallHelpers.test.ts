import assert from 'node:assert/strict';
import { compareNames } from '../../../../src/core/model/names';
import { escapeRegExp } from '../../../../src/core/text/escapeRegExp';
import { groupBy } from '../../../../src/core/text/groupBy';
import { isGuid } from '../../../../src/core/text/guid';
import { compareTexts } from '../../../../src/core/text/order';
import { firstBy, unique, uniqueBy } from '../../../../src/core/text/unique';
import { spaceBefore, spaceEnd } from '../../../../src/core/text/whiteSpace';

describe('Small helpers for texts', () => {
  it('sort by UTF-16 code units, and names without regard to case', () => {
    assert.deepEqual(['b', 'ä', 'a', 'B', 'a'].sort(compareTexts), ['B', 'a', 'a', 'b', 'ä']);
    assert.deepEqual(['b', 'C', 'a', 'A'].sort(compareNames), ['a', 'A', 'b', 'C']);
  });

  it('keep the last item of each key where the first one was, or the first one', () => {
    const items = [
      { key: 'a', value: 1 },
      { key: 'b', value: 2 },
      { key: 'a', value: 3 },
    ];
    assert.deepEqual(
      uniqueBy(items, ({ key }) => key),
      [
        { key: 'a', value: 3 },
        { key: 'b', value: 2 },
      ],
    );
    assert.deepEqual(
      firstBy(items, ({ key }) => key),
      items.slice(0, 2),
    );
    assert.deepEqual(unique([{ a: [1] }, { a: [2] }, { a: [1] }]), [{ a: [1] }, { a: [2] }]);
  });

  it('find white space before and behind an offset', () => {
    const text = 'a \r\n\tb\u00a0';
    assert.equal(spaceBefore(text, 5), ' \r\n\t');
    assert.equal(spaceBefore(text, 1), '');
    assert.equal(spaceBefore('  ', 2), '  ');
    assert.equal(spaceEnd(text, 1), 5);
    assert.equal(spaceEnd(text, 6), 6);
    assert.equal(spaceEnd('a ', 1), 2);
  });

  it('group items in their order', () => {
    assert.deepEqual(
      [...groupBy(['one', 'two', 'three', 'four'], ({ length }) => length)],
      [
        [3, ['one', 'two']],
        [5, ['three']],
        [4, ['four']],
      ],
    );
  });

  it('match a text, whatever is in it', () => {
    const text = String.raw`a.b*c+(d)[e]{f}|g^h$i\j/k?`;
    assert.match(text, new RegExp(`^${escapeRegExp(text)}$`, 'u'));
    assert.doesNotMatch('axb', new RegExp(`^${escapeRegExp('a.b')}$`));
  });

  it('know a GUID in any case, with braces or without', () => {
    const guid = '0f8fad5b-d9cb-469f-a165-70867728950e';
    for (const known of [guid, guid.toUpperCase(), `{${guid}}`]) {
      assert.ok(isGuid(known), known);
    }
    for (const other of ['', `{{${guid}}}`, guid.slice(1), `${guid}0`, guid.replaceAll('-', '')]) {
      assert.ok(!isGuid(other), other);
    }
  });
});
