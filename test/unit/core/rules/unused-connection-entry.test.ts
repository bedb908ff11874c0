import assert from 'node:assert/strict';
import { bound, connectorCall, type FlowSource, raw, solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

async function of(flow: Partial<FlowSource>): Promise<(string | undefined)[]> {
  const found = await findingsOf(
    'unused-connection-entry',
    solutionFiles({ references: [{ name: 'cts_mail' }], flows: [{ name: 'Send', ...flow }] }),
  );
  assert.ok(found.every(({ severity }) => severity === 'hint'));
  return found.map(({ data }) => data.key);
}

describe('unused-connection-entry', () => {
  it('is a hint for an entry that nothing uses, raw or not', async () => {
    const entries = { a: bound('cts_mail'), b: raw(), c: bound('cts_mail') };
    assert.deepEqual(await of({ entries, actions: { C: connectorCall('c') } }), ['a', 'b']);
  });

  it('says which reference the entry is bound to, where it is', async () => {
    const entries = { a: bound('cts_mail'), b: raw() };
    const flows = [{ name: 'Send', entries, actions: {} }];
    const found = await findingsOf('unused-connection-entry', solutionFiles({ flows }));
    assert.deepEqual(
      found.map(({ data }) => data),
      [
        { key: 'a', connector: 'shared_office365', reference: 'cts_mail' },
        { key: 'b', connector: 'shared_office365' },
      ],
    );
  });

  it('is silent where an action or a trigger uses it', async () => {
    const entries = { a: bound('cts_mail') };
    assert.deepEqual(await of({ entries }), []);
    assert.deepEqual(await of({ entries, actions: {}, triggers: { T: connectorCall('a') } }), []);
  });

  it('is silent where an expression names its key', async () => {
    const Compose = { type: 'Compose', inputs: "@parameters('$connections')['it''s']['connectionId']" };
    assert.deepEqual(await of({ entries: { "it's": bound('cts_mail') }, actions: { Compose } }), []);
    assert.deepEqual(await of({ entries: { its: bound('cts_mail') }, actions: { Compose } }), ['its']);
  });

  it('is silent where only a run tells which connection an action uses', async () => {
    const Dynamic = { type: 'OpenApiConnection', inputs: { host: { connectionName: "@variables('which')" } } };
    assert.deepEqual(await of({ entries: { a: bound('cts_mail') }, actions: { Dynamic } }), []);
  });

  it('is silent where the flow cannot be read', async () => {
    assert.deepEqual(await of({ text: '{ "properties": { "connectionReferences": { "a": {} } }' }), []);
  });
});
