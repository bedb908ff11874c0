import assert from 'node:assert/strict';
import { oneof } from 'fast-check';
import type { Expression } from '../../../src/core/expressions/expression';
import { expressionUses, keyReplacement } from '../../../src/core/expressions/expressionUses';
import { parseTemplate } from '../../../src/core/expressions/parseTemplate';
import { applyTextEdits } from '../../../src/core/text/textEdit';
import { drawCall, writeExpression } from '../../support/randomExpression';
import { fuzzTarget } from '../fuzzTarget';
import { drawn, mutated, nameFrom } from '../inputs';

const written = drawn((random) => {
  const text = writeExpression(random, drawCall(random, 3));
  return random.oneIn(2) ? `@${text}` : `x @@{y} @{${text}} z`;
});
const uses = nameFrom('a', 'shared_office365').map(
  (key) => `@parameters('$connections')['${key.replaceAll("'", "''")}']['connectionId']`,
);

/** Checks that the parts of an expression are in it, in order. */
function assertNested(expression: Expression, start: number, end: number): void {
  assert.ok(start <= expression.start && expression.start <= expression.end && expression.end <= end, 'wrong place');
  if (expression.kind === 'call') {
    let at = expression.start;
    for (const arg of expression.args) {
      assertNested(arg, at, expression.end);
      at = arg.end;
    }
    for (const access of expression.accesses) {
      assertNested(access.key, Math.max(at, access.start), access.end);
      at = access.end;
    }
  }
}

export const expressions = fuzzTarget(
  { name: 'expressions', fewInputs: 800, manyInputs: 100_000 },
  oneof(mutated(written), mutated(uses)),
  (text) => {
    const { expressions: found, isValid } = parseTemplate(text);
    for (const expression of found) {
      assertNested(expression, 0, text.length);
    }
    const { keys, mayUseAnyKey } = expressionUses(text);
    const [key] = keys;
    if (key) {
      const renamed = expressionUses(applyTextEdits(text, [keyReplacement(key, "new 'key'")]));
      assert.equal(renamed.keys[0]?.name, "new 'key'", 'the key is not the one that was written');
      assert.deepEqual(
        renamed.keys.slice(1).map(({ name }) => name),
        keys.slice(1).map(({ name }) => name),
      );
    }
    return isValid && !mayUseAnyKey ? 'taken' : 'refused';
  },
);
