import assert from 'node:assert/strict';
import { areCopies, copyAmong, sourceAmong } from '../../../../src/core/dependencies/solutionCopies';
import type { Solution } from '../../../../src/core/model/solution';

type Parts = Partial<Pick<Solution, 'layout'> & NonNullable<Solution['manifest']>> & { readonly by?: string };

const solution = (root: string, { layout = 'packager', by = 'contoso', ...manifest }: Parts = {}): Solution =>
  ({
    root,
    layout,
    manifest: {
      uniqueName: 'Contoso',
      version: '1.0',
      managed: 'unmanaged',
      publisher: { uniqueName: by, prefix: 'cts' },
      ...manifest,
    },
  }) as unknown as Solution;

const src = solution('repo/src', { version: '1.1' });

describe('Copies of a solution', () => {
  it('have one name in one workspace folder, and one publisher where both have one', () => {
    const cases: readonly [Solution, boolean][] = [
      [solution('repo/old'), true],
      [solution('repo/old', { uniqueName: 'CONTOSO', by: 'Contoso' }), true],
      [solution('repo/old', { by: '' }), true],
      [solution('repo/old', { by: 'fabrikam' }), false],
      [solution('repo/old', { uniqueName: 'Contoso2' }), false],
      [solution('other/src'), false],
      [src, false],
      [{ ...solution('repo/old'), manifest: undefined }, false],
    ];
    for (const [other, expected] of cases) {
      assert.deepEqual([areCopies(src, other), areCopies(other, src)], [expected, expected], JSON.stringify(other));
    }
    const [one, two] = ['repo/a', 'repo/b'].map((root) => solution(root, { uniqueName: '' }));
    assert.equal(areCopies(one!, two!), false, 'without a name');
  });

  it('have as source what people edit, then the highest version, then the shortest path', () => {
    const cases: readonly (readonly [Solution, ...Solution[]])[] = [
      [src, solution('repo/old'), solution('repo/z', { version: '1.0.9' })],
      [src, solution('repo/m', { managed: 'managed', version: '2.0' }), solution('repo/a.zip!', { version: '3.0' })],
      [src, solution('repo/y', { layout: 'yaml', version: '2.0' })],
      [solution('repo/both', { managed: 'both', version: '1.2' }), src],
      [src, solution('repo/source', { version: '1.1.0' })],
      [solution('repo/a', { version: '1.1' }), solution('repo/b', { version: '1.1' })],
      [solution('repo/m2', { managed: 'managed', version: '2.0' }), solution('repo/m', { managed: 'managed' })],
      [solution('repo/a', { version: 'one' }), solution('repo/bb', { version: '2.0' })],
    ];
    for (const [expected, ...others] of cases) {
      assert.equal(sourceAmong([expected, ...others]), expected);
      assert.equal(sourceAmong([...others, expected]), expected);
    }
    assert.equal(sourceAmong<Solution>([]), undefined);
  });

  it('are older, newer or equal', () => {
    const cases: readonly [Solution, string][] = [
      [solution('repo/old'), 'older'],
      [solution('repo/managed', { managed: 'managed' }), 'older'],
      [solution('repo/out/a.zip!'), 'older'],
      [solution('repo/managed', { managed: 'managed', version: '1.2' }), 'newer'],
      [solution('repo/other', { version: '1.1.0.0' }), 'equal'],
      [solution('repo/other', { version: 'x' }), 'equal'],
      [solution('repo/yaml', { version: '1.1', layout: 'yaml' }), 'equal'],
    ];
    for (const [copy, age] of cases) {
      assert.deepEqual(copyAmong(copy, [copy, src]), { source: src, age }, JSON.stringify(copy));
      assert.equal(copyAmong(src, [copy, src]), undefined, 'the source is no copy');
    }
  });

  it('are no exports of one version, and nothing of another solution', () => {
    for (const other of [
      solution('repo/managed', { managed: 'managed', version: '1.1.0' }),
      solution('repo/out/a.zip!', { version: '1.1' }),
      solution('repo/a', { by: 'fabrikam' }),
      solution('other/a'),
    ]) {
      assert.equal(copyAmong(other, [src, other]), undefined, JSON.stringify(other));
    }
  });
});
