import assert from 'node:assert/strict';
import { fixMakers } from '../../../../src/core/edits/fixes/fixMakers';
import { fixesOf } from '../../../../src/core/rules/fixAll';
import {
  connection,
  connectorId,
  findingsOf,
  settingsText,
  settingsVerdicts,
  settingsWorkspace,
} from '../../../support/settingsSource';
import { exampleGuid, type ReferenceSource, type SolutionSource, solutionFiles } from '../../../support/solutionSource';
import { allFindings, openWorkspace } from '../../../support/workspace';

const here = 'shared_cts-5fweather-5f0123456789abcdef';
const there = 'shared_cts-5fweather-5ffedcba9876543210';
const error = ['error test.json cts_mail'];

function entry(id: unknown): string {
  return settingsText({ references: { cts_mail: { ConnectionId: connection, ConnectorId: id } } });
}

/** What is reported of a reference and a `ConnectorId`. */
function of(reference: Omit<ReferenceSource, 'name'>, id: unknown, config: object = {}): Promise<string[]> {
  const solution: SolutionSource = { references: [{ name: 'CTS_mail', ...reference }] };
  return settingsVerdicts(
    'settings-connector-mismatch',
    settingsWorkspace([solution], { 'test.json': entry(id), '.connref.json': { config } }),
  );
}

describe('settings-connector-mismatch', () => {
  it('is an error where two standard connectors differ', async () => {
    assert.deepEqual(await of({}, connectorId('shared_teams')), error);
    assert.deepEqual(await of({}, 'shared_teams'), error);
  });

  it('takes a reference for custom by its GUID, whatever its API is called', async () => {
    assert.deepEqual(await of({ api: 'shared_weather', custom: exampleGuid }, connectorId(there)), []);
    assert.deepEqual(await of({}, ''), []);
  });

  it('is silent where they are one, whatever the case', async () => {
    assert.deepEqual(await of({}, connectorId('Shared_Office365').toUpperCase()), []);
    assert.deepEqual(await of({}, 'shared_office365'), []);
  });

  it('is silent without a connector on one side', async () => {
    assert.deepEqual(await of({}, undefined), []);
    assert.deepEqual(await of({}, ''), []);
    assert.deepEqual(await of({}, connectorId('')), []);
    assert.deepEqual(await of({ api: '' }, connectorId('shared_teams')), []);
  });

  it('is silent for custom connectors, whose ids differ from environment to environment', async () => {
    assert.deepEqual(await of({ api: here, custom: exampleGuid }, connectorId(there)), []);
    assert.deepEqual(await of({ api: here }, connectorId(there)), []);
  });

  it('is an error where a standard connector meets a custom one', async () => {
    assert.deepEqual(await of({ api: here, custom: exampleGuid }, connectorId('shared_teams')), error);
    assert.deepEqual(await of({}, connectorId(there)), error);
  });

  it('is silent for tokens', async () => {
    assert.deepEqual(await of({}, '#{connector}#'), []);
    assert.deepEqual(await of({}, connectorId('$(MailConnector)')), []);
    assert.deepEqual(await of({}, '<<connector>>', { tokens: ['<<*>>'] }), []);
    assert.deepEqual(await of({}, '<<connector>>'), error);
  });

  it('is silent where nobody or nobody readable defines the reference', async () => {
    const files = { 'test.json': entry(connectorId('shared_teams')) };
    assert.deepEqual(await findingsOf('settings-connector-mismatch', settingsWorkspace([{}], files)), []);
    const broken = { ...files, 'Contoso/Other/Customizations.xml': '<a>' };
    assert.deepEqual(
      await findingsOf(
        'settings-connector-mismatch',
        settingsWorkspace([{ references: [{ name: 'cts_mail' }] }], broken),
      ),
      [],
    );
  });

  it('is silent where one of its solutions has this connector, and asks no others', async () => {
    const files = settingsWorkspace(
      [
        { references: [{ name: 'cts_mail' }] },
        { root: 'repo/Other', uniqueName: 'Other', references: [{ name: 'cts_mail', api: 'shared_teams' }] },
      ],
      { 'test.json': entry(connectorId('shared_teams')), 'Contoso/test.json': entry(connectorId('shared_teams')) },
    );
    assert.deepEqual(await settingsVerdicts('settings-connector-mismatch', files), [
      'error Contoso/test.json cts_mail',
    ]);
  });

  it('points at the definition, and offers its connector where that is a standard one', async () => {
    for (const [api, value] of [
      ['shared_office365', connectorId('shared_office365')],
      [here, undefined],
    ] as const) {
      const { engine } = await openWorkspace([
        ...solutionFiles({ references: [{ name: 'cts_mail', api }] }),
        ['repo/test.json', entry(connectorId('shared_teams'))],
      ]);
      const finding = allFindings(engine).find(({ ruleId }) => ruleId === 'settings-connector-mismatch');
      assert.ok(finding);
      assert.deepEqual(
        finding.related.map(({ place }) => place),
        [{ kind: 'xml', component: 'connectionReference', name: 'cts_mail', child: 'connectorid' }],
      );
      const operations = fixesOf(finding, engine.index, fixMakers).flatMap((fix) => fix.operations);
      assert.deepEqual(
        operations.flatMap((operation) => (operation.kind === 'setConnector' ? [operation.value] : [])),
        value === undefined ? [] : [value],
      );
    }
  });

  it('offers nothing for a second entry of a name, which is to be removed', async () => {
    const wrong = { LogicalName: 'cts_mail', ConnectionId: connection, ConnectorId: connectorId('shared_teams') };
    const found = await findingsOf(
      'settings-connector-mismatch',
      settingsWorkspace([{ references: [{ name: 'cts_mail' }] }], {
        'test.json': JSON.stringify({
          EnvironmentVariables: [],
          ConnectionReferences: [wrong, { ...wrong, LogicalName: 'CTS_mail' }],
        }),
      }),
    );
    assert.deepEqual(
      found.map(({ data }) => [data.pointer, data.connector]),
      [
        ['/ConnectionReferences/0', 'shared_office365'],
        ['/ConnectionReferences/1', undefined],
      ],
    );
  });
});
