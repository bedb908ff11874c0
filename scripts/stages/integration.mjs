import { note, secondsSince } from '../console.mjs';
import { failure, mergeResults } from './results.mjs';
import { openSuiteHost } from './suiteHost.mjs';
import { findSuites } from './suites.mjs';

/**
 * Runs the suites of test/integration, all or those named, inside a VS Code's extension host.
 *
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {string} browserPath
 * @param {Pick<import('./stages.mjs').StageContext, 'grep' | 'suites'>} wanted
 */
export async function runIntegration(editor, browserPath, { grep, suites }) {
  const results = [];
  for (const group of groupsOf(await findSuites(suites))) {
    const host = await openSuiteHost(editor, browserPath, group[0]?.options ?? {});
    try {
      for (const suite of group) {
        const start = performance.now();
        const title = `${suite.name} (VS Code ${editor.version})`;
        const result = await host.run(suite, title, grep).catch((error) => failure(title, described(error)));
        note(`${suite.name}: ${result.passed} passed, ${result.failures.length} failed, ${secondsSince(start)}`);
        results.push(result);
      }
    } finally {
      await host.close();
    }
  }
  return mergeResults(results);
}

/**
 * Suites that one server and one browser can serve one after the other: starting them is dear.
 *
 * @param {readonly import('./suites.mjs').Suite[]} suites
 */
function groupsOf(suites) {
  /** @type {Map<string, import('./suites.mjs').Suite[]>} */
  const groups = new Map();
  for (const suite of suites) {
    const { trust, settings, early } = suite.options;
    const key = JSON.stringify([trust, settings, early]);
    groups.set(key, [...(groups.get(key) ?? []), suite]);
  }
  return groups.values();
}

/**
 * @param {unknown} error
 */
function described(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
