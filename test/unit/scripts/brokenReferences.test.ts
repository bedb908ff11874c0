import assert from 'node:assert/strict';
import { findBrokenReferences } from '../../../scripts/links/findBrokenReferences.mjs';
import { anchorsOf, linksOf } from '../../../scripts/links/markdown.mjs';

const files: Readonly<Record<string, string>> = {
  'README.md': '# Connref\n\n## In CI\n',
  'docs/formats.md': '# Formats\n\n## Flow JSON\n\n## `Names` of [things](x.md)\n\n## Names\n\n## Names\n',
  'docs/images/tree.png': '',
};

function broken(file: string, text: string): string[] {
  return findBrokenReferences(file, text, (path) => files[path]).map(({ line, reason }) => `${line} ${reason}`);
}

describe('References to documentation', () => {
  it('are fine when file and heading exist', () => {
    assert.deepEqual(
      broken('docs/a.md', '[a](formats.md#flow-json) [b](../README.md#in-ci) ![c](images/tree.png)'),
      [],
    );
    assert.deepEqual(
      broken('docs/formats.md', '[a](#flow-json) [b](https://example.com/x.md) [c](mailto:x@example.com)'),
      [],
    );
    assert.deepEqual(broken('src/a.ts', '/** See docs/formats.md#flow-json and README.md. */'), []);
  });

  it('fail on a file that does not exist', () => {
    assert.deepEqual(broken('docs/a.md', '\n[a](gone.md)'), ['2 gone.md: a clone has no such file']);
    assert.deepEqual(broken('src/a.ts', "const page = 'docs/gone.md';"), ['1 docs/gone.md: a clone has no such file']);
  });

  it('fail on a heading that does not exist', () => {
    assert.deepEqual(broken('docs/a.md', '[a](formats.md#gone)'), [
      '1 formats.md#gone: docs/formats.md has no such heading',
    ]);
    assert.deepEqual(broken('src/a.ts', '// As in docs/formats.md#gone.'), [
      '1 docs/formats.md#gone: docs/formats.md has no such heading',
    ]);
  });

  it('fail on a page that a comment cites and a clone does not have', () => {
    const cited = ['/** Reads a flow (notes.md §4). */', ' * Reads a flow (notes.md §4).', 'x(); // notes.md'];
    for (const text of cited)
      assert.deepEqual(broken('src/a.ts', text), ['1 notes.md: a clone has no such file'], text);
  });

  it('are not looked for in code: a test may invent names of files', () => {
    assert.deepEqual(broken('test/a.test.ts', "const file = 'repo/readme.md';"), []);
    assert.deepEqual(broken('docs/a.md', '`[a](gone.md)`\n\n```md\n[a](gone.md)\n```\n'), []);
  });
});

describe('Markdown', () => {
  it('has the anchors that GitHub makes', () => {
    assert.deepEqual(
      [...anchorsOf(files['docs/formats.md'] ?? '')],
      ['formats', 'flow-json', 'names-of-things', 'names', 'names-1'],
    );
    assert.deepEqual([...anchorsOf('## `.connref.json`\n\n```sh\n# no heading\n```\n')], ['connrefjson']);
  });

  it('has links, images and definitions', () => {
    assert.deepEqual(
      linksOf('[a](b.md "title")\n![c](d.png)\n[e]: f.md\n').map(({ target, line }) => `${line} ${target}`),
      ['1 b.md', '2 d.png', '3 f.md'],
    );
  });
});
