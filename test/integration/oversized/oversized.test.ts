import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requireBridge } from '../../support/bridge';
import { flowPath } from '../../support/solutionSource';
import { activated, chooseQuickFix, closeAllTabs, codeActionsAt, dirtyFiles, openAt } from '../editors';
import { uriOf } from '../files';
import { untilRules } from '../waiting';
import { huge, small, wide } from './prepare';

const hugeFlow = uriOf(flowPath('Contoso', huge));
const wideFlow = uriOf(flowPath('Contoso', wide));
const smallFlow = uriOf(flowPath('Fabrikam', small));

describe('files over 50 MB', () => {
  before(activated);

  afterEach(closeAllTabs);

  it('are flagged, and say why there is no light bulb, which VS Code does not let us light', async () => {
    const [found] = await untilRules(hugeFlow, 'raw-connection');
    assert.match(
      found!.message,
      /over 50 MB, so there is no light bulb here\. To fix this, run connref check --fix on the command line\.$/,
    );
    await assert.rejects(async () => vscode.workspace.openTextDocument(hugeFlow), /50MB|50 MB/);
  });

  it('are what their text is, not their bytes', async () => {
    const [found] = await untilRules(wideFlow, 'raw-connection');
    assert.doesNotMatch(found!.message, /50 MB/);
    const document = await vscode.workspace.openTextDocument(wideFlow);
    const [fix] = await codeActionsAt(wideFlow, found!.range, 1);
    assert.equal(fix?.title, 'Use the connection reference cts_outlook');
    assert.ok(fix.edit?.has(document.uri));
  });

  it('refuse a fix that would have to change one of them, and say what to do', async function () {
    const bridge = requireBridge(this);
    const [found] = await untilRules(smallFlow, 'raw-connection');
    assert.doesNotMatch(found!.message, /50 MB/);
    await openAt(smallFlow, found!.range);
    await chooseQuickFix(bridge, 'Define a new connection reference for SQL Server and use it');
    const said = await bridge.answerNotification('Nothing was changed');
    assert.match(
      said,
      /Fabrikam\/Other\/Customizations\.xml: The file is larger than 50 MB.* Use connref on the command line/,
    );
    assert.deepEqual(dirtyFiles(), []);
  });

  it('let nothing be changed where one of many would have to be', async function () {
    const bridge = requireBridge(this);
    // Over only when the notification is closed.
    void vscode.commands.executeCommand('connref.fixAllInWorkspace');
    const said = await bridge.answerNotification('Nothing was changed');
    assert.match(said, /: The file is larger than 50 MB.* Use connref on the command line/);
    assert.deepEqual(dirtyFiles(), []);
  });
});
