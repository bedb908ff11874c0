import assert from 'node:assert/strict';
import { environmentNameOf } from '../../../../src/core/settings/environmentNames';
import type { Solution } from '../../../../src/core/model/solution';
import { SolutionPlaces } from '../../../../src/core/settings/solutionPlaces';
import {
  fileNameFor,
  renameEnvironmentInPath,
  environmentNameProblem,
} from '../../../../src/core/settings/settingsFileNames';

const solution = { root: 'repo/solutions/Contoso/src', manifest: undefined };
const places = new SolutionPlaces([{ ...solution, manifest: { uniqueName: 'Contoso' } } as Solution]);

describe('The name of a new settings file', () => {
  for (const [environment, file, to, wanted] of [
    ['train', 'train.deploymentsettings.json', 'uat', 'uat.deploymentsettings.json'],
    ['train', 'train.deploymentsettings.json', 'UAT', 'uat.deploymentsettings.json'],
    ['Test', 'config/Test/deploymentSettings.json', 'uat', 'config/Uat/deploymentSettings.json'],
    ['Test', 'config/Test/deploymentSettings.json', 'UAT', 'config/Uat/deploymentSettings.json'],
    ['Test', 'config/Test/deploymentSettings.json', 'preProd', 'config/PreProd/deploymentSettings.json'],
    ['test', 'deployment-settings/test.json', 'Production', 'deployment-settings/production.json'],
    ['Test', 'settings/Contoso.Test.deploymentsettings.json', 'uat', 'settings/Contoso.Uat.deploymentsettings.json'],
    ['prod', 'settings/Contoso_prod.json', 'Test', 'settings/Contoso_test.json'],
    ['PROD', 'settings/Contoso_PROD.json', 'uat', 'settings/Contoso_UAT.json'],
    ['Test', 'deploymentSettingsTest.json', 'uat', 'deploymentSettingsUat.json'],
    ['test', 'env/test/test.settings.json', 'uat', 'env/uat/uat.settings.json'],
    ['test', 'test/settings/app/test.settings.json', 'uat', 'test/settings/app/uat.settings.json'],
    ['test', 'environments/test/settings/Contoso.json', 'uat', 'environments/uat/settings/Contoso.json'],
    ['test', 'Contoso_test.json', 'a+b $1', 'Contoso_a+b-$1.json'],
    ['uat', 'uat.deploymentsettings.json', ' User  Acceptance. ', 'user-acceptance.deploymentsettings.json'],
    // A name from `.connref.json` that does not occur in the path.
    ['Production', 'live.deploymentsettings.json', 'Uat', 'Uat.deploymentsettings.json'],
  ] as const) {
    it(`is ${wanted} for ${to} beside ${file}`, () => {
      assert.equal(renameEnvironmentInPath({ environment, file: `repo/${file}` }, to), `repo/${wanted}`);
      // Reading the new path gives the new environment.
      const readBack = environmentNameOf(`repo/${wanted}`, places);
      assert.equal(
        readBack.toLowerCase(),
        to
          .trim()
          .replaceAll(/[^a-z0-9$+]+/gi, '-')
          .replace(/-$/, '')
          .toLowerCase(),
      );
    });
  }

  it('is refused for what no file can be called', () => {
    for (const name of ['uat', 'Pre Prod', ' test ', 'a+b $1', 'Prüfung (2)']) {
      assert.equal(environmentNameProblem(name), undefined);
    }
    for (const [name, character] of [
      ['a/b', '/'],
      ['../x', '/'],
      ['a\\b', '\\'],
      ['User: Acceptance?', ':'],
      ['te\u0001st', '\u0001'],
      ['te\nst', '\n'],
      ['te\ud800st', '\ud800'],
    ] as const) {
      assert.deepEqual(environmentNameProblem(name), { kind: 'wrongCharacter', name, character });
    }
    assert.deepEqual(environmentNameProblem('..'), { kind: 'noLetter' });
    assert.deepEqual(environmentNameProblem('test.'), { kind: 'wrongEnd', name: 'test.' });
    for (const name of ['con', 'LPT1']) {
      assert.deepEqual(environmentNameProblem(name), { kind: 'device', name });
    }
  });

  it('is that of the first file for the same solution', () => {
    const existing = [
      { environment: 'test', file: 'repo/Other_test.json', solutions: ['repo/solutions/Other'] },
      { environment: 'test', file: 'repo/Contoso_test.json', solutions: [solution.root] },
    ];
    assert.equal(fileNameFor('uat', existing, solution), 'repo/Contoso_uat.json');
  });

  it('holds the name of the solution, beside its folder, where it has no file yet', () => {
    assert.equal(fileNameFor('Uat', [], solution), 'repo/solutions/Contoso/src.Uat.deploymentsettings.json');
    assert.equal(fileNameFor('Uat', [], { ...solution, root: 'repo' }), 'repo/repo.Uat.deploymentsettings.json');
  });
});
