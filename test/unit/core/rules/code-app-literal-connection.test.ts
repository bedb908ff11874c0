import assert from 'node:assert/strict';
import { codeAppLiteralConnection } from '../../../../src/core/rules/code-app-literal-connection';
import { solutionFiles } from '../../../support/solutionSource';
import { allFindings, allLocatedFindings, findingsOf, openWorkspace } from '../../../support/workspace';

const file = 'repo/stock-app/power.config.json';
const path = '/providers/Microsoft.PowerApps/apis/shared_sql';
const shared = { id: path, sharedConnectionId: `${path}/connections/0123456789abcdef0123456789abcdef` };

function config(...connections: unknown[]): string {
  return JSON.stringify(
    { appDisplayName: 'Stock', connectionReferences: Object.fromEntries(connections.entries()) },
    undefined,
    2,
  );
}

async function of(text: string): Promise<string[]> {
  const found = await findingsOf('code-app-literal-connection', [[file, text]]);
  return found.map(({ severity, data }) => `${severity} ${data.app ?? ''} ${data.pointer ?? ''}`);
}

describe('code-app-literal-connection', () => {
  it('is information at each shared connection without a reference', async () => {
    const text = config(shared, { ...shared, id: null }, { id: path });
    assert.deepEqual(await of(text), [
      'information Stock /connectionReferences/0',
      'information Stock /connectionReferences/1',
    ]);
    const { engine } = await openWorkspace([[file, text]]);
    const [first] = await allLocatedFindings(engine);
    assert.equal(
      text.split('\n')[first!.range.start.line]?.slice(first?.range.start.column),
      `"${shared.sharedConnectionId}"`,
    );
  });

  it('is silent for a reference, a token, and connections that users bring', async () => {
    assert.deepEqual(
      await of(
        config(
          { ...shared, xrmConnectionReferenceLogicalName: 'cts_sql' },
          { ...shared, sharedConnectionId: '#{SqlConnection}#' },
          { ...shared, sharedConnectionId: null },
          { ...shared, sharedConnectionId: ' ' },
          { id: path, authenticationType: 'Oauth' },
        ),
      ),
      [],
    );
  });

  it('is silent for a file of another shape, and says when the file is not JSON', async () => {
    for (const text of [
      '',
      '[]',
      'null',
      '{"connectionReferences":[{"sharedConnectionId":"1"}]}',
      '{"connectionReferences":{"a":1}}',
    ]) {
      const { engine } = await openWorkspace([[file, text]]);
      assert.deepEqual(
        allFindings(engine).map(({ ruleId, messageId }) => `${ruleId} ${messageId}`),
        text === '' ? ['invalid-json codeApp'] : [],
        text,
      );
    }
  });

  it('names the connector as other findings do, and the app by its folder if the app has no name', async () => {
    const parcels = '/providers/Microsoft.PowerApps/apis/shared_parcels';
    const text = JSON.stringify({ connectionReferences: { a: { ...shared, id: parcels } } });
    const references = [
      { name: 'cts_sharedparcels_1a2b3', api: 'shared_parcels', displayName: 'Parcel Post Orders-1a2b3' },
    ];
    const [found] = await findingsOf('code-app-literal-connection', [...solutionFiles({ references }), [file, text]]);
    assert.equal(
      found?.message,
      codeAppLiteralConnection.messages.noReference({ app: 'stock-app', connector: 'Parcel Post' }).text,
    );
  });

  it('follows tokens of .connref.json, and the file', async () => {
    const { engine, tree } = await openWorkspace([[file, config({ ...shared, sharedConnectionId: '<<sql>>' })]]);
    const count = () => allFindings(engine).length;
    assert.equal(count(), 1);
    tree.write('repo/.connref.json', '{ "tokens": ["<<*>>"] }');
    engine.noteChanged('repo/.connref.json');
    await engine.settle();
    assert.equal(count(), 0);
    tree.write(file, config(shared));
    engine.noteChanged(file);
    await engine.settle();
    assert.equal(count(), 1);
    tree.delete(file);
    engine.noteDeleted(file);
    await engine.settle();
    assert.equal(count(), 0);
  });
});
