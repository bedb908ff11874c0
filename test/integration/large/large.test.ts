import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { requireBridge, type Bridge } from '../../support/bridge';
import { skip } from '../../support/skip';
import { closeAllTabs, openAt } from '../editors';
import { diskPath, uriOf } from '../files';
import { diagnosticsOf, everyDiagnosticOf, ruleOf } from '../waiting';
import { keptBytes } from './memory';
import { type Blocks, watchBlocks } from './ownBlocks';
import { type Expected, expectedFile } from './prepare';

const longestBlockAllowed = 50;
const bytesAllowed = 150e6;

const extension = vscode.extensions.getExtension<unknown>('connref.connref');
const { findings, flow } = JSON.parse(readFileSync(join(dirname(diskPath('')), expectedFile), 'utf8')) as Expected;
// This module is loaded before the extension is activated: all that it does is seen.
const wasActive = extension?.isActive;
const bytesBefore = keptBytes();
const firstRead = isNewest() ? watch(() => untilPublished(findings)) : undefined;

describe('10,000 flows', function () {
  this.timeout(240_000);
  let bridge: Bridge;

  before(function () {
    if (!firstRead) skip(this, 'takes a minute; what is measured is the extension, and not this VS Code');
    bridge = requireBridge(this);
  });

  after(closeAllTabs);

  it('are read without blocking the extension host', async () => {
    assert.equal(wasActive, false);
    const blocks = await firstRead!;
    await bridge.note(`first read: ${shown(blocks)}`);
    assert.ok(blocks.longestOfScript <= longestBlockAllowed, shown(blocks));
  });

  it('leave memory to others', async () => {
    const kept = keptBytes() - bytesBefore;
    await bridge.note(`memory: ${(kept / 1e6).toFixed(0)} MB`);
    assert.ok(kept <= bytesAllowed, `${kept} bytes`);
  });

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
    const blocks = await watch(async () => {
      for (let round = 0; round < 5; round++) {
        await replace(editor.document, binding, '');
        await typeUntil('raw-connection');
        await replace(editor.document, '"connection": {', `"connection": {${binding}`);
        await typeUntil('');
      }
    });
    await bridge.note(`typing: ${typed} keys, ${shown(blocks)}`);
    assert.ok(editor.document.getText().includes(`"contentVersion": "${'x'.repeat(typed)}`));
    assert.ok(blocks.longestOfScript <= longestBlockAllowed, shown(blocks));
  });
});

/** The oldest is the one that our manifest names. */
function isNewest(): boolean {
  const { engines } = extension?.packageJSON as { engines: { vscode: string } };
  return !vscode.version.startsWith(engines.vscode.slice(1).replace(/\.\d+$/, '.'));
}

/** Waits until as many of our findings stand in the Problems panel. */
function untilPublished(count: number): Promise<void> {
  return new Promise((resolve) => {
    const published = new Map<string, number>();
    let sum = 0;
    const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) {
        const key = uri.toString();
        const found = everyDiagnosticOf(uri).length;
        sum += found - (published.get(key) ?? 0);
        published.set(key, found);
      }
      if (sum === count) {
        subscription.dispose();
        resolve();
      }
    });
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

function watch(work: () => Promise<unknown>): Promise<Blocks> {
  return watchBlocks((url) => url.includes('/connref.connref-'), work);
}

function shown({ milliseconds, longest, longestOfScript, where }: Blocks): string {
  const ours = longestOfScript.toFixed(1);
  return `${(milliseconds / 1000).toFixed(1)} s, our longest block ${ours} ms (${where}), anybody's ${longest.toFixed(1)} ms`;
}
