import assert from 'node:assert/strict';
import { findWorkspaceNames } from '../../../../src/core/navigation/workspaceNames';
import { openWorkspace } from '../../../support/workspace';
import { contoso } from './contoso';

describe('Names of the workspace', () => {
  async function found(query: string): Promise<string[]> {
    const { engine } = await openWorkspace(contoso());
    return findWorkspaceNames(query, engine.solutions()).map(
      ({ kind, name, solution }) => `${kind} ${name} in ${solution}`,
    );
  }

  it('are found by display name and by the name in files', async () => {
    assert.deepEqual(await found('MAIL & MORE'), ['reference Mail & more in Base']);
    assert.deepEqual(await found('cts_mailbox'), ['reference Mailbox in Base']);
    assert.deepEqual(await found('cts_url'), ['variable Address in Base']);
    assert.deepEqual(await found('5Fstock'), ['connector cts_5Fstock connector in Base']);
  });

  it('are found by characters in order', async () => {
    assert.deepEqual(await found('elswh'), ['flow Elsewhere in Other']);
    assert.deepEqual(await found('hwsle'), []);
    assert.equal((await found('')).length, 9);
  });
});
