import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requireBridge } from '../../support/bridge';
import { skip } from '../../support/skip';

describe('zz', () => {
  it('fails', () => { assert.deepEqual({ a: 1 }, { a: 2 }); });
  it('skips', function () { skip(this, 'because of the moon'); });
  for (let i = 0; i < 6; i++) it('answers' + i, async function () {
    const bridge = requireBridge(this);
    const shown = vscode.window.showWarningMessage('Really delete it?', { modal: true, detail: 'All of it' }, 'Delete');
    const said = await bridge.answerDialog('Delete');
    assert.match(said, /Really/);
    assert.equal(await shown, 'Delete');
    const p = vscode.window.showQuickPick(['one', 'two']);
    await bridge.pick('two');
    assert.equal(await p, 'two');
    const q = vscode.window.showInputBox({ prompt: 'x' });
    await bridge.enter('hello');
    assert.equal(await q, 'hello');
    const n = vscode.window.showInformationMessage('Note this well', 'Yes');
    await bridge.answerNotification('Note this', 'Yes');
    assert.equal(await n, 'Yes');
    await bridge.runCommand('View: Show Explorer');
    await bridge.screenshot('zz'+vscode.version);
  });
  describe('whole suite', () => { before(function () { skip(this, 'no reason at all'); }); it('x', () => { throw new Error('no'); }); });
});
