import assert from 'node:assert/strict';
import { systemErrorReason } from '../../../../src/core/text/systemErrorReason';

describe('systemErrorReason', () => {
  for (const [message, reason] of [
    ["EACCES: permission denied, open '/home/someone/a, b.json'", 'EACCES: permission denied'],
    [
      "Unable to read file '/home/someone/a.json' (NoPermissions (FileSystemError): Error: EACCES: permission denied, open '/home/someone/a.json')",
      'EACCES: permission denied',
    ],
    ["Unable to resolve nonexistent file 'vscode-remote://x/home/a.json'", 'Unable to resolve nonexistent file'],
    ['File size (3 GB) is greater than 2 GB', 'File size (3 GB) is greater than 2 GB'],
  ] as const) {
    it(`leaves out the paths: ${reason}`, () => {
      assert.equal(systemErrorReason(new Error(message)), reason);
    });
  }

  it('takes anything that is thrown', () => {
    assert.equal(systemErrorReason('x'), 'x');
  });
});
