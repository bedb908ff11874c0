import assert from 'node:assert/strict';
import { decodeText, encodeText, type TextEncodingName } from '../../../../src/core/text/decodeText';

const text = '{ "name": "Grüße €🚀" }\r\n';
const bytes: Record<TextEncodingName, Buffer> = {
  utf8: Buffer.from(text, 'utf8'),
  utf8bom: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, 'utf8')]),
  utf16le: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]),
  utf16be: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text, 'utf16le').swap16()]),
};

describe('decodeText and encodeText', () => {
  for (const [encoding, file] of Object.entries(bytes) as [TextEncodingName, Buffer][]) {
    it(`are each other’s inverse: ${encoding}`, () => {
      assert.deepEqual(decodeText(file), { text, encoding, damaged: false });
      assert.deepEqual(Buffer.from(encodeText(text, encoding)), file);
    });

    it(`hold an empty text: ${encoding}`, () => {
      assert.deepEqual(decodeText(encodeText('', encoding)), { text: '', encoding, damaged: false });
    });
  }

  it('take nothing off but the first byte order mark', () => {
    assert.equal(decodeText(encodeText('\ufeffa', 'utf8bom')).text, '\ufeffa');
  });

  for (const [what, damaged] of Object.entries({
    'a byte that UTF-8 does not have': [0x61, 0xff, 0x62],
    'a UTF-8 character that is cut off': [0x61, 0xe2, 0x82],
    'half a UTF-16 unit at the end': [0xff, 0xfe, 0x61, 0x00, 0x62],
    'a lone surrogate in UTF-16': [0xff, 0xfe, 0x3d, 0xd8, 0x61, 0x00],
  })) {
    it(`mark what they cannot write back: ${what}`, () => {
      const decoded = decodeText(Uint8Array.from(damaged));
      assert.equal(decoded.damaged, true);
      assert.ok(decoded.text.includes('\ufffd'), JSON.stringify(decoded.text));
    });
  }

  it('do not look beyond a file that is shorter than a mark', () => {
    assert.deepEqual(decodeText(new Uint8Array()), { text: '', encoding: 'utf8', damaged: false });
    assert.equal(decodeText(Uint8Array.from([0xef, 0xbb])).damaged, true);
  });
});
