import assert from 'node:assert/strict';
import { deepestJson, isNestedTooDeep, parseJsonTree, parseJsonValue } from '../../../../src/core/text/jsonTree';

const nested = (depth: number, inner = ''): string => `${'{"a":['.repeat(depth / 2)}${inner}${']}'.repeat(depth / 2)}`;

describe('JSON that is nested', () => {
  it('is parsed up to the limit', () => {
    assert.equal(isNestedTooDeep(nested(deepestJson)), false);
    assert.equal(parseJsonTree(nested(deepestJson))?.type, 'object');
    assert.equal(isNestedTooDeep(nested(deepestJson, '[]')), true);
  });

  for (const text of [nested(100_000), '['.repeat(100_000), `// x\n/* y */ ${'{"[":'.repeat(600)}`]) {
    it(`is not parsed beyond it: ${text.slice(0, 20)}…`, () => {
      assert.equal(isNestedTooDeep(text), true);
      assert.equal(parseJsonTree(text), undefined);
      assert.equal(parseJsonValue(text), undefined);
    });
  }

  it('is told apart from a string with millions of escapes', () => {
    const long = `"${'\\n'.repeat(5_000_000)}`;
    assert.equal(isNestedTooDeep(long), false);
    assert.equal(isNestedTooDeep(`[${long}",${'['.repeat(1000)}`), true);
  });

  it('has no levels in strings and comments, and none side by side', () => {
    for (const text of [
      JSON.stringify('['.repeat(1000)),
      JSON.stringify(`"\\${'{'.repeat(1000)}`),
      `"${'['.repeat(1000)}`,
      `/* ${'['.repeat(1000)}`,
      `// ${'['.repeat(1000)}\n1`,
      `[${'[],'.repeat(1000)}1]`,
    ]) {
      assert.equal(isNestedTooDeep(text), false, text.slice(0, 20));
    }
  });
});

describe('The value of a JSON text', () => {
  it('has members with any name', () => {
    const value = parseJsonValue('{ "__proto__": { "a": 1 }, "constructor": 2 }') as object;
    assert.deepEqual(Object.keys(value), ['__proto__', 'constructor']);
  });

  it('is read in spite of errors, which are listed', () => {
    const errors = [] as NonNullable<Parameters<typeof parseJsonValue>[1]>;
    assert.deepEqual({ ...(parseJsonValue('{ "a": 1,, }', errors) as object) }, { a: 1 });
    assert.ok(errors.length > 0);
    assert.equal(parseJsonValue(''), undefined);
  });
});
