import assert from 'node:assert/strict';
import { JsonStringOffsets } from '../../../../src/core/locate/jsonStringOffsets';

describe('JsonStringOffsets', () => {
  for (const [what, token] of [
    ['a string without escapes', '"abcdefg"'],
    ['a string with escapes', String.raw`"a\n\u0027\\\"\u0041z"`],
  ] as const) {
    it(`finds the parts of ${what}, in any order`, () => {
      const text = `{ "key": ${token} }`;
      const start = text.indexOf(token);
      const value = JSON.parse(token) as string;
      const offsets = new JsonStringOffsets(text, { start, end: start + token.length });
      const parts = Array.from({ length: value.length }, (_, at) => ({ start: at, end: at + 1 }));
      for (const part of [...parts, ...parts.toReversed(), { start: 0, end: value.length }]) {
        const found = offsets.span(part);
        const written = text.slice(found.start, found.end);
        assert.equal(JSON.parse(`"${written}"`), value.slice(part.start, part.end));
      }
    });
  }
});
