import assert from 'node:assert/strict';
import { visit } from 'jsonc-parser';
import { parseTemplate } from '../../src/core/expressions/parseTemplate';
import { decodeText } from '../../src/core/text/decodeText';
import { corpusAbsence, corpusRepositories, readCorpus } from '../support/corpus';
import { skip } from '../support/skip';
import { highlightedExpressions } from './highlightedExpressions';
import { JsonTokenizer, type Token } from './jsonTokenizer';

describe('The grammar of workflow expressions, on the corpus', () => {
  let tokenizer: JsonTokenizer;

  before(async function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
    tokenizer = await JsonTokenizer.load({ injection: true });
  });

  it('finds the expressions of every flow, whole, and nothing else', function () {
    this.timeout(300_000);
    const counts = { flows: 0, strings: 0, expressions: 0 };
    for (const [path, text] of flows()) {
      counts.flows++;
      const tokens = tokenizer.tokenize(text);
      let next = 0;
      visit(text, {
        onLiteralValue: (value: unknown, offset, length) => {
          if (typeof value !== 'string') return;
          while (tokens[next]!.end <= offset) next++;
          const inside: Token[] = [];
          for (let index = next; index < tokens.length && tokens[index]!.start < offset + length; index++) {
            inside.push(tokens[index]!);
          }
          counts.strings++;
          const { expressions, isValid } = parseTemplate(value);
          // An expression too, but too short to be told from other people's placeholders.
          if (isValid && !/^@\d+$/.test(value)) {
            const expected = expressions.map(({ start, end }) => value.slice(start, end));
            assert.deepEqual(highlightedExpressions(text, inside), expected, `${path} at ${offset}`);
            counts.expressions += expected.length;
          }
        },
      });
    }
    console.log(`      ${counts.flows} flows, ${counts.expressions} expressions in ${counts.strings} strings`);
    assert.ok(counts.flows > 0 && counts.expressions > 0 && counts.strings > counts.expressions);
  });
});

function* flows(): Generator<[path: string, text: string]> {
  for (const repository of corpusRepositories()) {
    for (const [path, bytes] of readCorpus(repository)) {
      if (!/\/workflows\/[^/]+\.json$/i.test(path)) continue;
      const { text } = decodeText(bytes);
      if (isFlow(text)) yield [path, text];
    }
  }
}

function isFlow(text: string): boolean {
  try {
    const flow = JSON.parse(text) as { properties?: { definition?: unknown } };
    return flow.properties?.definition !== undefined;
  } catch {
    return false;
  }
}
