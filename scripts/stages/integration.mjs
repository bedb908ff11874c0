import { availableParallelism } from 'node:os';
import { note, secondsSince } from '../console.mjs';
import { failure, mergeResults } from './results.mjs';
import { runSuite } from './runSuite.mjs';
import { findSuites } from './suites.mjs';

/**
 * Runs the suites of test/integration, all or the named ones, inside the extension host of a VS Code. Two run at once where there
 * are two cores: a suite mostly waits for its editor.
 *
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {string} browserPath
 * @param {Omit<import('./stages.mjs').StageContext, 'tools'>} wanted
 */
export async function runIntegration(editor, browserPath, wanted) {
  const queue = findSuites(wanted.suites);
  /** @type {import('./results.mjs').StageResult[]} */
  const results = [];
  const runQueued = async () => {
    for (let suite = queue.shift(); suite; suite = queue.shift()) {
      const start = performance.now();
      const title = `${suite.name} (VS Code ${editor.version})`;
      const result = await runSuite(suite, title, editor, browserPath, wanted).catch((error) =>
        failure(title, described(error)),
      );
      note(`${suite.name}: ${result.passed} passed, ${result.failures.length} failed, ${secondsSince(start)}`);
      results.push(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, runQueued));
  return mergeResults(results);
}

/**
 * @param {unknown} error
 */
function described(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
