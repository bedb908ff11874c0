import assert from 'node:assert/strict';
import { visibleJson, visibleText } from '../../../../src/core/text/visibleText';

const hostile: readonly (readonly [string, string])[] = [
  ['\u001b]0;x\u0007\u001b[31mred', '\\u001b]0;x\\u0007\\u001b[31mred'],
  ['a\nb\r\nc\td', 'a\\nb\\r\\nc\\td'],
  ['\u0000\u007f\u0085\u009b31m', '\\u0000\\u007f\\u0085\\u009b31m'],
  ['a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  ['user\u202egnp.exe', 'user\\u202egnp.exe'],
  ['\u2066a\u2069\u200e\u200f\u061c\ufeff', '\\u2066a\\u2069\\u200e\\u200f\\u061c\\ufeff'],
  ['\ud800 \udc00', '\\ud800 \\udc00'],
  ['\ufdd0\uffff', '\\ufdd0\\uffff'],
  ['x ##vso[task.setvariable]y', 'x \\u0023#vso[task.setvariable]y'],
  ['##[error]x', '\\u0023#[error]x'],
  ['##VSO[x]', '\\u0023#VSO[x]'],
  ['###vso[a]', '#\\u0023#vso[a]'],
  ['::error::x', '\\u003a:error::x'],
  ['  ::stop-commands::x', '  \\u003a:stop-commands::x'],
];

describe('visibleText', () => {
  for (const [text, visible] of hostile) {
    it(`makes ${JSON.stringify(visible)} of it`, () => {
      assert.equal(visibleText(text), visible);
      assert.equal(visibleText(visible), visible);
    });
  }

  it('leaves other texts as they are', () => {
    for (const text of ['', 'Send mail', 'Größe “ä” 日本 🚀 👩‍💻', 'a::b', 'C:\\temp', '#1 ## x', 'שלום', 'e\u0301']) {
      assert.equal(visibleText(text), text);
    }
  });
});

describe('visibleJson', () => {
  it('keeps the white space and the byte order mark of a file', () => {
    assert.equal(visibleJson('\ufeff{\r\n\t"a": "\u202e"\r\n}'), '\ufeff{\r\n\t"a": "\\u202e"\r\n}');
  });

  it('has an equal value and nothing that a terminal or a log obeys', () => {
    for (const [text] of hostile) {
      const json = visibleJson(JSON.stringify({ [text]: [text] }, null, 2));
      assert.ok(!json.includes('##'));
      assert.deepEqual(JSON.parse(json), { [text]: [text] });
      assert.deepEqual(json.split('\n').map(visibleText), json.split('\n'));
    }
  });
});
