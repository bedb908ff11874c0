import { basename } from 'node:path';

/**
 * Actions of a user in the workbench, on elements that a user sees. The UI tests and the bridge share them.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** Milliseconds after which a check is repeated. It limits nothing: an action waits until its element appears. */
const patience = 5000;

/**
 * Whether something becomes visible within some seconds.
 *
 * @param {Locator} wanted
 */
export function shows(wanted) {
  return comes(wanted.waitFor({ timeout: patience }));
}

/**
 * Clicks an element until another one disappears. VS Code loses a click if it lays out the element at that moment, so a click
 * without effect is repeated.
 *
 * @param {Locator} shown the element that should disappear
 * @param {Locator} [button] the element to click; `shown` if not given
 */
async function clickUntilHidden(shown, button = shown) {
  await button.click();
  while (!(await hides(shown))) {
    await button.click({ timeout: patience }).catch(async (error) => {
      if (await shown.isVisible()) throw error;
    });
  }
}

/**
 * @param {Locator} shown
 */
function hides(shown) {
  return comes(shown.waitFor({ state: 'hidden', timeout: patience }));
}

/**
 * @param {Promise<unknown>} awaited
 */
function comes(awaited) {
  return awaited.then(
    () => true,
    () => false,
  );
}

/**
 * Resolves when the workbench is visible and the extension host knows its extensions.
 *
 * @param {Page} page
 */
export async function untilReady(page) {
  const timeout = 180_000;
  await page.locator('.monaco-workbench').waitFor({ timeout });
  // VS Code sets this mark to measure its start.
  const isMarked = () => performance.getEntriesByName('code/didLoadExtensions').length > 0;
  await page.waitForFunction(isMarked, undefined, { timeout });
}

/**
 * Runs a command from the palette by its full title, `Category: Title`.
 *
 * @param {Page} page
 * @param {string} title
 */
export async function runCommand(page, title) {
  await reopenUntilPicked(page, 'F1', title, `>${title}`);
}

/**
 * Opens a file of the workspace through quick open, and waits until its editor is active.
 *
 * @param {Page} page
 * @param {string} path relative to the workspace folder, with `/`
 */
export async function openFile(page, path) {
  const tab = page.locator(`.tab.active[data-resource-name="${basename(path)}"]`);
  // The list is sorted while it fills, so a click may hit another file. The tab shows which file was opened.
  await reopenUntilPicked(page, 'Control+P', basename(path), path, () => tab.waitFor({ timeout: 5000 }));
}

/**
 * Chooses an entry of the quick pick that is open or about to open; where entries have boxes, ticks it.
 *
 * @param {Page} page
 * @param {string} label the entry's own text, without its description
 * @param {string} [filter] typed first
 */
export async function pick(page, label, filter) {
  if (filter !== undefined) await page.locator(quickInputBox).fill(filter);
  const entry = quickPickEntry(page, label);
  await entry.waitFor();
  const ticks = (await page.locator('.show-checkboxes').count()) > 0;
  await (ticks ? entry.click() : clickUntilHidden(entry));
}

const quickInputBox = '.quick-input-widget .quick-input-box input';

/**
 * @param {Page} page
 * @param {string} label
 */
function quickPickEntry(page, label) {
  const exactly = new RegExp(`^\\s*${label.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}\\s*$`);
  // The first line of an entry is its label. The second line, its detail, may contain the same text.
  const labelText = page.locator('.quick-input-list-row:first-child .label-name').filter({ hasText: exactly });
  return page.locator('.quick-input-widget .monaco-list-row').filter({ has: labelText }).first();
}

/**
 * Opens a quick input and picks an entry, again until it works. The palette lacks commands that are registered after it was
 * opened. And while the editor starts, everything that takes the focus closes the input.
 *
 * @param {Page} page
 * @param {string} key that opens it
 * @param {string} label
 * @param {string} filter
 * @param {() => Promise<void>} [happened] rejects if picking the entry had no effect
 */
async function reopenUntilPicked(page, key, label, filter, happened) {
  const input = page.locator(quickInputBox);
  const attempts = 10;
  for (let attempt = 1; ; attempt += 1) {
    await page.keyboard.press(key);
    try {
      await input.fill(filter, { timeout: 3000 });
      const entry = quickPickEntry(page, label);
      await entry.waitFor({ timeout: 3000 });
      await clickUntilHidden(entry);
      await happened?.();
      return;
    } catch (error) {
      if (attempt === attempts) throw error;
      if (await input.isVisible()) await page.keyboard.press('Escape');
      await input.waitFor({ state: 'hidden' });
    }
  }
}

/**
 * Types into the input box that is open or about to open, and presses Enter. If VS Code refuses the text, the box stays open
 * and shows the reason.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function enter(page, text) {
  const input = page.locator(quickInputBox);
  await input.fill(text);
  await input.press('Enter');
}

/**
 * Waits for a modal dialog, presses one of its buttons and returns what the dialog said.
 *
 * @param {Page} page
 * @param {string} button
 */
export async function answerDialog(page, button) {
  const dialog = page.locator('.monaco-dialog-box');
  const message = await dialog.locator('.dialog-message-container').innerText();
  await clickUntilHidden(dialog, dialog.getByRole('button', { name: button, exact: true }));
  return message;
}

/**
 * Waits for a notification and presses one of its buttons; without a button it only waits. Returns its text.
 *
 * @param {Page} page
 * @param {string} text a part of the notification's text
 * @param {string} [button]
 */
export async function answerNotification(page, text, button) {
  const notification = page.locator('.notification-list-item').filter({ hasText: text }).first();
  // A toast hides by itself after a while. The list of notifications still has it.
  if (!(await shows(notification))) await runCommand(page, 'Notifications: Show Notifications');
  const message = await notification.locator('.notification-list-item-message').innerText();
  if (button !== undefined) {
    // Search for the whole text: the notification after the answer often begins with the same words.
    const answered = page.locator('.notification-list-item').filter({ hasText: message }).first();
    await answerShown(page, answered, answered.getByRole('button', { name: button, exact: true }));
  }
  return message;
}

/**
 * Presses a button of a notification until the notification is answered. A hidden toast isn't answered: the list still has
 * it.
 *
 * @param {Page} page
 * @param {Locator} notification
 * @param {Locator} button
 */
async function answerShown(page, notification, button) {
  for (;;) {
    const isClicked = await comes(button.click({ timeout: patience }));
    if (isClicked && (await hides(notification))) return;
    if (await notification.isVisible()) continue;
    await runCommand(page, 'Notifications: Show Notifications');
    if (!(await shows(notification))) return;
  }
}

/**
 * @param {Page} page
 */
export async function showProblems(page) {
  const panel = page.locator('.markers-panel');
  if (!(await panel.isVisible())) await runCommand(page, 'View: Toggle Problems');
  await panel.waitFor();
}

/**
 * Shows the Problems panel and returns the accessible names of the rows that are visible in it.
 *
 * @param {Page} page
 */
export async function problems(page) {
  await showProblems(page);
  const rows = await page.locator('.markers-panel .monaco-list-row').all();
  return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
}
