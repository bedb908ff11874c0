// Takes the pictures of the documentation: the sample, in a real VS Code.
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureBrowser, launchOptions } from './browser.mjs';
import { note, PlainError, runMain } from './console.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { parseOptions, requireKnown } from './parseOptions.mjs';
import { runNode } from './process.mjs';
import { cacheFolder, installEditor } from './vscode/install.mjs';
import { installExtension } from './vscode/installExtension.mjs';
import { answerNotification, enter, openFile, pick, runCommand, showProblems, untilReady } from './vscode/page.mjs';
import { quietSettings, startServer, writeUserSettings } from './vscode/server.mjs';
import { newest } from './vscode/versions.mjs';

/** @typedef {import('playwright-core').Page} Page */

const flow = 'Expensereport-Approve-7ECE3605-BE6E-471F-BF83-284750281F19.json';
const customizations = 'solutions/ContosoExpenses/src/Other/Customizations.xml';
const flowWithExpressions = 'Ticket-Assign-07B38306-0BD5-49CA-8F43-BC627FD075FB.json';

/**
 * Each function brings the workbench into the state of its picture. They run in this order, and each starts where the one
 * before ended.
 *
 * @type {Record<string, (page: Page) => Promise<void>>}
 */
const pictures = {
  tree: async (page) => {
    await page.getByRole('tab', { name: 'Connection References' }).first().click();
    await widenSideBar(page);
    for (const label of [
      'Contoso Expenses',
      'Cloud Flows',
      'Connection References',
      'Office 365 Outlook, notif',
      'Expense report - Approve',
    ]) {
      const row = page.locator('.pane-body .monaco-list-row').filter({ hasText: label }).first();
      await row.locator('.monaco-tl-twistie').click();
      await page
        .locator('.pane-body .monaco-list-row[aria-expanded="true"]')
        .filter({ hasText: label })
        .first()
        .waitFor();
    }
    await page
      .locator('.pane-body .monaco-list-row')
      .filter({ hasText: /[^\d ] ?raw connection/ })
      .first()
      .click();
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
  },
  problems: async (page) => {
    await showProblems(page);
    await page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'raw connection' }).first().waitFor();
  },
  'light-bulb': async (page) => {
    await openFile(page, flow);
    await page.locator('.editor-instance .squiggly-error').first().waitFor();
    await page.locator('.editor-instance .view-line').filter({ hasText: '"shared_teams": {' }).click();
    await openLightBulb(page);
  },
  fixed: async (page) => {
    await page.locator('.action-widget').first().getByText('Copy the connection reference').first().click();
    await page.locator('.editor-instance .view-line').filter({ hasText: 'contoso_sharedteams' }).first().waitFor();
    await answerNotification(page, 'Files of a solution were changed.');
    await runCommand(page, 'Notifications: Clear All Notifications');
  },
  'fix-all': async (page) => {
    await runCommand(page, 'View: Hide Panel');
    await runCommand(page, 'Connection References: Fix All in a Solution…');
    await page.locator('.multiDiffEntry').first().waitFor();
    await page.locator('.editor-actions').getByRole('button', { name: 'Apply the Changes Shown' }).waitFor();
    await page.locator('.notification-toast.notification-fade-in-done').filter({ hasText: 'as shown' }).waitFor();
  },
  expressions: async (page) => {
    await discard(page, 'as shown?');
    await openFile(page, flowWithExpressions);
    await page.keyboard.press('Control+B');
    await page.keyboard.press('Control+G');
    await enter(page, ':112');
    // Wait for the colours: this part of a string gets an element only when it is highlighted.
    await page
      .locator('.editor-instance .view-line span span')
      .filter({ hasText: /^formatDateTime$/ })
      .waitFor();
  },
  hover: async (page) => {
    await openFile(page, flow);
    await runCommand(page, 'View: Close Other Editors in Group');
    await placeCursor(page, 'contoso_sharedoffice365');
    await parkPointer(page);
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.locator('.monaco-hover').filter({ hasText: 'Used by' }).first().waitFor();
    await page.locator('.codelens-decoration').filter({ hasText: 'Map Connections' }).first().waitFor();
  },
  completion: async (page) => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget.visible .monaco-list-row').filter({ hasText: 'contoso_' }).first().waitFor();
    // The second time shows the details beside the list.
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-details').filter({ hasText: 'ContosoExpenses' }).waitFor();
  },
  'rename-reference': async (page) => {
    await page.keyboard.press('Escape');
    // Hide the side bar: beside it the diff would be in one column and cut off.
    await page.keyboard.press('Control+B');
    await page.keyboard.press('F2');
    await page.locator('.rename-box input').fill('contoso_expense_mail');
    await page.keyboard.press('Enter');
    await untilAsked(page, 'Rename contoso_sharedoffice365');
  },
  consolidate: async (page) => {
    await discard(page, 'Rename contoso_sharedoffice365');
    await runCommand(page, 'Connection References: Consolidate Connection References…');
    await pick(page, 'ContosoExpenses');
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'Keep ' }).first().waitFor();
    await page.keyboard.press('Enter');
    await untilAsked(page, 'Consolidate');
  },
  references: async (page) => {
    await discard(page, 'Consolidate');
    await page.keyboard.press('Control+B');
    await openFile(page, customizations);
    await page.locator('.codelens-decoration').filter({ hasText: 'mapped in' }).first().locator('a').first().click();
    await page.locator('.reference-zone-widget .monaco-list-row').nth(2).waitFor();
  },
  mapping: async (page) => {
    // The side bar is hidden already. Closing a preview answers its question.
    await runCommand(page, 'View: Close All Editors');
    await runCommand(page, 'Connection References: Map Connections for Import');
    const mapping = mappingFrame(page);
    await mapping.locator('[role=columnheader]').filter({ hasText: 'mapped' }).first().waitFor();
    await mapping.locator('[data-row$="/contoso_sharedteams_60f4e"] [data-column$="/test"]').click();
  },
  plan: async (page) => {
    const mapping = mappingFrame(page);
    await mapping.locator('[role=columnheader][data-column$="/test"] button.column-menu').click();
    await mapping.getByRole('menuitem', { name: 'Show Import Plan' }).click();
    await mapping.locator('.plan h2').nth(1).waitFor();
  },
};

const usage = `Usage: npm run screenshots [-- NAME …]

Takes these pictures, or all of them: ${Object.keys(pictures).join(', ')}

Options:
  --help  show this text`;

const options = /** @type {const} */ ({ help: { type: 'boolean' } });

/**
 * Puts the cursor before a text in the active editor.
 *
 * @param {Page} page
 * @param {string} text
 */
async function placeCursor(page, text) {
  const piece = page.locator('.editor-instance .view-line span span').filter({ hasText: text }).first();
  // Just behind the quote.
  await piece.click({ position: { x: 9, y: 8 } });
  // Move the pointer away from words: the Control key underlines the word below it.
  await page.mouse.move(1000, 300);
}

/**
 * Opens the light bulb menu. VS Code ignores the key while it still looks for actions by itself, so it is pressed again.
 *
 * @param {Page} page
 */
async function openLightBulb(page) {
  const menu = page.locator('.action-widget').first();
  const attempts = 10;
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press('Control+.');
    try {
      await menu.waitFor({ timeout: 2000 });
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
    }
  }
}

/**
 * Resolves when the preview of an edit and its question are visible.
 *
 * @param {Page} page
 * @param {string} question the beginning of the question
 */
async function untilAsked(page, question) {
  await page.locator('.multiDiffEntry').first().waitFor();
  await page.locator('.editor-actions').getByRole('button', { name: 'Apply the Changes Shown' }).waitFor();
  await page.locator('.notification-toast.notification-fade-in-done').filter({ hasText: question }).waitFor();
}

/**
 * Discards a preview, and resolves when it is closed and an editor has the focus. Before that, typed keys would go elsewhere.
 *
 * @param {Page} page
 * @param {string} question a part of the question
 */
async function discard(page, question) {
  await answerNotification(page, question, 'Discard');
  await page.locator('.multiDiffEntry').first().waitFor({ state: 'hidden' });
  await page
    .locator('.editor-instance .native-edit-context:focus, .editor-instance textarea:focus')
    .waitFor({ state: 'attached' });
}

/**
 * The document of the mapping page. VS Code puts the document of a webview into a frame inside another frame.
 *
 * @param {Page} page
 */
function mappingFrame(page) {
  return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
}

/**
 * Moves the pointer to a place without a tooltip, and waits until the last tooltip is hidden.
 *
 * @param {Page} page
 */
async function parkPointer(page) {
  await page.mouse.move(700, 15);
  await page.locator('.workbench-hover-container .workbench-hover').first().waitFor({ state: 'hidden' });
}

/** @param {Page} page */
async function widenSideBar(page) {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (box === null) throw new Error('There is no side bar.');
  await page.mouse.move(box.x + box.width, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 130, box.y + 300, { steps: 5 });
  await page.mouse.up();
}

await runMain(async () => {
  const root = resolve(import.meta.dirname, '..');
  const given = parseOptions(process.argv.slice(2), { options, allowPositionals: true }, usage);
  if (given.values.help) return console.log(usage);
  const wanted = given.positionals;
  requireKnown('picture', wanted, Object.keys(pictures));
  await ensureDependencies(root);
  if ((await runNode([resolve(root, 'esbuild.mjs')])).code !== 0)
    throw new PlainError('The build failed; its messages are above.');
  const browserPath = await ensureBrowser();
  const editor = await installEditor(newest, cacheFolder(root));
  const temporary = await mkdtemp(join(tmpdir(), 'connref-pictures-'));
  const folder = join(temporary, 'contoso');
  const dataDir = join(temporary, 'data');
  const extensionsDir = join(temporary, 'extensions');
  await cp(join(root, 'sample'), folder, { recursive: true });
  await installExtension(root, extensionsDir);
  writeUserSettings(dataDir, {
    ...quietSettings,
    'workbench.colorTheme': process.env.CONNREF_THEME ?? 'Default Dark Modern',
  });
  const server = await startServer({ editor, dataDir, extensionsDir, trustEverything: true, env: { HOME: temporary } });
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch(launchOptions(browserPath));
  const target = resolve(process.env.CONNREF_PICTURES ?? join(root, 'docs', 'images'));
  await mkdir(target, { recursive: true });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(20_000);
    await page.goto(server.address({ folder }));
    await untilReady(page);
    for (const [name, show] of Object.entries(pictures)) {
      try {
        await show(page);
      } finally {
        await parkPointer(page);
        if (wanted.length === 0 || wanted.includes(name)) {
          await page.screenshot({ path: join(target, `${name}.png`) });
          note(`${name}.png`);
        }
      }
    }
  } finally {
    await browser.close();
    await server.stop();
    await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
  }
});
