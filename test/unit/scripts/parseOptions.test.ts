import assert from 'node:assert/strict';
import { PlainError } from '../../../scripts/console.mjs';
import { parseOptions } from '../../../scripts/parseOptions.mjs';

const options = { only: { type: 'string' }, help: { type: 'boolean' } } as const;

function refusal(...args: string[]): string {
  try {
    parseOptions(args, options, 'Usage: …');
  } catch (error) {
    assert.ok(error instanceof PlainError, 'the error would be printed with a stack');
    return error.message;
  }
  return assert.fail('the arguments were accepted');
}

describe('Options of a script', () => {
  it('are read', () => {
    assert.deepEqual({ ...parseOptions(['--only', 'a,b', '--help'], options, '') }, { only: 'a,b', help: true });
  });

  it('are refused in one sentence and the usage if one is unknown or lacks its value', () => {
    assert.equal(refusal('--onyl', 'a'), "Unknown option '--onyl'.\n\nUsage: …");
    assert.equal(refusal('a'), "Unexpected argument 'a'.\n\nUsage: …");
    assert.equal(refusal('--only'), "Option '--only <value>' argument missing.\n\nUsage: …");
  });
});
