import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { launchOptions } from '../browser.mjs';
import { note, secondsSince } from '../console.mjs';
import { openBridge } from '../vscode/bridge.mjs';
import { installExtension } from '../vscode/installExtension.mjs';
import { quietSettings, startServer, writeUserSettings } from '../vscode/server.mjs';
import { failure, mergeResults, readResults } from './results.mjs';
import { findSuites, prepareSuite, writeEntry } from './suites.mjs';
import { installTestExtension } from './testExtension.mjs';

const suiteTimeout = 300_000;
// Shorter than mocha's, so that what could not be found is named.
const actionTimeout = 15_000;

/**
 * Runs the suites of test/integration, all or those named, inside a VS Code's extension host.
 *
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {string} browserPath
 * @param {Pick<import('./stages.mjs').StageContext, 'grep' | 'suites'>} wanted
 */
export async function runIntegration(editor, browserPath, { grep, suites }) {
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(launchOptions(browserPath));
  try {
    const results = [];
    for (const suite of await findSuites(suites)) {
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
  const { temporary } = prepared;
  const screenshots = resolve('out/screenshots');
  await mkdir(screenshots, { recursive: true });
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(actionTimeout);
  page.setDefaultNavigationTimeout(60_000);
  const ended = new AbortController();
  const bridge = await openBridge(page, screenshots, () => ended.abort());

  const dataDir = join(temporary, 'data');
  writeUserSettings(dataDir, { ...quietSettings, ...suite.options.settings });
  const extensionsDir = join(temporary, 'extensions');
  await installExtension(process.cwd(), extensionsDir);
  const entry = await writeEntry(suite, prepared, { bridge: bridge.url, grep });
  await installTestExtension(extensionsDir, entry, suite.options.early);
  const server = await startServer({
    editor,
    dataDir,
    extensionsDir,
    trustEverything: suite.options.trust !== false,
    // Nothing of the machine's own, and nothing left behind on it.
    env: { HOME: temporary, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary },
  });
  try {
    const kind = prepared.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder';
    await page.goto(server.address({ [kind]: prepared.workspace }));
    page.once('crash', () => ended.abort());
    void server.closed.then(() => ended.abort());
    const timer = setTimeout(() => ended.abort(), suiteTimeout);
    if (!ended.signal.aborted) await once(ended.signal, 'abort');
    clearTimeout(timer);
    return readResults(prepared.records, suite.testFiles, { title, filtered: grep !== undefined, log: server.log });
  } finally {
    bridge.close();
    await context.close();
    await server.stop();
    await prepared.dispose();
  }
}
