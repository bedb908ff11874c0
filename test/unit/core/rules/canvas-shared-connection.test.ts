import assert from 'node:assert/strict';
import { canvasSharedConnection } from '../../../../src/core/rules/canvas-shared-connection';
import { solutionFiles } from '../../../support/solutionSource';
import { findingsOf } from '../../../support/workspace';

async function of(...connections: Record<string, string>[]): Promise<string[]> {
  const text = JSON.stringify(Object.fromEntries(connections.entries())).replaceAll('"', '&quot;');
  const app = `<CanvasApp><Name>cts_app</Name><ConnectionReferences>${text}</ConnectionReferences></CanvasApp>`;
  const found = await findingsOf(
    'canvas-shared-connection',
    solutionFiles({ files: { 'CanvasApps/a.meta.xml': app } }),
  );
  return found.map(({ severity, data }) => `${severity} ${data.connector ?? ''}`);
}

const sql = { id: '/providers/microsoft.powerapps/apis/shared_sql', sharedConnectionId: '/shared_sql/connections/1' };

describe('canvas-shared-connection', () => {
  it('is information for each connector that the app shares a connection of', async () => {
    const blob = { ...sql, id: '/providers/microsoft.powerapps/apis/shared_azureblob' };
    assert.deepEqual(await of(sql, sql, blob), ['information shared_sql', 'information shared_azureblob']);
  });

  it('names the connector, where the app does', async () => {
    const message = async (id: string): Promise<string | undefined> => {
      const list = JSON.stringify({ a: { ...sql, id } }).replaceAll('"', '&quot;');
      const app = `<CanvasApp><Name>cts_app</Name><ConnectionReferences>${list}</ConnectionReferences></CanvasApp>`;
      const files = solutionFiles({ files: { 'CanvasApps/a.meta.xml': app } });
      return (await findingsOf('canvas-shared-connection', files))[0]?.message;
    };
    const expected = (connector: string): string =>
      canvasSharedConnection.messages.noReference({ app: 'cts_app', connector }).text;
    assert.equal(await message(sql.id), expected('SQL Server'));
    assert.equal(await message(''), expected(''));
  });

  it('is silent where a reference stands for it, and for connections that users bring', async () => {
    assert.deepEqual(await of({ ...sql, xrmConnectionReferenceLogicalName: 'cts_sql' }), []);
    assert.deepEqual(await of({ id: sql.id }), []);
    assert.deepEqual(await of(), []);
  });
});
