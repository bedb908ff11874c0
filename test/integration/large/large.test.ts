import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { skip } from '../../support/skip';
import { closeAllTabs, openAt } from '../editors';
import { diskPath, uriOf } from '../files';
import { diagnosticsOf, everyDiagnosticOf, ruleOf } from '../waiting';
import { type Expected, expectedFile } from './prepare';

/** What takes how long, and how much memory, is the bench's to say. */
describe('Thousands of flows', function () {
  this.timeout(240_000);
  const { findings, flow } = JSON.parse(readFileSync(join(dirname(diskPath('')), expectedFile), 'utf8')) as Expected;

  before(function () {
    if (!isNewest()) skip(this, 'takes a minute; what is tested is the extension, and not this VS Code');
  });

  after(closeAllTabs);

  it('are all judged, as the command line does', () => untilPublished(findings));

  it('let somebody type, and are judged meanwhile', async () => {
    const uri = uriOf(flow);
    const editor = await openAt(uri);
    const binding = /"connectionReferenceLogicalName": "[^"]*"/.exec(editor.document.getText())![0];
    let typed = 0;
    const typeUntil = async (wanted: string): Promise<void> => {
      do {
        await vscode.commands.executeCommand('type', { text: 'x' });
        typed++;
      } while (diagnosticsOf(uri).map(ruleOf).join() !== wanted);
    };
    const text = editor.document.getText();
    const version = editor.document.positionAt(text.indexOf('"contentVersion": "') + '"contentVersion": "'.length);
    editor.selection = new vscode.Selection(version, version);
    for (let round = 0; round < 5; round++) {
      await replace(editor.document, binding, '');
      await typeUntil('raw-connection');
      await replace(editor.document, '"connection": {', `"connection": {${binding}`);
      await typeUntil('');
    }
    assert.ok(editor.document.getText().includes(`"contentVersion": "${'x'.repeat(typed)}`));
  });
});

/** The oldest is the one that our manifest names. */
function isNewest(): boolean {
  const manifest: unknown = vscode.extensions.getExtension('connref.connref')?.packageJSON;
  const { engines } = manifest as { engines: { vscode: string } };
  return !vscode.version.startsWith(engines.vscode.slice(1).replace(/\.\d+$/, '.'));
}

/** Waits until as many of our findings stand in the Problems panel. */
function untilPublished(count: number): Promise<void> {
  return new Promise((resolve) => {
    const published = new Map<string, number>();
    let sum = 0;
    const countAgain = (uris: readonly vscode.Uri[]): void => {
      for (const uri of uris) {
        const key = uri.toString();
        const found = everyDiagnosticOf(uri).length;
        sum += found - (published.get(key) ?? 0);
        published.set(key, found);
      }
      if (sum !== count) return;
      subscription.dispose();
      resolve();
    };
    const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => countAgain(uris));
    countAgain(vscode.languages.getDiagnostics().map(([uri]) => uri));
  });
}

/** Changes the text as somebody does who has the cursor elsewhere. */
async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(
    document.uri,
    new vscode.Range(document.positionAt(start), document.positionAt(start + from.length)),
    to,
  );
  assert.ok(await vscode.workspace.applyEdit(edit));
}
