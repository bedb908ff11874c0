import assert from 'node:assert/strict';
import * as vscode from 'vscode';
it('has two folders', async () => {
  assert.equal(vscode.workspace.workspaceFolders?.length, 2);
  await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(vscode.workspace.workspaceFolders[0]!.uri, 'n.txt'), new Uint8Array());
});
