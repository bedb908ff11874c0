import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
it('is restricted', () => {
  assert.equal(vscode.workspace.isTrusted, false);
  assert.equal(vscode.workspace.getConfiguration('editor').get('tabSize'), 7);
  assert.ok(existsSync(join(vscode.workspace.workspaceFolders![0]!.uri.fsPath, 'prepared.txt')));
});
