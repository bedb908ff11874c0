import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchOptions } from '../browser.mjs';
import { openBridge } from '../vscode/bridge.mjs';
import { installExtension } from '../vscode/installExtension.mjs';
import { quietSettings, startServer, writeUserSettings } from '../vscode/server.mjs';
import { readResults } from './results.mjs';
import { prepareSuite, writeEntry } from './suites.mjs';
import { installTestExtension } from './testExtension.mjs';

/**
 * @typedef {import('./suites.mjs').Suite} Suite
 * @typedef {import('./suites.mjs').SuiteOptions} SuiteOptions
 * @typedef {import('./results.mjs').StageResult} StageResult
 *
 * @typedef {object} SuiteHost
 * @property {(suite: Suite, title: string, grep: string | undefined) => Promise<StageResult>} run
 * @property {() => Promise<void>} close
 */

const suiteTimeout = 900_000;
// Shorter than mocha's, so that what could not be found is named.
const actionTimeout = 60_000;

/**
 * Starts a VS Code and a browser, in which suites run one after the other, each in a window of its own.
 *
 * @param {import('../vscode/install.mjs').Editor} editor
 * @param {string} browserPath
 * @param {Pick<SuiteOptions, 'trust' | 'settings' | 'early'>} options
 * @returns {Promise<SuiteHost>}
 */
export async function openSuiteHost(editor, browserPath, { trust, settings, early }) {
  const { chromium } = await import('playwright-core');
  const temporary = await mkdtemp(join(tmpdir(), 'connref-host-'));
  const extensionsDir = join(temporary, 'extensions');
  await installExtension(process.cwd(), extensionsDir);
  await installTestExtension(extensionsDir, early);
  const dataDir = join(temporary, 'data');
  writeUserSettings(dataDir, { ...quietSettings, ...settings });
  const server = await startServer({
    editor,
    dataDir,
    extensionsDir,
    trustEverything: trust !== false,
    // Nothing of the machine's own, and nothing left behind on it.
    env: { HOME: temporary, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary },
  });
  const browser = await chromium.launch(launchOptions(browserPath));
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  return {
    run: async (suite, title, grep) => {
      const prepared = await prepareSuite(suite);
      const screenshots = resolve('out/screenshots');
      await mkdir(screenshots, { recursive: true });
      const page = await context.newPage();
      page.setDefaultTimeout(actionTimeout);
      page.setDefaultNavigationTimeout(180_000);
      await forgetStorage(page, server.address({}));
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
        await page.close();
        await prepared.dispose();
      }
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * What a window of an earlier suite remembered is not for this one. What the browser has compiled is kept: that is most of
 * a start.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} address
 */
async function forgetStorage(page, address) {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(address);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb' });
  await session.detach();
}
