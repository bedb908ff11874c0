import assert from 'node:assert/strict';
import type { SettingsListName } from '../../../../src/core/model/deploymentSettings';
import { entriesOfSolution, type EntriesOfSolution } from '../../../../src/core/settings/entriesOfSolution';
import { bound, flowPath, missingReference, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const variable = (name: string): Record<string, string> => ({
  [`environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`]: `<environmentvariabledefinition schemaname="${name}"><type>100000000</type></environmentvariabledefinition>`,
});
const send = { name: 'Send', entries: { mail: bound('cts_shared') }, variables: ['cts_sharedUrl'] };
const contoso: SolutionSource = {
  references: [{ name: 'cts_mail' }],
  flows: [send],
  apps: [{ name: 'cts_app', references: ['cts_ofApp'] }],
  missingDependencies: [missingReference('cts_listed', 'Active')],
  files: variable('cts_url'),
};
const other: SolutionSource = {
  root: 'repo/Fabrikam',
  uniqueName: 'Fabrikam',
  references: [{ name: 'cts_shared' }, { name: 'cts_other' }],
  files: { ...variable('cts_sharedUrl'), ...variable('cts_otherUrl') },
};

type Files = readonly (readonly [string, string | Uint8Array])[];

async function entriesOf(source: SolutionSource, more: Files = []): Promise<EntriesOfSolution> {
  const { engine } = await openWorkspace([
    ...solutionFiles(source),
    ...solutionFiles(other),
    ['repo/.connref.json', JSON.stringify({ externals: ['cts_external*'] })],
    ...more,
  ]);
  return entriesOfSolution(['repo/Contoso'], 'repo', engine.index);
}

describe('entriesOfSolution', () => {
  it('knows what a solution defines, uses and needs, and what is external', async () => {
    const entries = await entriesOf(contoso);
    assert.equal(entries.areKnown, true);
    const found = (list: SettingsListName, ...names: string[]): string[] =>
      names.filter((name) => entries.has(list, name));
    assert.deepEqual(
      found(
        'ConnectionReferences',
        'CTS_MAIL',
        'cts_shared',
        'cts_ofApp',
        'cts_listed',
        'cts_externalMail',
        'cts_other',
      ),
      ['CTS_MAIL', 'cts_shared', 'cts_ofApp', 'cts_listed', 'cts_externalMail'],
    );
    assert.deepEqual(
      found('EnvironmentVariables', 'cts_url', 'CTS_SharedUrl', 'cts_externalUrl', 'cts_otherUrl', 'cts_mail'),
      ['cts_url', 'CTS_SharedUrl', 'cts_externalUrl'],
    );
  });

  it('knows nothing for sure while a part of the solution cannot be read', async () => {
    const customizations = solutionFiles(contoso).find(([path]) => path.endsWith('Customizations.xml'))?.[1] ?? '';
    const dataflow = customizations.replace(
      '<Languages>',
      '<msdyn_dataflows><msdyn_dataflow/></msdyn_dataflows><Languages>',
    );
    const broken: Record<string, Files> = {
      flow: [[flowPath('repo/Contoso', send), '{']],
      'flow with names': [[flowPath('repo/Contoso', send), '{ "connectionReferences": {}']],
      'flow with other letters': [
        [
          flowPath('repo/Contoso', send),
          '{"properties":{"ConnectionReferences":{"a":{"connection":{"ConnectionReferenceLogicalName":"x"}}},"definition":{}}}',
        ],
      ],
      app: [
        [
          'repo/Contoso/CanvasApps/cts_app.meta.xml',
          '<CanvasApp><ConnectionReferences>[1</ConnectionReferences></CanvasApp>',
        ],
      ],
      customizations: [['repo/Contoso/Other/Customizations.xml', '<a>']],
      variable: [['repo/Contoso/environmentvariabledefinitions/cts_url/environmentvariabledefinition.xml', '<a>']],
      dataflow: [['repo/Contoso/Other/Customizations.xml', dataflow]],
    };
    for (const [what, files] of Object.entries(broken)) {
      assert.equal((await entriesOf(contoso, files)).areKnown, false, what);
    }
  });

  it('knows what a solution has although another one is broken', async () => {
    assert.equal((await entriesOf(contoso, [['repo/Fabrikam/Other/Customizations.xml', '<a>']])).areKnown, true);
  });
});
