import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { type Bridge, requireBridge } from '../../support/bridge';
import { bound, flowJson, flowPath, raw } from '../../support/solutionSource';
import { activated, closeAllTabs, untilActive } from '../editors';
import { diskPath, uriOf } from '../files';
import { expand, row } from '../treeRows';
import { untilRules } from '../waiting';

const fine = flowPath('Contoso', { name: 'Fine', id: '0f000000-0000-4000-8000-000000000002' });
const customizations = 'Contoso/Other/Customizations.xml';

describe('the view Solutions', () => {
  let bridge: Bridge;

  before(async function () {
    bridge = requireBridge(this);
    await activated();
    await vscode.commands.executeCommand('connref.solutions.focus');
  });

  afterEach(closeAllTabs);

  it('shows the solution opened, with how many of each kind it has', async () => {
    await bridge.text(row(1, 'Contoso solution', '1.2.3.4'));
    await bridge.text(row(2, 'Cloud Flows', '3'));
    await bridge.text(row(2, 'Connection References', '2'));
    await bridge.text(row(2, 'Custom Connectors', '1'));
  });

  describe('when it is collapsed, and then expanded row by row', () => {
    beforeEach(async () => {
      const solution = row(1, 'Contoso solution');
      await bridge.text(solution);
      await vscode.commands.executeCommand('workbench.actions.treeView.connref.solutions.collapseAll');
      await bridge.text(`${solution}[aria-expanded="false"]`);
      await expand(bridge, solution);
    });

    it('says of each flow whether it is on, and what it is connected to', async () => {
      await expand(bridge, row(2, 'Cloud Flows'));
      await bridge.text(row(3, 'Both', 'off · 1 reference · 1 raw connection'));
      await bridge.text(row(3, 'Fine', '1 reference'));
      await bridge.text(row(3, 'Raw', '1 raw connection'));
      await expand(bridge, row(3, 'Both'));
      await bridge.text(row(4, 'Outlook of the team', 'Office 365 Outlook'));
      await bridge.text(row(4, 'SQL Server', 'raw connection'));
    });

    it('says of each reference who uses it, and opens it where it is defined', async () => {
      await expand(bridge, row(2, 'Connection References'));
      await bridge.text(row(3, 'Spare', 'not used · Office 365 Outlook'));
      await bridge.text(row(3, 'Outlook of the team', 'used by: 2 flows · Office 365 Outlook'));
      await bridge.click(row(3, 'Outlook of the team'));
      const editor = await untilActive(uriOf(customizations), (found) => !found.selection.isEmpty);
      assert.equal(editor.document.getText(editor.selection), 'cts_outlook');
    });

    it('opens the entry of a flow', async () => {
      await expand(bridge, row(2, 'Cloud Flows'));
      await expand(bridge, row(3, 'Both'));
      await bridge.click(row(4, 'SQL Server', 'raw connection'));
      const editor = await untilActive(
        uriOf(flowPath('Contoso', { name: 'Both', id: '0f000000-0000-4000-8000-000000000001' })),
        (found) => !found.selection.isEmpty,
      );
      assert.equal(editor.document.getText(editor.selection), '"shared_sql"');
    });

    it('counts errors in its badge, and follows what happens', async () => {
      await expand(bridge, row(2, 'Cloud Flows'));
      await expand(bridge, row(2, 'Connection References'));
      await bridge.text(badge(1));
      writeFileSync(diskPath(fine), flowJson({ name: 'Fine', entries: { shared_sql: raw('shared_sql') } }));
      await bridge.text(row(3, 'Fine', '1 raw connection'));
      await bridge.text(row(3, 'Outlook of the team', 'used by: 1 flow · Office 365 Outlook'));
      await bridge.text(badge(2));
      writeFileSync(diskPath(fine), flowJson({ name: 'Fine', entries: { shared_office365: bound('cts_outlook') } }));
      await untilRules(uriOf(fine));
      await bridge.text(row(3, 'Fine', '1 reference'));
      await bridge.text(badge(1));
    });

    it('follows unsaved edits', async () => {
      await expand(bridge, row(2, 'Connection References'));
      const document = await vscode.workspace.openTextDocument(uriOf(customizations));
      const editor = await vscode.window.showTextDocument(document);
      const at = document.positionAt(document.getText().indexOf('Outlook of the team'));
      await editor.edit((edit) => edit.insert(at, 'Old '));
      await bridge.text(row(3, 'Old Outlook of the team'));
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await bridge.text(row(3, 'Outlook of the team'));
    });
  });
});

function badge(errors: number): string {
  return `.activitybar .action-item:has([aria-label^="Connection References"]) .badge-content:text-is("${errors}")`;
}
