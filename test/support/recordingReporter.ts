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
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // eslint-disable-next-line no-control-regex -- Playwright colours its messages.
  return text.replaceAll(/\u001b\[\d+m/g, '');
}

// Mocha loads a reporter with `require` and takes the module itself for the class.
module.exports = RecordingReporter;
