import { openWorkbench, type Workbench } from '../support/workbench';

describe('Workflow expressions in the editor', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ folder: 'sample', settings: { 'git.enabled': false } });
  });

  after(() => workbench.dispose());

  it('have the scopes of our grammar within those of VS Code’s own', async () => {
    const { page } = workbench;
    await workbench.openFile('Ticket-Assign-07B38306-0BD5-49CA-8F43-BC627FD075FB.json');
    await page.keyboard.press('Control+G');
    await page.locator('.quick-input-widget .quick-input-box input').fill(':126:28');
    // Pressing Enter before the picker has parsed the position would not move the cursor.
    await page
      .locator('.quick-input-widget .monaco-list-row')
      .filter({ hasText: /line 126/i })
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Ln 126, Col 28' }).waitFor();
    const name = page.locator('.editor-instance .view-line span span').filter({ hasText: /^formatDateTime$/ });
    await name.waitFor();
    await workbench.runCommand('Developer: Inspect Editor Tokens and Scopes');
    const scopes = [
      'support.function.workflow.connref',
      'meta.embedded.expression.workflow.connref',
      'string.quoted.double.json',
    ];
    await page
      .locator('.token-inspect-widget')
      .filter({ hasText: new RegExp(scopes.join(String.raw`\s*`)) })
      .waitFor();
  });
});
