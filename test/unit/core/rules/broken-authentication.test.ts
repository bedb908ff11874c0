import assert from 'node:assert/strict';
import { bound, connectorCall, type FlowSource, solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

async function of(flow: Partial<FlowSource>) {
  return findingsOf(
    'broken-authentication',
    solutionFiles({ references: [{ name: 'cts_mail' }], flows: [{ name: 'Send', ...flow }] }),
  );
}

function call(authentication: unknown): Record<string, unknown> {
  const { inputs, ...rest } = connectorCall('mail');
  return { ...rest, inputs: { ...(inputs as object), authentication } };
}

const entries = { mail: bound('cts_mail') };

describe('broken-authentication', () => {
  it('is an error in actions and triggers, at any depth', async () => {
    const broken = call("@parameters('')");
    const found = await of({
      entries,
      triggers: { T: broken },
      actions: { A: broken, 'If/so': { else: { actions: { B: broken } } } },
    });
    assert.deepEqual(
      found.map(({ severity, data }) => [severity, data.pointer]),
      [
        ['error', '/properties/definition/triggers/T/inputs/authentication'],
        ['error', '/properties/definition/actions/A/inputs/authentication'],
        ['error', '/properties/definition/actions/If~1so/else/actions/B/inputs/authentication'],
      ],
    );
  });

  it('is an error also where the connection is known only when the flow runs', async () => {
    const { inputs, ...rest } = call("@parameters('')");
    const host = { connection: { name: "@variables('connection')" } };
    const found = await of({ entries, actions: { A: { ...rest, inputs: { ...(inputs as object), host } } } });
    assert.equal(found.length, 1);
  });

  it('is silent for what an export has', async () => {
    const rawToken = { type: 'Raw', value: "@json(decodeBase64(triggerOutputs().headers['X']))['$ConnectionKey']" };
    for (const authentication of ["@parameters('$authentication')", rawToken, undefined, '', { type: 'Basic' }]) {
      assert.deepEqual(await of({ entries, actions: { A: call(authentication) } }), []);
    }
  });

  it('is silent for the same text elsewhere', async () => {
    const Compose = { type: 'Compose', inputs: "@parameters('')" };
    assert.deepEqual(await of({ entries, actions: { A: call("@parameters('$authentication')"), Compose } }), []);
  });
});
