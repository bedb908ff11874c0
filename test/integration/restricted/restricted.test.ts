import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requireBridge } from '../../support/bridge';
import { flowPath } from '../../support/solutionSource';
import { chooseQuickFix, closeAllTabs, openAt, openTabs } from '../editors';
import { uriOf } from '../files';
import { until, untilRules } from '../waiting';

describe('in Restricted Mode', () => {
  const flow = uriOf(flowPath('src', { name: 'Raw' }));

  afterEach(closeAllTabs);

  it('says what it finds', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    await untilRules(flow, 'raw-connection');
  });

  it('opens the page that maps connections', async () => {
    await vscode.commands.executeCommand('connref.mapConnections');
    const title = 'Map Connections for Import';
    await until('the page', [vscode.window.tabGroups.onDidChangeTabs], () => openTabs().includes(title));
  });

  it('repairs what it is asked to', async function () {
    const bridge = requireBridge(this);
    const [found] = await untilRules(flow, 'raw-connection');
    await openAt(flow, found!.range);
    await chooseQuickFix(bridge, 'Use the connection reference cts_outlook');
    await untilRules(flow);
  });
});
