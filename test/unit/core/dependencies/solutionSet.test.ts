import assert from 'node:assert/strict';
import { chooseSolutions } from '../../../../src/core/dependencies/solutionSet';
import type { Solution } from '../../../../src/core/model/solution';

const solution = (
  root: string,
  uniqueName: string,
  {
    managed = 'unmanaged',
    version = '1.0',
    patchOf,
    layout = 'packager',
  }: Partial<Solution['manifest'] & Solution> = {},
): Solution =>
  ({
    root,
    layout,
    manifest: { uniqueName, managed, version, patchOf, publisher: { uniqueName: 'contoso', prefix: 'cts' } },
  }) as unknown as Solution;

describe('The solutions that go into one environment', () => {
  const source = solution('repo/src/Contoso', 'Contoso');
  const managedExport = solution('repo/out/Contoso.zip!', 'Contoso', { managed: 'managed' });
  const either = solution('repo/both/Fabrikam', 'Fabrikam', { managed: 'both' });
  const patch = solution('repo/patch', 'Contoso_Patch', { patchOf: 'Contoso' });
  const yaml = solution('repo/yaml', 'Adatum', { layout: 'yaml' });
  const older = solution('repo/a/Litware', 'litware', { version: '1.9' });
  const newer = solution('repo/b/Litware', 'Litware', { version: '1.10' });
  const newest = solution('repo/c/Litware', 'Litware', { version: '1.10.0' });
  const all = [source, managedExport, either, patch, yaml, older, newer, newest];

  const cases: readonly [string, readonly Solution[], boolean | undefined, readonly Solution[], string][] = [
    ['the managed twin, where nothing is said', [source], undefined, [managedExport], ''],
    ['the unmanaged twin, where that is asked for', [managedExport], false, [source], ''],
    ['the wanted one of equal copies', [newest], false, [newest], 'otherCopy otherCopy'],
    ['one of both twins', [source, managedExport], true, [managedExport], ''],
    ['what is packed either way', [either], true, [either], ''],
    ['what has no twin that fits, and its copies are named', [newer], true, [newer], 'otherCopy otherCopy'],
    ['the newest copy, also where only an older one is wanted', [older], false, [newer], 'otherCopy otherCopy'],
    ['no patch, and nothing that is not read', [patch, source, yaml], false, [source], 'patch yamlLayout'],
    ['the newest copy, the first of equal ones', [newest, older, newer], false, [newer], 'otherCopy otherCopy'],
    ['all by name', [newer, either, source], false, [source, either, newer], 'otherCopy otherCopy'],
    ['none where none is wanted', [], false, [], ''],
  ];
  for (const [what, wanted, managed, expected, exclusions] of cases) {
    it(`are ${what}`, () => {
      const choice = chooseSolutions(wanted, managed, { solutions: () => all });
      assert.deepEqual(
        choice.solutions.map(({ root }) => root),
        expected.map(({ root }) => root),
      );
      assert.equal([...choice.exclusions.values()].join(' '), exclusions);
    });
  }

  describe('of copies that can be packed differently', () => {
    const unmanaged = solution('repo/src', 'Contoso', { version: '1.1' });
    const both = solution('repo/both', 'Contoso', { managed: 'both', version: '1.1' });
    const exported = (version: string): Solution =>
      solution('repo/managed', 'Contoso', { managed: 'managed', version });
    const copies: readonly [string, readonly Solution[], boolean | undefined, string, string][] = [
      ['the source, not an older export', [unmanaged, exported('1.0')], undefined, 'src 1.1', 'managed 1.0'],
      ['the same where managed is asked for', [unmanaged, exported('1.0')], true, 'src 1.1', 'managed 1.0'],
      ['the export of the same version', [unmanaged, exported('1.1')], true, 'managed 1.1', ''],
      ['a newer export where only that fits', [unmanaged, exported('1.2')], true, 'managed 1.2', 'src 1.1'],
      ['the source where it fits', [unmanaged, exported('1.2')], false, 'src 1.1', 'managed 1.2'],
      ['a source that fits always', [both, exported('1.2')], true, 'both 1.1', 'managed 1.2'],
    ];
    for (const [what, all, managed, expected, others] of copies) {
      it(`are ${what}`, () => {
        const shown = ({ root, manifest }: Solution): string => `${root.slice(5)} ${manifest?.version ?? ''}`;
        for (const wanted of [all, ...all.map((each) => [each])]) {
          const choice = chooseSolutions(wanted, managed, { solutions: () => all });
          assert.deepEqual(choice.solutions.map(shown), [expected]);
          assert.equal([...choice.exclusions.keys()].map(shown).join(' '), others);
        }
      });
    }
  });

  it('are twins of the same workspace folder', () => {
    const elsewhere = solution('other/out/Contoso', 'Contoso', { managed: 'managed' });
    const { solutions } = chooseSolutions([source], true, { solutions: () => [elsewhere, source] });
    assert.deepEqual(solutions, [source]);
  });

  it('are no twin that fits no better', () => {
    const unmanagedExport = solution('repo/out/Contoso.zip!', 'Contoso');
    const { solutions } = chooseSolutions([source], true, { solutions: () => [unmanagedExport, source] });
    assert.deepEqual(solutions, [source]);
  });
});
