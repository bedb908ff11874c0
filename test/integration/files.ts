import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** A file of the first workspace folder, or of the one that is named first in the path of a multi-root workspace. */
export function uriOf(path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(folder, 'there is a workspace folder');
  return vscode.Uri.joinPath(folder.uri, path);
}

export function diskPath(path: string): string {
  return uriOf(path).fsPath;
}

/** What really is on the disk, whatever VS Code believes. */
export function bytesOnDisk(path: string): Buffer {
  return readFileSync(diskPath(path));
}

/** Compares bytes, and shows text where they differ. */
export function assertBytes(actual: Uint8Array, expected: Uint8Array): void {
  if (!Buffer.from(actual).equals(Buffer.from(expected))) {
    assert.deepEqual(Buffer.from(actual).toString('latin1'), Buffer.from(expected).toString('latin1'));
  }
}

/** Replaces texts that occur exactly once: an expectation that owes nothing to the code under test. */
export function spliced(text: string, ...replacements: readonly (readonly [from: string, to: string])[]): string {
  return replacements.reduce((result, [from, to]) => {
    assert.equal(result.split(from).length, 2, `occurs exactly once: ${from}`);
    return result.replace(from, () => to);
  }, text);
}
