import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorkbench, type Workbench } from '../support/workbench';

describe('the packaged extension', () => {
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'connref-test-'));
    await writeFile(join(folder, 'broken.json'), '{ "a": }');
    workbench = await openWorkbench({ folder });
  });

  after(async () => {
    await workbench.dispose();
    await rm(folder, { recursive: true });
  });

  it('is listed among the installed extensions', async () => {
    await workbench.runCommand('Extensions: Show Installed Extensions');
    const row = workbench.page.locator('.extensions-list .monaco-list-row', { hasText: 'Connection References' });
    await row.waitFor();
  });

  it('shares the window with the built-in languages', async () => {
    await workbench.openFile('broken.json');
    await workbench.untilProblem('Value expected');
    assert.ok((await workbench.problems()).some((row) => row.includes('Value expected')));
    await workbench.screenshot('workbench');
  });
});
