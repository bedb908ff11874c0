import { appendFileSync } from 'node:fs';
import { reporters, type MochaOptions, type Runner, type Test } from 'mocha';
import { skipReasonOf } from './skip';

/**
 * Writes what the runner in scripts/stages/results.mjs reads, as it happens: a crash of the host loses nothing.
 */
class RecordingReporter extends reporters.Base {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const file = String((options.reporterOptions as { records: unknown }).records);
    const write = (record: unknown) => {
      appendFileSync(file, `${JSON.stringify(record)}\n`);
    };
    const base = (test: Test) => ({ title: test.fullTitle(), file: test.file });

    runner.on('pass', (test) => {
      write({ ...base(test), state: 'passed' });
    });
    runner.on('fail', (test, error: unknown) => {
      write({ ...base(test), state: 'failed', error: describeError(error) });
    });
    runner.on('pending', (test) => {
      write({ ...base(test), state: 'skipped', reason: skipReasonOf(test) });
    });
    runner.on('end', () => {
      write('end');
    });
  }
}

function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const compared = error as { actual?: unknown; expected?: unknown };
  const values =
    'actual' in error && 'expected' in error
      ? `\nactual:   ${JSON.stringify(compared.actual)}\nexpected: ${JSON.stringify(compared.expected)}`
      : '';
  return (error.stack ?? error.message) + values;
}

// Mocha loads a reporter with `require` and takes the module itself for the class.
module.exports = RecordingReporter;
