import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchOptions } from '../browser.mjs';
import { openBridge } from '../vscode/bridge.mjs';
import { installExtension } from '../vscode/installExtension.mjs';
import { addPseudoLocale, pseudoLocaleScript } from '../vscode/pseudoLocale.mjs';
import { startServer, testSettings, writeUserSettings } from '../vscode/server.mjs';
import { readResults } from './results.mjs';
import { prepareSuite, writeEntry } from './suites.mjs';
import { installTestExtension } from './testExtension.mjs';

/**
 * @typedef {import('./suites.mjs').Suite} Suite
 * @typedef {import('./suites.mjs').SuiteOptions} SuiteOptions
 * @typedef {import('./results.mjs').StageResult} StageResult
 */

const suiteTimeout = 900_000;
// Shorter than mocha's limit, so that the error message contains the element that wasn't found.
const actionTimeout = 60_000;

/**
 * Runs a suite in a new VS Code and a new browser. Windows that shared one VS Code sometimes lost folders of a workspace, and a
 * start takes only two seconds.
 *
 * @param {Suite} suite
 * @param {string} title
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {string} browserPath
 * @param {Pick<import('./stages.mjs').StageContext, 'grep' | 'seeds'>} wanted
 * @returns {Promise<StageResult>}
 */
export async function runSuite(suite, title, editor, browserPath, { grep, seeds }) {
  const { chromium } = await import('playwright-core');
  const { early, pseudoLocale = false, settings, trust } = suite.options;
  const prepared = await prepareSuite(suite, seeds);
  const home = await mkdtemp(join(tmpdir(), 'connref-host-'));
  const extensionsDir = join(home, 'extensions');
  await installExtension(process.cwd(), extensionsDir);
  if (pseudoLocale) await addPseudoLocale(extensionsDir);
  await installTestExtension(extensionsDir, early);
  const dataDir = join(home, 'data');
  writeUserSettings(dataDir, { ...testSettings, ...settings });
  const server = await startServer({
    editor,
    dataDir,
    extensionsDir,
    trustEverything: trust !== false,
    // Folders of this run only: VS Code should neither read the user's files nor leave files behind.
    env: { HOME: home, TMPDIR: home, XDG_RUNTIME_DIR: home, ...(seeds !== undefined && { CONNREF_SEEDS: seeds }) },
  });
  const browser = await chromium.launch(launchOptions(browserPath));
  const screenshots = resolve('out/screenshots');
  await mkdir(screenshots, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  if (pseudoLocale) await page.addInitScript(pseudoLocaleScript);
  page.setDefaultTimeout(actionTimeout);
  page.setDefaultNavigationTimeout(180_000);
  const ended = new AbortController();
  const bridge = await openBridge(page, screenshots, () => ended.abort());
  try {
    await writeEntry(suite, prepared, { bridge: bridge.url, grep });
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
    await browser.close();
    await server.stop();
    await prepared.dispose();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}
