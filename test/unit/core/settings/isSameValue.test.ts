import assert from 'node:assert/strict';
import type { EnvironmentVariable } from '../../../../src/core/model/solution';
import { isSameValue } from '../../../../src/core/settings/isSameValue';

type Type = EnvironmentVariable['type'];

const same: readonly (readonly [Type, string, string])[] = [
  ['text', 'a', 'a'],
  ['number', '5', '5.0'],
  ['yes/no', 'yes', 'Yes'],
  ['yes/no', 'no', 'False'],
  ['yes/no', 'TRUE', 'yes'],
  ['JSON', '{"a":1,"b":[2]}', '{ "b": [2],\n"a": 1 }'],
  ['data source', 'https://contoso.example/Sites/A', 'https://contoso.example/sites/a'],
  ['unknown', '{', '{'],
];
const other: readonly (readonly [Type, string, string])[] = [
  ['text', 'a', 'A'],
  ['text', '5', '5.0'],
  ['number', '5', '6'],
  ['number', '', '0'],
  ['number', 'five', '5'],
  ['yes/no', 'yes', 'no'],
  ['yes/no', 'perhaps', 'possibly'],
  ['JSON', '{"a":1}', '{"a":2}'],
  ['JSON', '{"a":1', '{"a":1}'],
  ['JSON', '[1,2]', '[2,1]'],
  ['data source', 'https://contoso.example/sites/a', 'https://contoso.example/sites/b'],
  ['secret', 'a', 'A'],
];

describe('Two values of an environment variable', () => {
  for (const [type, a, b] of same) {
    it(`are the same for ${type}: ${a}, ${b}`, () => {
      assert.deepEqual([isSameValue(type, a, b), isSameValue(type, b, a)], [true, true]);
    });
  }

  for (const [type, a, b] of other) {
    it(`differ for ${type}: ${a}, ${b}`, () => {
      assert.deepEqual([isSameValue(type, a, b), isSameValue(type, b, a)], [false, false]);
    });
  }
});
