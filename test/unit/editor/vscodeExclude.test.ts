import assert from 'node:assert/strict';
import { excludePaths } from '../../../src/core/config/pathFilter';
import { excludedByVscode } from '../../../src/editor/host/vscodeExclude';

/** The paths that a value of `files.exclude` leaves out. */
function hidden(setting: unknown, ...paths: string[]): string[] {
  return paths.filter((path) => excludePaths(excludedByVscode(setting))(`folder/${path}`));
}

describe('excludedByVscode', () => {
  it('takes what is switched on, and nothing with a condition', () => {
    const setting = { '**/old': true, '**/new': false, '**/*.json': { when: '$(basename).xml' }, ' ': true };
    assert.deepEqual(excludedByVscode(setting), ['**/old']);
  });

  for (const setting of [undefined, null, 'x', 1, [], {}, { x: null }]) {
    it(`takes nothing from ${JSON.stringify(setting)}`, () => {
      assert.deepEqual(excludedByVscode(setting), []);
    });
  }

  for (const [glob, inside, outside] of [
    ['**/old', ['old', 'a/old', 'a/old/b.json'], ['older', 'a/bold']],
    ['old', ['old', 'old/a.json'], ['a/old']],
    ['src/*.json', ['src/a.json', 'src/.a.json'], ['src/a/b.json', 'a.json']],
    ['**/{a,b}.json', ['a.json', 'x/b.json'], ['c.json']],
    ['**/[!a].json', ['b.json'], ['a.json', 'bb.json']],
    ['archive/**', ['archive', 'archive/a/b'], ['archived']],
    ['**/Flows (old)', ['Flows (old)', 'a/Flows (old)/x.json'], ['Flows old', 'Flows ']],
    ['!important', ['!important/a'], ['a', 'important']],
    ['@team+me|you', ['@team+me|you/a'], ['team', '@teamm']],
  ] as const) {
    it(`reads ${glob} as VS Code does`, () => {
      assert.deepEqual(hidden({ [glob]: true }, ...inside, ...outside), inside);
    });
  }
});
