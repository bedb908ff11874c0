import assert from 'node:assert/strict';
import { UsageError } from '../../../scripts/console.mjs';
import { parseOptions, requireKnown } from '../../../scripts/parseOptions.mjs';

const options = { only: { type: 'string' }, help: { type: 'boolean' } } as const;

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof UsageError, 'the error would be printed with a stack');
    return error.message;
  }
  return assert.fail('the arguments were accepted');
}

describe('Options of a script', () => {
  it('are read', () => {
    const { values } = parseOptions(['--only', 'a,b', '--help'], { options }, '');
    assert.deepEqual({ ...values }, { only: 'a,b', help: true });
  });

  it('are refused in one sentence and the usage if one is unknown or lacks its value', () => {
    const refusalOf = (...args: string[]) => refusal(() => parseOptions(args, { options }, 'Usage: …'));
    assert.equal(refusalOf('--onyl', 'a'), "Unknown option '--onyl'.\n\nUsage: …");
    assert.equal(refusalOf('a'), "Unexpected argument 'a'.\n\nUsage: …");
    assert.equal(refusalOf('--only'), "Option '--only <value>' argument missing.\n\nUsage: …");
  });

  it('may have arguments besides', () => {
    assert.deepEqual(parseOptions(['a'], { options, allowPositionals: true }, '').positionals, ['a']);
  });

  it('are refused if they have unknown names', () => {
    requireKnown('stage', undefined, ['lint', 'unit']);
    requireKnown('stage', ['unit'], ['lint', 'unit']);
    assert.equal(
      refusal(() => requireKnown('stage', ['unti', 'lint', 'x'], ['lint', 'unit'])),
      'There is no stage unti, x. The stages are: lint, unit.',
    );
  });
});
