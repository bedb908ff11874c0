import { existsSync } from 'node:fs';
import Mocha from 'mocha';
import { bridgeVariable, endRun } from './bridge';

/** The options that scripts/stages/suites.mjs passes to a run. VS Code cannot pass arguments to tests. */
interface RunOptions {
  testFiles: string[];
  reporter: string;
  records: string;
  bridge: string | undefined;
  grep: string | undefined;
}

/** Runs one suite inside the extension host. Rejects when a test failed, as `extensionTestsPath` requires. */
export async function run(options: RunOptions): Promise<void> {
  if (options.bridge !== undefined) process.env[bridgeVariable] = options.bridge;
  try {
    // VS Code restarts an extension host that crashed. The records of the crashed run must not be overwritten.
    if (existsSync(options.records)) return;
    const failures = await runMocha(options);
    if (failures > 0) throw new Error(`${failures} tests failed`);
  } finally {
    await endRun();
  }
}

function runMocha(options: RunOptions): Promise<number> {
  const mocha = new Mocha({
    reporter: options.reporter,
    reporterOptions: { records: options.records },
    timeout: 180_000,
    forbidOnly: true,
    ...(options.grep !== undefined && { grep: options.grep }),
  });
  for (const file of options.testFiles) mocha.addFile(file);
  return new Promise((resolve) => mocha.run(resolve));
}
