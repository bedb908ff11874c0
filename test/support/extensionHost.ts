import Mocha from 'mocha';
import { bridgeVariable } from './bridge';

/** What scripts/stages/integration.mjs hands over; the editor itself has no way to pass arguments to tests. */
interface RunOptions {
  testFiles: string[];
  reporter: string;
  records: string;
  bridge: string | undefined;
  grep: string | undefined;
}

/** Runs one suite inside the extension host. The contract is that of `extensionTestsPath`: reject when a test failed. */
export async function run(options: RunOptions): Promise<void> {
  process.setSourceMapsEnabled(true);
  if (options.bridge !== undefined) process.env[bridgeVariable] = options.bridge;
  const mocha = new Mocha({
    reporter: options.reporter,
    reporterOptions: { records: options.records },
    timeout: 30_000,
    forbidOnly: true,
    ...(options.grep !== undefined && { grep: options.grep }),
  });
  for (const file of options.testFiles) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}
