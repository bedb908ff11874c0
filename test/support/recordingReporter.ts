import { appendFileSync } from 'node:fs';
import { reporters, type MochaOptions, type Runner, type Test } from 'mocha';
import { skipReasonOf } from './skip';

/**
 * Writes what the runner in scripts/stages/results.mjs reads, as it happens: a crash of the host loses nothing.
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
    if (progress !== undefined) sayProgress(runner);
  }
}

/** Says now and then how far the tests are. */
function sayProgress(runner: Runner): void {
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

// Mocha loads a reporter with `require` and takes the module itself for the class.
module.exports = RecordingReporter;
