import assert from 'node:assert/strict';
import { openWorkbench, type Workbench } from '../support/workbench';

const hosts = [
  { name: 'in the extension host with Node', settings: {} },
  // The host of vscode.dev: no Node, and every file comes through VS Code.
  { name: 'in the web worker', settings: { 'remote.extensionKind': { 'connref.connref': ['web'] } } },
];

for (const { name, settings } of hosts) {
  describe(`The packaged extension, ${name}`, () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ folder: 'sample', settings: { 'git.enabled': false, ...settings } });
    });

    after(() => workbench.dispose());

    it('shows the solutions of the sample', async () => {
      const { page } = workbench;
      await page.getByRole('tab', { name: 'Connection References' }).first().click();
      for (const solution of ['Contoso Connectors', 'Contoso Expenses', 'Contoso Helpdesk']) {
        await page.locator('.pane-body .monaco-list-row').filter({ hasText: solution }).waitFor();
      }
    });

    it('flags flows that nobody has opened', async () => {
      await workbench.untilProblem('Raw connection to Microsoft Teams');
      const rows = await workbench.problems();
      assert.ok(rows.some((row) => row.includes('Raw connection to Microsoft Teams')));
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
