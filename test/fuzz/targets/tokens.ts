import assert from 'node:assert/strict';
import { array, constantFrom, oneof, string, tuple } from 'fast-check';
import { Tokens } from '../../../src/core/text/tokens';
import { fuzzTarget } from '../fuzzTarget';
import { mutated, nameFrom } from '../inputs';

const names = constantFrom('mail', 'MAIL_URL', 'größe', 'a.b-c', 'toString', '__proto__');
const styles = constantFrom('#{*}#', '${{*}}', '{{*}}', '$(*)', '${*}', '%*%', '<<*>>', '[[*');
const values = array(
  oneof(
    tuple(styles, names).map(([style, name]) => style.replace('*', () => name)),
    nameFrom('mail', ' ', 'https://example.com/'),
    string({ unit: 'binary', maxLength: 4 }),
  ),
  { maxLength: 5 },
).map((parts) => parts.join(''));
const patterns = array(oneof(constantFrom('<<*>>', '[[*', '*', '', '**', '(*)+'), string({ maxLength: 4 })), {
  maxLength: 3,
});

export const tokens = fuzzTarget(
  { name: 'tokens', fewInputs: 500, manyInputs: 50_000 },
  tuple(mutated(values), patterns),
  ([value, own]) => {
    const read = new Tokens(own);
    const found = read.names(value);
    const { text, unresolved } = read.substitute(value, () => undefined);
    assert.equal(text, value, 'text that was not replaced has changed');
    assert.deepEqual(unresolved, found);
    assert.equal(read.holdsToken(value), found.length > 0);
    assert.ok(!read.isToken(value) || found.length === 1, 'one token with several names');
    const replaced = read.substitute(value, () => '');
    assert.deepEqual(replaced.unresolved, []);
    assert.ok(found.length === 0 || replaced.text.length < value.length, 'nothing was replaced');
    return found.length > 0 ? 'taken' : 'refused';
  },
);
