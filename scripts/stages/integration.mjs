import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import { launchOptions } from '../browser.mjs';
import { note, secondsSince } from '../console.mjs';
import { openBridge } from '../vscode/bridge.mjs';
import { quietSettings, startServer, writeUserSettings } from '../vscode/server.mjs';
import { failure, mergeResults, readResults } from './results.mjs';
import { findSuites, prepareSuite, writeEntry } from './suites.mjs';

const suiteTimeout = 300_000;
// Shorter than mocha's, so that what could not be found is named.
const actionTimeout = 15_000;

/**
 * Runs every suite of test/integration inside a VS Code's extension host.
 *
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {string} browserPath
 * @param {string | undefined} grep
 */
export async function runIntegration(editor, browserPath, grep) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(launchOptions(browserPath));
  try {
    const results = [];
    for (const suite of await findSuites()) {
      const start = performance.now();
      const title = `${suite.name} (VS Code ${editor.version})`;
      const result = await runSuite(suite, title, editor, browser, grep).catch((error) =>
        failure(title, error instanceof Error ? (error.stack ?? error.message) : String(error)),
      );
      note(`${suite.name}: ${result.passed} passed, ${result.failures.length} failed, ${secondsSince(start)}`);
      results.push(result);
    }
    return mergeResults(results);
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {string} title
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {import('playwright-core').Browser} browser
 * @param {string | undefined} grep
 */
async function runSuite(suite, title, editor, browser, grep) {
  const prepared = await prepareSuite(suite);
  const dataDir = join(prepared.temporary, 'data');
  writeUserSettings(dataDir, { ...quietSettings, ...suite.options.settings });
  const server = await startServer({
    editor,
    dataDir,
    trustEverything: suite.options.trust !== false,
    testDriver: true,
    env: { HOME: prepared.temporary },
  });
  const screenshots = resolve('out/screenshots');
  await mkdir(screenshots, { recursive: true });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(actionTimeout);
  const bridge = await openBridge(page, screenshots);
  try {
    const entry = await writeEntry(suite, prepared, { bridge: bridge.url, grep });
    const log = await runInPage(page, server, prepared.workspace, entry);
    return readResults(prepared.records, suite.testFiles, { title, filtered: grep !== undefined, log: () => log });
  } finally {
    bridge.close();
    await context.close();
    await server.stop();
    await prepared.dispose();
  }
}

/**
 * Opens the workbench with the extension under development and waits until its tests have ended.
 *
 * @param {import('playwright-core').Page} page
 * @param {import('../vscode/server.mjs').Server} server
 * @param {string} workspace
 * @param {string} entry
 * @returns {Promise<string>} what the extension host printed
 */
async function runInPage(page, server, workspace, entry) {
  /** @type {string[]} */
  const log = [];
  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ args) => {
    log.push(`${type}: ${format(...args)}`);
  });
  const ended = new AbortController();
  const end = () => ended.abort();
  await page.exposeFunction('codeAutomationExit', end);
  page.once('crash', end);
  void server.closed.then(end);
  const timer = setTimeout(end, suiteTimeout);
  const remote = `vscode-remote://127.0.0.1:${server.port}`;
  const payload = [
    ['extensionDevelopmentPath', remote + process.cwd()],
    ['extensionTestsPath', remote + entry],
    ['skipWelcome', 'true'],
  ];
  const opened = workspace.endsWith('.code-workspace') ? { workspace } : { folder: workspace };
  await page.goto(server.address({ ...opened, payload: JSON.stringify(payload) }));
  if (!ended.signal.aborted) await once(ended.signal, 'abort');
  clearTimeout(timer);
  return [...log, server.log()].join('\n');
}
