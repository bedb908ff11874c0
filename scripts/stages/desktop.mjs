import { join } from 'node:path';
import { note } from '../console.mjs';
import { testSettings } from '../vscode/server.mjs';
import { mkdir, writeFile } from 'node:fs/promises';
import { mergeResults, readResults } from './results.mjs';
import { findSuites, prepareSuite, writeEntry } from './suites.mjs';

/**
 * Runs the suites of test/integration in a desktop VS Code: the executable in CONNREF_VSCODE, else the newest version, which
 * is downloaded.
 *
 * @param {Pick<import('./stages.mjs').StageContext, 'grep' | 'suites'>} wanted
 */
export async function runDesktop({ grep, suites }) {
  const results = [];
  for (const suite of findSuites(suites)) results.push(await runSuite(suite, grep));
  return mergeResults(results);
}

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {string | undefined} grep
 * @returns {Promise<import('./results.mjs').StageResult>}
 */
async function runSuite(suite, grep) {
  if (suite.options.trust === false) {
    const reason = 'needs Restricted Mode, which @vscode/test-electron turns off';
    return { passed: 0, failures: [], skips: [{ title: suite.name, reason }] };
  }
  const { runTests } = await import('@vscode/test-electron');
  const prepared = await prepareSuite(suite);
  const userData = join(prepared.temporary, 'data');
  try {
    await mkdir(join(userData, 'User'), { recursive: true });
    const settings = { ...testSettings, ...suite.options.settings };
    await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify(settings));
    const installed = process.env.CONNREF_VSCODE;
    const error = await runTests({
      ...(installed && { vscodeExecutablePath: installed }),
      extensionDevelopmentPath: process.cwd(),
      extensionTestsPath: await writeEntry(suite, prepared, { grep }),
      launchArgs: [prepared.workspace, '--disable-extensions', '--user-data-dir', userData],
    }).then(
      () => '',
      (reason) => String(reason),
    );
    const title = `${suite.name} (desktop)`;
    const result = readResults(prepared.records, suite.testFiles, {
      title,
      filtered: grep !== undefined,
      log: () => error,
    });
    note(`${suite.name}: ${result.passed} passed, ${result.failures.length} failed`);
    return result;
  } finally {
    await prepared.dispose();
  }
}
