import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requireBridge } from '../../support/bridge';
import { flowPath } from '../../support/solutionSource';
import { activated } from '../editors';
import { uriOf } from '../files';
import { diagnosticsOf, ruleOf, until } from '../waiting';
import { manyFlows } from './flows';

describe('3,000 flows with a finding each', () => {
  const uris = manyFlows.map((flow) => uriOf(flowPath('Contoso', flow)));

  before(async () => {
    await activated();
    // Asked file by file, as they come: asking for all of them each time would take longer than reading them.
    const missing = new Set(uris.filter((uri) => diagnosticsOf(uri).length === 0).map(String));
    const shrinks: vscode.Event<vscode.DiagnosticChangeEvent> = (listener) =>
      vscode.languages.onDidChangeDiagnostics((event) => {
        event.uris.filter((uri) => diagnosticsOf(uri).length > 0).forEach((uri) => missing.delete(uri.toString()));
        listener(event);
      });
    await until(
      'findings in all files',
      [shrinks],
      () => missing.size === 0,
      () => missing.size,
    );
  });

  it('are all diagnostics, without one file opened', () => {
    const found = vscode.languages.getDiagnostics();
    assert.equal(found.length, uris.length);
    assert.deepEqual(
      found.filter(
        ([, diagnostics]) => diagnostics.length !== 1 || diagnostics.map(ruleOf).join() !== 'raw-connection',
      ),
      [],
    );
    assert.deepEqual(new Set(found.map(([uri]) => uri.toString())), new Set(uris.map(String)));
    assert.deepEqual(
      vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'file').map(({ uri }) => uri.fsPath),
      [],
    );
  });

  it('all arrive in the Problems panel', async function () {
    const bridge = requireBridge(this);
    await bridge.problems();
    await bridge.text('#status\\.problems [aria-label*="Errors: 3000"]');
    await bridge.text('.part.panel a[aria-label*="Total 3000 Problems"]');
  });
});
