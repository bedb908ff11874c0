import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import picomatch from 'picomatch';
import { decodeText } from '../../../../src/core/text/decodeText';
import { corpusAbsence } from '../../../support/corpus';
import { corpusSettings } from '../../../support/settingsCorpus';
import { skip } from '../../../support/skip';

const schemaFile = 'schemas/deploymentSettings.schema.json';

interface Manifest {
  readonly contributes: {
    readonly jsonValidation: readonly { readonly fileMatch: string | readonly string[]; readonly url: string }[];
  };
}

describe('The schema of deployment settings files', () => {
  function validator(): ValidateFunction {
    // Keywords that VS Code adds to JSON Schema.
    const ajv = new Ajv({ strictTypes: false, keywords: ['markdownDescription', 'defaultSnippets'] });
    return ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  }

  it('takes every settings file of the corpus', function () {
    if (corpusAbsence !== undefined) {
      skip(this, corpusAbsence);
    }
    const validate = validator();
    for (const [path, bytes] of corpusSettings()) {
      assert.ok(validate(JSON.parse(decodeText(bytes).text)), `${path}: ${JSON.stringify(validate.errors)}`);
    }
  });

  it('describes, and requires nothing', () => {
    const validate = validator();
    for (const json of [
      {},
      { CopilotAgents: [{ Id: 'x' }], SolutionComponentOwnershipConfiguration: [] },
      { ConnectionReferences: [{}, ['cts_mail', '#{connection.cts_mail}#'], { ConnectionOwner: 'o', Other: 1 }] },
      { EnvironmentVariables: [{ SchemaName: 'v', Value: '', Name: { Default: 'V' }, TypeId: 100000000 }] },
    ]) {
      assert.ok(validate(json), JSON.stringify(json));
    }
    for (const json of [[], { ConnectionReferences: {} }, { EnvironmentVariables: [{ Value: 5 }] }]) {
      assert.ok(!validate(json), JSON.stringify(json));
    }
  });

  it('is offered for names that are sure, and for no others', () => {
    const { jsonValidation } = (JSON.parse(readFileSync('package.json', 'utf8')) as Manifest).contributes;
    const patterns = jsonValidation
      .filter(({ url }) => url === `./${schemaFile}`)
      .flatMap(({ fileMatch }) => fileMatch);
    // Matches as in VS Code: at any depth, case-sensitive, and a later pattern wins.
    const isMatched = (path: string): boolean =>
      patterns.reduce((matched, pattern) => {
        const isExcluding = pattern.startsWith('!');
        return picomatch.isMatch(path, `**/${isExcluding ? pattern.slice(1) : pattern}`) ? !isExcluding : matched;
      }, false);
    for (const path of [
      'solutions/EEW/train.deploymentsettings.json',
      'Contoso.Test.deploymentSettings.json',
      'config/Test/deploymentSettings.json',
      'deployment-settings/test.json',
      'repo/deployment-settings/Test.json',
      'deploymentConfig.json',
    ]) {
      assert.ok(isMatched(path), path);
    }
    for (const path of [
      '.vscode/settings.json',
      'deployment-settings/settings.json',
      'config/Test/customDeploymentSettings.json',
      'deployment-settings/customDeploymentSettings.json',
      'deployment-settings/more/test.json',
      'Properties/launchSettings.json',
      'appsettings.json',
    ]) {
      assert.ok(!isMatched(path), path);
    }
  });
});
