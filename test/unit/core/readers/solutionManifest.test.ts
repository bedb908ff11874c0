import assert from 'node:assert/strict';
import { readCustomizations } from '../../../../src/core/readers/components/customizations';
import { readFlowMetadata } from '../../../../src/core/readers/components/flowMetadata';
import { readSolutionManifest } from '../../../../src/core/readers/components/solutionManifest';
import {
  manifestXml,
  missingConnectorDependency,
  missingReference,
  referenceXml,
  workflowXml,
} from '../../../support/solutionSource';

describe('readSolutionManifest', () => {
  it('reads the ways in which dependencies are named', () => {
    const { facts } = readSolutionManifest(
      manifestXml({
        missingDependencies: [
          missingReference('cts_Mail', 'Active'),
          missingConnectorDependency('0F000000-0000-4000-8000-00000000000A', 'Base (1.0)'),
          '<Required type="EnvironmentVariableDefinition" schemaName="cts_url" solution="Base (1.0)" />',
          '<Required type="1" schemaName="account" solution="System" />',
          '<Required type="2" schemaName="cts_size" displayName="Size" parentSchemaName="account" solution="Active" />',
          '<Required type="29" id="{0F000000-0000-4000-8000-00000000000B}" solution="Active" />',
          '<Required type="SettingDefinition" id.uniquename="cts_setting" solution="Active" />',
        ],
      }),
    );
    assert.deepEqual(
      facts?.missingDependencies.map(({ kind, type, names, solution, parent }) => [
        kind,
        type,
        names,
        solution,
        parent,
      ]),
      [
        ['connectionReference', 'connectionreference', ['cts_Mail'], 'Active', ''],
        ['customConnector', '372', ['0f000000-0000-4000-8000-00000000000a'], 'Base (1.0)', ''],
        ['environmentVariable', 'environmentvariabledefinition', ['cts_url'], 'Base (1.0)', ''],
        ['other', '1', ['account'], 'System', ''],
        ['other', '2', ['cts_size'], 'Active', 'account'],
        ['process', '29', ['0f000000-0000-4000-8000-00000000000b'], 'Active', ''],
        ['other', 'settingdefinition', ['cts_setting'], 'Active', ''],
      ],
    );
    assert.equal(facts.missingDependencies[4]?.displayName, 'Size');
  });

  it('reads the components that it lists', () => {
    const { facts } = readSolutionManifest(
      manifestXml({
        rootComponents: [
          '<RootComponent type="1" schemaName="cts_ticket" behavior="0" />',
          '<RootComponent type="1" schemaName="account" behavior="2" />',
          '<RootComponent type="29" id="{0F000000-0000-4000-8000-00000000000A}" behavior="0" />',
        ],
      }),
    );
    assert.deepEqual(facts?.rootComponents, [
      { type: '1', names: ['cts_ticket'], withParts: true },
      { type: '1', names: ['account'], withParts: false },
      { type: '29', names: ['0f000000-0000-4000-8000-00000000000a'], withParts: true },
    ]);
    assert.deepEqual(facts.processIds, ['0f000000-0000-4000-8000-00000000000a']);
  });

  it('reads whether it is managed', () => {
    assert.deepEqual(
      ([0, 1, 2] as const).map((managed) => readSolutionManifest(manifestXml({ managed })).facts?.managed),
      ['unmanaged', 'managed', 'both'],
    );
  });

  it('reads what it is a patch of', () => {
    const patch = (parent: string) =>
      readSolutionManifest(manifestXml({}).replace('<Managed>', `${parent}<Managed>`)).facts?.patchOf;
    assert.equal(patch('<ParentSolution><UniqueName>Base</UniqueName><Version>1.0</Version></ParentSolution>'), 'Base');
    assert.deepEqual([patch(''), patch('<ParentSolution />')], [undefined, undefined]);
  });

  it('reads next to nothing from next to nothing', () => {
    for (const text of [
      '<a/>',
      '<ImportExportXml><SolutionManifest/></ImportExportXml>',
      '<I><SolutionManifest>x</SolutionManifest></I>',
    ]) {
      assert.deepEqual(readSolutionManifest(text).facts, {
        uniqueName: '',
        displayName: '',
        version: '',
        managed: 'unmanaged',
        publisher: { uniqueName: '', prefix: '' },
        patchOf: undefined,
        processIds: [],
        rootComponents: [],
        missingDependencies: [],
      });
    }
  });
});

async function customizations(text: string) {
  return (await readCustomizations(text, () => undefined)).facts;
}

describe('readCustomizations', () => {
  it('takes the connector id of the reference itself, and the GUID from inside', async () => {
    const text = `<I><connectionreferences>${referenceXml({ name: 'cts_w', api: 'shared_w', custom: '{0F-A}' })}</connectionreferences></I>`;
    const swapped = text.replace(
      /(<connectorid>.*?<\/connectorid>)\s*(<customconnectorid>[^]*<\/customconnectorid>)/,
      '$2$1',
    );
    assert.notEqual(swapped, text);
    for (const each of [text, swapped]) {
      const [reference] = (await customizations(each))?.connectionReferences ?? [];
      assert.deepEqual([reference?.apiName, reference?.customConnectorId], ['shared_w', '0f-a']);
    }
  });

  it('takes sections at the top only, without any declaration', async () => {
    const hidden =
      '<Entities><connectionreferences><connectionreference connectionreferencelogicalname="no"/></connectionreferences></Entities>';
    const facts = await customizations(`<I>${hidden}<!-- ${hidden} --><Roles><![CDATA[${hidden}]]></Roles></I>`);
    assert.deepEqual(facts?.connectionReferences, []);
  });

  it('keeps names with letters, digits and references as they are', async () => {
    const facts = await customizations(
      '<I><connectionreferences><connectionreference connectionreferencelogicalname="007"><connectionreferencedisplayname>1e3 &amp; true &#8364;</connectionreferencedisplayname></connectionreference></connectionreferences></I>',
    );
    assert.deepEqual(
      facts?.connectionReferences.map(({ logicalName, displayName }) => [logicalName, displayName]),
      [['007', '1e3 & true €']],
    );
  });
});

describe('readFlowMetadata', () => {
  it('reads whether the flow is on', () => {
    const state = (text: string) => readFlowMetadata(text).facts?.state;
    assert.equal(state(workflowXml({ name: 'Send', state: 'on' })), 'on');
    assert.equal(state(workflowXml({ name: 'Send', state: 'off' })), 'off');
    assert.equal(state('<Workflow />'), 'unknown');
  });
});
