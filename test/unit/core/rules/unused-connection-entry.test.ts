import assert from 'node:assert/strict';
import { usesOfAnyKey, usesOfMail } from '../../../support/keyUses';
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

  for (const layout of ['packager', 'export'] as const) {
    for (const [what, actions] of Object.entries({ ...usesOfMail, ...usesOfAnyKey })) {
      it(`is silent for ${what}, in the layout ${layout}`, async () => {
        const flow = { name: 'Send', entries: { mail: bound('cts_mail') }, actions };
        for (const escape of ["'", String.raw`\u0027`]) {
          const files = solutionFiles({ layout, references: [{ name: 'cts_mail' }], flows: [flow] });
          const escaped = files.map(
            ([file, text]) => [file, file.endsWith('.json') ? text.replaceAll("'", escape) : text] as const,
          );
          assert.deepEqual(await findingsOf('unused-connection-entry', escaped), []);
        }
      });
    }
  }

  it('is a hint for another entry than the one that an expression uses', async () => {
    for (const [what, actions] of Object.entries(usesOfMail)) {
      assert.deepEqual(await of({ entries: { mail: bound('cts_mail'), mail2: raw() }, actions }), ['mail2'], what);
    }
  });

  it('is silent where only a run tells which connection an action uses', async () => {
    const Dynamic = { type: 'OpenApiConnection', inputs: { host: { connectionName: "@variables('which')" } } };
    assert.deepEqual(await of({ entries: { a: bound('cts_mail') }, actions: { Dynamic } }), []);
  });

  it('is silent where the flow cannot be read', async () => {
    assert.deepEqual(await of({ text: '{ "properties": { "connectionReferences": { "a": {} } }' }), []);
  });
});
