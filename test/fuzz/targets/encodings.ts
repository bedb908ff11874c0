import assert from 'node:assert/strict';
import { array, constantFrom, oneof, tuple, uint8Array } from 'fast-check';
import { decodeText, decodeTextYielding, encodeText } from '../../../src/core/text/decodeText';
import { fuzzTarget } from '../fuzzTarget';
import { hostileNames } from '../inputs';

const parts = oneof(
  uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
  constantFrom('\uFEFF', 'a', '\r\n', ...hostileNames).map((text) => Buffer.from(text, 'utf8')),
  constantFrom('\uFEFF', 'a', '😀').map((text) => Buffer.from(text, 'utf16le')),
  constantFrom([0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0xed, 0xa0, 0x80]).map((bytes) => Buffer.from(bytes)),
);

export const encodings = fuzzTarget(
  { name: 'encodings', fewInputs: 500, manyInputs: 50_000 },
  tuple(parts, array(parts, { maxLength: 4 })).map(([first, rest]) => Buffer.concat([first, ...rest])),
  async (bytes) => {
    const { text, encoding, damaged } = decodeText(bytes);
    assert.deepEqual(await decodeTextYielding(bytes, () => undefined), { text, encoding, damaged });
    if (!damaged) {
      assert.ok(Buffer.from(encodeText(text, encoding)).equals(bytes), 'the bytes are not those of the text');
    }
    return damaged ? 'refused' : 'taken';
  },
);
