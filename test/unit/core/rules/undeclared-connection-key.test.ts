import assert from 'node:assert/strict';
import { bound, connectorCall, type FlowSource, solutionFiles } from '../../../support/solutionSource';
import { findingsOf, graveFindings, openWorkspace, verdicts } from '../../../support/workspace';

function of(flow: Partial<FlowSource>): Promise<string[]> {
  return verdicts(solutionFiles({ references: [{ name: 'cts_mail' }], flows: [{ name: 'Send', ...flow }] }));
}

const error = ['error undeclared-connection-key mail'];

describe('undeclared-connection-key', () => {
  it('is an error in an action, a trigger, and by the legacy expression', async () => {
    const expression = { host: { connection: { name: "@parameters('$connections')['mail']['connectionId']" } } };
    assert.deepEqual(await of({ actions: { A: connectorCall('mail') } }), error);
    assert.deepEqual(await of({ triggers: { T: connectorCall('mail') } }), error);
    assert.deepEqual(await of({ actions: { A: { type: 'ApiConnection', inputs: expression } } }), error);
  });

  it('is an error in every way to write the key, wherever the action is', async () => {
    for (const access of ["['mail']", "?['mail']", '.mail', '?.mail', "[ 'mail' ]"]) {
      const host = { connection: { name: `@Parameters('$connections')${access}.connectionId` } };
      const actions = { Scope: { Actions: { A: { type: 'ApiConnection', inputs: { host } } } } };
      assert.deepEqual(await of({ entries: { other: bound('cts_mail') }, actions }), error, access);
    }
    assert.deepEqual(
      await of({ actions: { Agent: { tools: { T: { actions: { A: connectorCall('mail') } } } } } }),
      error,
    );
  });

  it('is an error where connectionReferences is no object', async () => {
    for (const connectionReferences of [undefined, null, [], 'mail']) {
      const properties = { connectionReferences, definition: { actions: { A: connectorCall('mail') } } };
      assert.deepEqual(await of({ text: JSON.stringify({ properties }) }), error);
    }
  });

  it('is silent where the key is declared', async () => {
    assert.deepEqual(await of({ entries: { mail: bound('cts_mail') } }), []);
    assert.deepEqual(await of({ entries: { Mail: bound('cts_mail') }, actions: { A: connectorCall('mAIL') } }), []);
  });

  it('is silent for an expression outside of a host, which may never be computed', async () => {
    const actions = { A: { type: 'Compose', inputs: "@parameters('$connections')['mail']" } };
    assert.deepEqual(await of({ actions }), []);
  });

  it('is silent where a custom connector’s host names no API, or the key another environment’s', async () => {
    const call = connectorCall('shared_old-5f0123456789abcdef');
    const host = { ...(call.inputs as { host: object }).host, apiId: '' };
    assert.deepEqual(
      await of({
        entries: { 'shared_old-5f0123456789abcdef': bound('cts_mail') },
        actions: { A: { ...call, inputs: { host } } },
      }),
      [],
    );
  });

  it('is silent for hosts that name no key', async () => {
    const actions = {
      Child: { type: 'Workflow', inputs: { host: { workflowReferenceName: 'x' } } },
      Dynamic: { type: 'OpenApiConnection', inputs: { host: { connectionName: "@variables('x')" } } },
      Plain: { type: 'Http', inputs: { uri: 'https://example.com' } },
      Odd: null,
    };
    assert.deepEqual(await of({ actions }), []);
  });

  it('stands on the value that names the key', async () => {
    const { engine } = await openWorkspace(
      solutionFiles({
        flows: [{ name: 'Send', actions: { 'If/so': { else: { actions: { A: connectorCall('mail') } } } } }],
      }),
    );
    const [finding] = graveFindings(engine);
    assert.ok(finding);
    assert.deepEqual(finding.place, {
      kind: 'json',
      pointer: '/properties/definition/actions/If~1so/else/actions/A/inputs/host/connectionName',
      part: 'value',
    });
    assert.deepEqual(finding.data, { key: 'mail', operation: 'A', connector: 'shared_office365' });
  });

  it('names no connector where the host names none', async () => {
    const host = { connection: { name: "@parameters('$connections')['mail']['connectionId']" } };
    const flows = [{ name: 'Send', actions: { A: { type: 'ApiConnection', inputs: { host } } } }];
    const [finding] = await findingsOf('undeclared-connection-key', solutionFiles({ flows }));
    assert.deepEqual(finding?.data, { key: 'mail', operation: 'A' });
  });
});
