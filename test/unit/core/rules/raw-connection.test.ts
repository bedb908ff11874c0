import assert from 'node:assert/strict';
import { rawConnection } from '../../../../src/core/rules/raw-connection';
import { usesOfAnyKey, usesOfMail } from '../../../support/keyUses';
import { bound, connectorCall, flowPath, type FlowSource, raw, solutionFiles } from '../../../support/solutionSource';
import { graveFindings, openWorkspace, verdict, verdicts } from '../../../support/workspace';

function of(flow: Partial<FlowSource>): Promise<string[]> {
  return verdicts(solutionFiles({ references: [{ name: 'cts_mail' }], flows: [{ name: 'Send', ...flow }] }));
}

const use = { Send_it: connectorCall('mail') };

describe('raw-connection', () => {
  it('is an error where the flow is on, and a warning where it is off', async () => {
    assert.deepEqual(await of({ entries: { mail: raw() }, state: 'on' }), ['error raw-connection mail']);
    assert.deepEqual(await of({ entries: { mail: raw() }, state: 'off' }), ['warning raw-connection mail']);
  });

  it('is a warning where what would say so cannot be read', async () => {
    const flow = { name: 'Send', entries: { mail: raw() } };
    const file = `${flowPath('repo/Contoso', flow)}.data.xml`;
    assert.deepEqual(await verdicts([...solutionFiles({ flows: [flow] }), [file, '<']]), [
      'warning raw-connection mail',
      'error invalid-xml',
    ]);
  });

  it('says what the import does, and uses the key as name of an unknown connector', async () => {
    const message = async (flow: Partial<FlowSource>): Promise<string | undefined> => {
      const { engine } = await openWorkspace(solutionFiles({ flows: [{ name: 'Send', ...flow }] }));
      return graveFindings(engine)[0]?.message;
    };
    const { leftOffByImport, offInSource } = rawConnection.messages;
    const use = { flow: 'Send', connector: 'Office 365 Outlook', key: 'mail' };
    assert.equal(await message({ entries: { mail: raw() } }), leftOffByImport(use).text);
    assert.equal(await message({ entries: { mail: raw() }, state: 'off' }), offInSource(use).text);
    assert.equal(await message({ entries: { mail: raw('') } }), leftOffByImport({ ...use, connector: 'mail' }).text);
  });

  it('is an error where nothing says whether the flow is on', async () => {
    assert.deepEqual(await of({ entries: { mail: raw() }, metadata: false }), ['error raw-connection mail']);
  });

  for (const [what, entry] of Object.entries({
    'an empty connection': raw(),
    'no connection': { runtimeSource: 'embedded', api: { name: 'shared_office365' } },
    'a connection that is null': { ...raw(), connection: null },
    'an empty logical name': bound(''),
    'the name of a connection': { ...raw(), connection: { name: 'shared-office365-0123' } },
    'a connection name beside it': { connectionName: 'shared-office365-0123', id: '/apis/shared_office365' },
    'an entry that is a list': [],
  })) {
    it(`finds ${what}`, async () => {
      assert.deepEqual(await of({ entries: { mail: entry }, actions: use }), ['error raw-connection mail']);
    });
  }

  it('finds entries of the run-only user, too', async () => {
    assert.deepEqual(await of({ entries: { mail: { ...raw(), runtimeSource: 'invoker' } } }), [
      'error raw-connection mail',
    ]);
  });

  it('finds a use in a trigger, and one by the legacy expression', async () => {
    const entries = { mail: raw() };
    assert.deepEqual(await of({ entries, actions: {}, triggers: use }), ['error raw-connection mail']);
    const host = { connection: { name: "@parameters('$connections')['mail']['connectionId']" } };
    assert.deepEqual(await of({ entries, actions: { Old: { type: 'ApiConnection', inputs: { host } } } }), [
      'error raw-connection mail',
    ]);
  });

  for (const layout of ['packager', 'export'] as const) {
    for (const [what, actions] of Object.entries({ ...usesOfMail, ...usesOfAnyKey })) {
      it(`finds a use by ${what}, in the layout ${layout}`, async () => {
        const flow = { name: 'Send', entries: { mail: raw() }, actions };
        for (const state of ['on', 'off'] as const) {
          const { engine } = await openWorkspace(solutionFiles({ layout, flows: [{ ...flow, state }] }));
          const [finding, ...others] = graveFindings(engine);
          const severity = state === 'on' ? 'error' : 'warning';
          assert.deepEqual([finding && verdict(finding), others], [`${severity} raw-connection mail`, []]);
          assert.equal(
            finding?.messageId,
            what in usesOfAnyKey ? 'mayBeUsed' : state === 'on' ? 'leftOffByImport' : 'offInSource',
          );
        }
      });
    }
  }

  it('is silent where nothing uses the entry', async () => {
    assert.deepEqual(await of({ entries: { mail: raw() }, actions: {} }), []);
  });

  it('is silent where the entry names a reference', async () => {
    assert.deepEqual(await of({ entries: { mail: bound('cts_mail') } }), []);
    assert.deepEqual(await of({ entries: { mail: bound('CTS_MAIL') } }), []);
  });

  it('is silent in what is no cloud flow', async () => {
    assert.deepEqual(await of({ entries: { mail: raw() }, category: '6' }), []);
  });

  it('stands on the key, and says what a fix needs', async () => {
    const { engine } = await openWorkspace(solutionFiles({ flows: [{ name: 'Send', entries: { 'a/b~': raw() } }] }));
    const [finding] = graveFindings(engine);
    assert.ok(finding);
    assert.deepEqual(finding.place, {
      kind: 'json',
      pointer: '/properties/connectionReferences/a~1b~0',
      part: 'key',
    });
    assert.deepEqual(finding.data, { key: 'a/b~', connector: 'shared_office365', form: 'empty' });
  });
});
