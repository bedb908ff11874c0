import assert from 'node:assert/strict';
import { parseTemplate } from '../../src/core/expressions/parseTemplate';
import { Random } from '../support/random';
import { drawCall, writeExpression } from '../support/randomExpression';
import { lawSeeds } from '../support/seeds';
import { highlightedExpressions } from './highlightedExpressions';
import { JsonTokenizer } from './jsonTokenizer';

describe('The grammar of workflow expressions, and their parser', () => {
  let tokenizer: JsonTokenizer;

  before(async () => {
    tokenizer = await JsonTokenizer.load({ injection: true });
  });

  for (const seed of lawSeeds()) {
    it(`find the same expressions, seed ${seed}`, () => {
      const random = new Random(seed);
      for (let round = 0; round < 20; round++) {
        // The grammar takes only letters, digits and a few marks for a part of a name, so that it matches no other language.
        const drawn = (): string =>
          writeExpression(random, { ...drawCall(random, 3), name: 'concat' }).replaceAll('😀', 'x');
        for (const value of [`@${drawn()}`, `a@@{b} @{ ${drawn()} }@{${drawn()}} c`]) {
          const text = JSON.stringify(value);
          const { expressions, isValid } = parseTemplate(value);
          assert.ok(isValid, value);
          assert.deepEqual(
            highlightedExpressions(text, tokenizer.tokenize(text)),
            expressions.map(({ start, end }) => value.slice(start, end)),
            value,
          );
        }
      }
    });
  }
});
