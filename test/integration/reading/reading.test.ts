import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requireBridge, type Bridge } from '../../support/bridge';
import { flowFileName, raw, solutionFiles } from '../../support/solutionSource';
import { activated } from '../editors';
import { allDiagnostics, untilAllDiagnostics, untilRules } from '../waiting';
import { HeldFileSystem } from './heldFileSystem';

const flow = { name: 'Raw', entries: { shared_office365: raw() } };
const files = solutionFiles({ root: 'Fabrikam', uniqueName: 'Fabrikam', flows: [flow] });

describe('a long reading', () => {
  const slow = new HeldFileSystem(new Map(files.map(([path, text]) => [`/${path}`, Buffer.from(text)])));
  let bridge: Bridge;
  let expected: string[];

  before(async function () {
    bridge = requireBridge(this);
    await activated();
    vscode.workspace.registerFileSystemProvider('held', slow, { isCaseSensitive: true, isReadonly: true });
    const uri = vscode.Uri.from({ scheme: 'held', path: '/Fabrikam' });
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri }));
    await untilRules(vscode.Uri.joinPath(uri, `Workflows/${flowFileName(flow)}`), 'raw-connection');
    expected = allDiagnostics();
    assert.equal(expected.length, 2);
    await vscode.commands.executeCommand('connref.solutions.focus');
  });

  afterEach(() => {
    slow.release();
  });

  it('says how far it is, until it is over', async () => {
    slow.hold();
    const reading = vscode.commands.executeCommand('connref.refreshSolutions');
    await bridge.text(message('Reading solutions… 0 of 8 files'));
    slow.release();
    await reading;
    await bridge.text('.tree-explorer-viewlet-tree-view:not(:has(.message:not(.hide)))');
    assert.deepEqual(allDiagnostics(), expected);
  });

  it('can be stopped, and judges nothing then until it is begun again', async () => {
    slow.hold();
    const reading = vscode.commands.executeCommand('connref.refreshSolutions');
    await bridge.text(message('Reading solutions…'));
    await bridge.click('.composite.title .action-label[aria-label="Stop Reading"]');
    await bridge.text(message('Stopping…'));
    slow.release();
    await reading;
    await untilAllDiagnostics();
    await vscode.commands.executeCommand('connref.fixAllInWorkspace');
    await bridge.answerNotification('Reading the workspace was stopped');
    await bridge.text('.pane-body .monaco-list-row:has-text("Reading was stopped")');
    await bridge.screenshot('stopped');
    // The pointer still rests in the view's title, whose tooltip may lie over the first row.
    await bridge.hover('.part.statusbar');
    await bridge.click('.pane-body .monaco-list-row:has-text("Reading was stopped")');
    await untilAllDiagnostics(...expected);
  });
});

/** The text above the rows of the view. */
function message(text: string): string {
  return `.tree-explorer-viewlet-tree-view .message:has-text(${JSON.stringify(text)})`;
}
