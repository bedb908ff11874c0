import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension', () => {
  it('is installed and activates', async () => {
    const extension = vscode.extensions.getExtension('connref.connref');
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
