import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MappingPage, untilText } from '../support/mappingPage';
import { openWorkbench, type Workbench } from '../support/workbench';

const hosts = [
  { name: 'in the extension host with Node', settings: {} },
  // The extension host of vscode.dev: it has no Node, and reads every file through VS Code.
  { name: 'in the web worker', settings: { 'remote.extensionKind': { 'connref.connref': ['web'] } } },
];

for (const { name, settings } of hosts) {
  describe(`The packaged extension, ${name}`, () => {
    let folder: string;
    let workbench: Workbench;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'connref-sample-'));
      await cp('sample', folder, { recursive: true });
      workbench = await openWorkbench({ folder, settings: { 'git.enabled': false, ...settings } });
    });

    after(async () => {
      await workbench.dispose();
      await rm(folder, { recursive: true, force: true });
    });

    it('shows the solutions of the sample', async () => {
      const { page } = workbench;
      await page.getByRole('tab', { name: 'Connection References' }).first().click();
      for (const solution of ['Contoso Connectors', 'Contoso Expenses', 'Contoso Helpdesk']) {
        await page.locator('.pane-body .monaco-list-row').filter({ hasText: solution }).waitFor();
      }
    });

    it('flags flows that nobody has opened', async () => {
      await workbench.untilProblem('raw connection to Microsoft Teams');
      const rows = await workbench.problems();
      assert.ok(rows.some((row) => row.includes('raw connection to Microsoft Teams')));
    });

    it('maps connections', async () => {
      await workbench.runCommand('Connection References: Map Connections for Import');
      const mapping = new MappingPage(workbench.page);
      await untilText(mapping.column('prod'), 'mapped');
      await mapping.set('contoso_sharedteams_60f4e', 'test', '#{teams}#');
      await mapping.button('Undo: Set contoso_sharedteams_60f4e in test').click();
      await mapping.button(/^Redo/).waitFor();
    });

    it('runs in that host', async () => {
      await workbench.runCommand('Developer: Show Running Extensions');
      const row = workbench.page.locator('.runtime-extensions-editor .extension').filter({
        hasText: 'Connection References for Power Platform',
      });
      await row.waitFor();
      assert.equal((await row.innerText()).includes('web worker'), name.includes('web worker'));
    });
  });
}
