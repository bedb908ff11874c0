import assert from 'node:assert/strict';
import { canShareImport, importFiles } from '../../../../src/core/settings/importFiles';
import type { SettingsTarget } from '../../../../src/core/model/deploymentEnvironment';

const target = (file: string, ...solutions: string[]): SettingsTarget => ({
  file,
  solutions,
  isComplete: true,
});
const alpha = target('Alpha.json', 'repo/Alpha');
const beta = target('Beta.json', 'repo/Beta');
const both = target('both.json', 'repo/Beta', 'repo/Alpha');
const untold = target('untold.json');

describe('The settings files of one import', () => {
  it('are those for its solution, and those of which nothing tells what they are for, in their order', () => {
    const named = (...roots: string[]): string[] =>
      importFiles({ files: [both, alpha, untold, beta] }, roots).map(({ file }) => file);
    assert.deepEqual(named('repo/Alpha'), ['both.json', 'Alpha.json', 'untold.json']);
    assert.deepEqual(named('repo/Gamma', 'repo/Beta'), ['both.json', 'untold.json', 'Beta.json']);
    assert.deepEqual(named('repo/Gamma'), ['untold.json']);
  });

  it('tell whether two files go together', () => {
    for (const [one, other, expected] of [
      [alpha, beta, false],
      [alpha, both, true],
      [alpha, untold, true],
      [untold, untold, true],
    ] as const) {
      assert.deepEqual(
        [canShareImport(one, other), canShareImport(other, one)],
        [expected, expected],
        `${one.file} ${other.file}`,
      );
    }
  });
});
