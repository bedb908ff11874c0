import { note, secondsSince } from '../console.mjs';
import { failure, mergeResults } from './results.mjs';
import { runSuite } from './runSuite.mjs';
import { findSuites } from './suites.mjs';

/**
 * Runs the suites of test/integration, all or the named ones, inside the extension host of a VS Code.
 *
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {string} browserPath
 * @param {Pick<import('./stages.mjs').StageContext, 'grep' | 'suites'>} wanted
 */
export async function runIntegration(editor, browserPath, { grep, suites }) {
  const results = [];
  for (const suite of await findSuites(suites)) {
    const start = performance.now();
    const title = `${suite.name} (VS Code ${editor.version})`;
    const result = await runSuite(suite, title, editor, browserPath, grep).catch((error) =>
      failure(title, described(error)),
    );
    note(`${suite.name}: ${result.passed} passed, ${result.failures.length} failed, ${secondsSince(start)}`);
    results.push(result);
  }
  return mergeResults(results);
}

/**
 * @param {unknown} error
 */
function described(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
