import { appendFileSync } from 'node:fs';
import { reporters, type MochaOptions, type Runner, type Test } from 'mocha';
import { skipReasonOf } from './skip';

/**
 * Writes each result to a file as soon as its test ends, so that a crash of the extension host loses no result. Read by
 * scripts/stages/results.mjs.
 */
class RecordingReporter extends reporters.Base {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    const { records, progress } = options.reporterOptions as { records: string; progress?: unknown };
    const write = (record: unknown) => {
      appendFileSync(records, `${JSON.stringify(record)}\n`);
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
    if (progress !== undefined) printProgress(runner);
  }
}

/** Prints every 15 seconds how many tests have ended. */
function printProgress(runner: Runner): void {
  let [count, said] = [0, performance.now()];
  runner.on('test end', (test) => {
    count++;
    if (performance.now() - said < 15_000) return;
    said = performance.now();
    console.log(`   ${count} of ${runner.total} tests: ${test.titlePath()[0] ?? ''}`);
  });
}

function describeError(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // eslint-disable-next-line no-control-regex -- Playwright colours its messages.
  return text.replaceAll(/\u001b\[\d+m/g, '');
}

// Mocha loads a reporter with `require` and uses the module itself as the class.
module.exports = RecordingReporter;
