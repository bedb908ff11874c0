import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonTokenizer } from './jsonTokenizer';

const folder = 'test/grammar/cases';
const cases = readdirSync(folder).filter((file) => file.endsWith('.json'));

describe('The grammar of workflow expressions', () => {
  let tokenizer: JsonTokenizer;

  before(async () => {
    tokenizer = await JsonTokenizer.load({ injection: true });
  });

  for (const file of cases) {
    it(`gives the scopes of ${file}.snap`, () => {
      const text = readFileSync(join(folder, file), 'utf8');
      const snapshot = snapshotOf(text, tokenizer);
      const path = join(folder, `${file}.snap`);
      if (process.env.CONNREF_SNAPSHOTS === 'write') writeFileSync(path, snapshot);
      assert.equal(snapshot, readFileSync(path, 'utf8'));
    });
  }

  it('is the same in JSON with comments', async () => {
    const withComments = await JsonTokenizer.load({ injection: true, scopeName: 'source.json.comments' });
    for (const file of cases) {
      const text = readFileSync(join(folder, file), 'utf8');
      const ours = (scopes: readonly string[]) => scopes.filter((scope) => scope.endsWith('.workflow.connref'));
      const expected = tokenizer.tokenize(text).map(({ scopes, ...place }) => ({ ...place, ours: ours(scopes) }));
      const actual = withComments.tokenize(text).map(({ scopes, ...place }) => ({ ...place, ours: ours(scopes) }));
      assert.deepEqual(actual, expected, file);
    }
  });
});

/**
 * Each line of the text, and below it the tokens of the expressions in it, with their scopes inside of `expression` (which
 * stands for meta.embedded.expression), all without the ending that they share.
 */
function snapshotOf(text: string, tokenizer: JsonTokenizer): string {
  const tokens = tokenizer.tokenize(text).map((token) => ({ ...token, ours: shortened(token.scopes) }));
  const lines: string[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push(line);
    for (const token of tokens.filter((token) => token.start >= start && token.start < start + line.length)) {
      const content = text.slice(token.start, token.end);
      if (token.ours !== '' && content.trim() !== '') lines.push(`      ${content.padEnd(20)} ${token.ours}`);
    }
    start += line.length + 1;
  }
  return lines.join('\n');
}

function shortened(scopes: readonly string[]): string {
  const first = scopes.findIndex((scope) => scope.endsWith('.workflow.connref'));
  if (first < 0) return '';
  const names = scopes.slice(first).map((scope) => scope.replace(/\.workflow\.connref$/, ''));
  return names.join(' ').replace('meta.embedded.', '');
}
