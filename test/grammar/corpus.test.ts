import assert from 'node:assert/strict';
import { visit } from 'jsonc-parser';
import { decodeText } from '../../src/core/text/decodeText';
import { corpusAbsence, corpusRepositories, readCorpus } from '../support/corpus';
import { skip } from '../support/skip';
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
          const found = highlighted(text, inside);
          assert.deepEqual(found, expressionsIn(value), `${path} at ${offset}`);
          counts.strings++;
          counts.expressions += found.length;
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

/** The texts of the expressions that the tokens of a string show, without the escapes of JSON. */
function highlighted(text: string, tokens: readonly Token[]): string[] {
  const raw: string[] = [];
  for (const { start, end, scopes } of tokens) {
    if (!scopes.includes('meta.embedded.expression.workflow.connref')) continue;
    if (scopes.includes('punctuation.section.embedded.begin.workflow.connref')) raw.push('');
    raw.push(`${raw.pop() ?? ''}${text.slice(start, end)}`);
  }
  return raw.map((expression) => JSON.parse(`"${expression}"`) as string);
}

/** The same by the rules of the language, from the value of the string. */
function expressionsIn(value: string): string[] {
  // An expression too, but too short to be told from other people's placeholders.
  if (/^@\d+$/.test(value)) return [];
  if (/^@[^@{]/.test(value)) return [value];
  const expressions: string[] = [];
  for (let index = 0; index < value.length; index++) {
    if (value.startsWith('@@', index) && (index === 0 || value[index + 2] === '{')) {
      index++;
    } else if (value.startsWith('@{', index)) {
      const end = endOfBraced(value, index);
      expressions.push(value.slice(index, end));
      index = end - 1;
    }
  }
  return expressions;
}

function endOfBraced(value: string, start: number): number {
  let inString = false;
  for (let index = start; index < value.length; index++) {
    if (value[index] === "'") inString = !inString;
    if (value[index] === '}' && !inString) return index + 1;
  }
  return value.length;
}
