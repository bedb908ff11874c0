import assert from 'node:assert/strict';
import { readDeploymentSettings } from '../../../../../src/core/readers/components/deploymentSettings';

describe('A deployment settings file', () => {
  it('is read with what stands in it', () => {
    const text = JSON.stringify({
      CopilotAgents: [],
      ConnectionReferences: [
        {
          LogicalName: 'cts_mail',
          ConnectionId: '#{mail}#',
          ConnectorId: '/x/apis/shared_office365',
          ConnectionOwner: 'a',
        },
        { LogicalName: 'cts_teams' },
      ],
      EnvironmentVariables: [{ SchemaName: 'cts_url', Value: '', TypeId: 100000000 }, { SchemaName: 'cts_limit' }],
    });
    assert.deepEqual(readDeploymentSettings(text), {
      facts: {
        settings: {
          references: [
            {
              pointer: '/ConnectionReferences/0',
              logicalName: 'cts_mail',
              connectionId: '#{mail}#',
              connectorId: '/x/apis/shared_office365',
              others: [['ConnectionOwner', 'a']],
            },
            { pointer: '/ConnectionReferences/1', logicalName: 'cts_teams', connectionId: '', connectorId: undefined },
          ],
          variables: [
            { pointer: '/EnvironmentVariables/0', schemaName: 'cts_url', value: '' },
            { pointer: '/EnvironmentVariables/1', schemaName: 'cts_limit', value: undefined },
          ],
          misshapen: [],
        },
        accelerator: undefined,
      },
      problem: undefined,
    });
  });

  for (const [text, pointers] of [
    ['{"ConnectionReferences":[["cts_mail","id"]]}', ['/ConnectionReferences/0']],
    ['{"ConnectionReferences":[{"ConnectionId":""},null,1]}', [0, 1, 2].map((at) => `/ConnectionReferences/${at}`)],
    ['{"ConnectionReferences":[{"LogicalName":"a","ConnectionId":1}]}', ['/ConnectionReferences/0/ConnectionId']],
    ['{"ConnectionReferences":[{"LogicalName":"a","ConnectionId":null}]}', []],
    ['{"ConnectionReferences":[],"EnvironmentVariables":{}}', ['/EnvironmentVariables']],
    [
      '{"EnvironmentVariables":[{"SchemaName":"a","Value":true}],"ConnectionReferences":{}}',
      ['/ConnectionReferences', '/EnvironmentVariables/0/Value'],
    ],
  ] as const) {
    it(`says what has another shape in ${text}`, () => {
      const { facts } = readDeploymentSettings(text);
      assert.ok(facts && facts !== 'other' && facts !== 'damaged');
      assert.deepEqual(
        facts.settings?.misshapen.map(({ pointer }) => pointer),
        pointers,
      );
    });
  }

  it('of the ALM Accelerator is read with the flows to turn on, the owners and the shares', () => {
    const flow = (id: string, activate?: unknown): unknown => ({
      solutionComponentName: `Flow ${id}`,
      solutionComponentUniqueName: id,
      sortOrder: '1',
      ...(activate !== undefined && { activate }),
    });
    const json = {
      ActivateFlowConfiguration: [flow('1', 'True'), flow('2', false), flow('3', '#{on}#'), flow('4'), 5, {}],
      SolutionComponentOwnershipConfiguration: [
        { solutionComponentType: 29, solutionComponentUniqueName: '1', ownerEmail: 'ana@contoso.example' },
        { solutionComponentName: 'Nobody', ownerEmail: '' },
      ],
      FlowShareWithGroupTeamConfiguration: [{ solutionComponentName: 'Flow 1', aadGroupTeamName: 'Support' }],
      ConnectorShareWithGroupTeamConfiguration: [{ solutionComponentName: 'Weather', aadGroupTeamName: 'Makers' }],
    };
    const accelerator = {
      activations: [
        { workflowId: '1', name: 'Flow 1', activate: 'yes' },
        { workflowId: '2', name: 'Flow 2', activate: 'no' },
        { workflowId: '3', name: 'Flow 3', activate: 'unknown' },
        { workflowId: '4', name: 'Flow 4', activate: 'yes' },
      ],
      owners: [{ component: '1', to: 'ana@contoso.example' }],
      shares: [
        { component: 'Flow 1', to: 'Support' },
        { component: 'Weather', to: 'Makers' },
      ],
    };
    assert.deepEqual(readDeploymentSettings(JSON.stringify(json)).facts, { settings: undefined, accelerator });
    const both = readDeploymentSettings(JSON.stringify({ ...json, ConnectionReferences: [] })).facts;
    assert.deepEqual(both, { settings: { references: [], variables: [], misshapen: [] }, accelerator });
  });

  for (const text of [
    '{}',
    '[]',
    '{"name":"package"}',
    '{"profiles":{"x":{"EnvironmentVariables":[{"SchemaName":"a"}]}}}',
    '{"EnvironmentVariables":[{"name":"PATH"}]}',
    '{"EnvironmentVariables":{"PATH":"x"}}',
    '{"ConnectionReferences":{"a":{}}}',
    '{"ConnectionIds":{"cts_mail":"x"},"TokenValues":{}}',
    'no JSON, "EnvironmentVariables"',
    '// {"ConnectionReferences": of another tool',
  ]) {
    it(`is not ${text}`, () => {
      assert.deepEqual(readDeploymentSettings(text), { facts: 'other', problem: undefined });
    });
  }

  for (const text of ['', ' \n', '{', '{ "Conn', '{"EnvironmentVariables":[{"SchemaName":"a"', '{"a":1}x']) {
    it(`may be one that is damaged: ${text}`, () => {
      const { facts, ...others } = readDeploymentSettings(text);
      assert.equal(facts, 'damaged');
      assert.deepEqual('remarks' in others && others.remarks.map(({ ruleId }) => ruleId), ['invalid-json']);
    });
  }

  it('is reported where its JSON is broken, or holds conflict markers', () => {
    const broken = '{"ConnectionReferences":[{"LogicalName":"a"},]';
    assert.deepEqual(readDeploymentSettings(broken).problem, {
      ruleId: 'invalid-json',
      kind: 'settingsFile',
      reason: 'value expected',
      place: { kind: 'span', start: 45, end: 46 },
    });
    const conflict = `<<<<<<< HEAD\n${broken}\n=======\n{}\n>>>>>>> main\n`;
    assert.equal(readDeploymentSettings(conflict).problem?.ruleId, 'merge-conflict');
  });
});
