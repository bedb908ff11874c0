import { basename } from 'node:path';

/**
 * What a user does in the workbench, by what a user sees. Shared by the UI tests and by the bridge.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 */

/** How long something may take before it is looked at again, not how long it takes. */
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
 * Clicks something that disappears when the click is taken. A click is lost when what it hits is laid out anew in that
 * moment: where everything stays as it was, it is clicked again.
 *
 * @param {Locator} shown what disappears
 * @param {Locator} [button] what to click in it
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
 * Resolves when the workbench is there and its extensions are known to the extension host.
 *
 * @param {Page} page
 */
export async function untilReady(page) {
  const timeout = 180_000;
  await page.locator('.monaco-workbench').waitFor({ timeout });
  // A mark that VS Code sets for its own start-up measurements.
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
  // The list is sorted again while it is filled, under the pointer too: another file may have been opened.
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
  // Only the first line of an entry, which is its label; the second one is its detail.
  const labelText = page.locator('.quick-input-list-row:first-child .label-name').filter({ hasText: exactly });
  return page.locator('.quick-input-widget .monaco-list-row').filter({ has: labelText }).first();
}

/**
 * The palette lists what is there when it opens: a command that is registered, or enabled, a moment later is missing until
 * it is opened again. And while the editor starts, whatever takes the focus closes it.
 *
 * @param {Page} page
 * @param {string} key that opens it
 * @param {string} label
 * @param {string} filter
 * @param {() => Promise<void>} [happened] rejects when what was picked does not come
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
 * Types into the input box that is open or about to open, and accepts it. What is not accepted stays, with the reason.
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
  // A toast hides by itself after a while; the list keeps it.
  if (!(await shows(notification))) await runCommand(page, 'Notifications: Show Notifications');
  const message = await notification.locator('.notification-list-item-message').innerText();
  if (button !== undefined) {
    // By its whole text: what comes after the answer often begins in the same way.
    const answered = page.locator('.notification-list-item').filter({ hasText: message }).first();
    await answerShown(page, answered, answered.getByRole('button', { name: button, exact: true }));
  }
  return message;
}

/**
 * Presses a button of a notification until it is answered, and not only hidden: then the list still has it.
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
