import assert from 'node:assert/strict';
import { findRetiredPhrases } from '../../../scripts/words/findRetiredPhrases.mjs';
import { retiredPhrases } from '../../../scripts/words/retiredPhrases.mjs';

const phrases = [
  { phrase: 'stands twice', say: 'occurs twice' },
  { phrase: 'lay|laid … over', say: 'merge' },
  { phrase: "doesn't tell", say: 'it is unknown' },
  { phrase: 'problem', say: 'finding', exactCase: true as const },
];

function found(file: string, text: string): string[] {
  return findRetiredPhrases(file, text, phrases).map(({ line, found: words }) => `${line} ${words}`);
}

describe('Retired phrases', () => {
  it('are found in comments, sentences and templates of code', () => {
    assert.deepEqual(found('a.ts', '// A key stands twice.\nconst a = 1;'), ['1 stands twice']);
    assert.deepEqual(found('a.ts', "const a =\n  'A key stands twice.';"), ['2 stands twice']);
    assert.deepEqual(found('a.mjs', 'const a = `${b} stands twice`;'), ['1 stands twice']);
  });

  it('are found across lines of a comment and of a paragraph', () => {
    assert.deepEqual(found('a.ts', '/**\n * A key stands\n * twice.\n */'), ['2 stands twice']);
    assert.deepEqual(found('a.md', 'A key stands\ntwice.'), ['1 stands twice']);
  });

  it('are found with other words between, and with either apostrophe', () => {
    assert.deepEqual(found('a.md', 'Files laid one on one over.'), ['1 laid one on one over']);
    assert.deepEqual(found('a.md', 'It doesn’t tell. It doesn’t, tell.'), ["1 doesn't tell"]);
  });

  it('are found with an upper-case letter, unless that makes another phrase', () => {
    assert.deepEqual(found('a.md', 'Stands twice. A problem. The panel Problems, a Problem.'), [
      '1 Stands twice',
      '1 problem',
    ]);
  });

  it('are not found in identifiers, code, link targets and longer words', () => {
    assert.deepEqual(found('a.ts', 'const problem = other.problem;'), []);
    assert.deepEqual(found('a.ts', "const kind = 'problem';"), []);
    assert.deepEqual(found('a.ts', '// See `problem`.'), []);
    assert.deepEqual(found('a.ts', '/** @param problem The fault. */'), []);
    assert.deepEqual(found('a.mjs', '/** @param {string} problem the problem */'), ['1 problem']);
    assert.deepEqual(found('a.md', '`problem` [a](problem.md)\n\n```ts\nproblem\n```\n'), []);
    assert.deepEqual(found('a.md', 'problematic, no-problem'), []);
  });

  it('are found in any text of other files', () => {
    assert.deepEqual(found('package.json', '{ "title": "A problem" }'), ['1 problem']);
  });

  it('each come with words to use instead, and are listed once', () => {
    assert.equal(new Set(retiredPhrases.map(({ phrase }) => phrase)).size, retiredPhrases.length);
    assert.ok(retiredPhrases.every(({ say }) => say.length > 0));
  });
});
