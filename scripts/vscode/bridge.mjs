import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import * as workbench from './page.mjs';

/**
 * Lets a test in the extension host act on the page of the workbench, for dialogs, keys and pictures. VS Code's API can't do
 * that.
 *
 * @typedef {import('playwright-core').Page} Page
 *
 * @typedef {object} Bridge
 * @property {string} url contains a secret: everybody who has it can act on the page
 * @property {() => void} close
 */

/**
 * @param {Page} page
 * @param {string} screenshots folder
 * @param {() => void} onEnded the tests have run
 * @returns {Promise<Bridge>}
 */
export async function openBridge(page, screenshots, onEnded) {
  const secret = randomBytes(16).toString('hex');
  const actions = actionsOn(page, screenshots).set('end', async () => onEnded());
  const server = createServer(async (request, response) => {
    // A connection that was kept would be closed after five idle seconds, perhaps just as the next action is sent on it.
    response.setHeader('connection', 'close');
    if (request.method !== 'POST' || request.url !== `/${secret}`) {
      response.writeHead(404).end();
      return;
    }
    try {
      const { action, args } = JSON.parse(await textOf(request));
      const act = actions.get(action);
      if (act === undefined) throw new Error(`The bridge knows no action "${action}"`);
      response.end(JSON.stringify({ result: await act(...args) }));
    } catch (error) {
      response.end(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/${secret}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * @param {Page} page
 * @param {string} screenshots
 * @returns {Map<string, (...args: string[]) => Promise<unknown>>}
 */
function actionsOn(page, screenshots) {
  /** @type {Record<string, (...args: string[]) => Promise<unknown>>} */
  const actions = {
    answerDialog: (button = '') => workbench.answerDialog(page, button),
    answerNotification: (text = '', button) => workbench.answerNotification(page, text, button),
    runCommand: (title = '') => workbench.runCommand(page, title),
    pick: (label = '', filter) => workbench.pick(page, label, filter),
    enter: (text = '') => workbench.enter(page, text),
    problems: () => workbench.problems(page),
    press: (keys = '') => page.keyboard.press(keys),
    type: (text = '') => page.keyboard.type(text),
    click: (selector = '') => page.locator(selector).click(),
    rightClick: (selector = '') => page.locator(selector).click({ button: 'right' }),
    hover: (selector = '') => page.locator(selector).hover(),
    text: (selector = '') => page.locator(selector).innerText(),
    shows: (selector = '') => workbench.shows(visible(page, selector)),
    untilHidden: (selector = '') => visible(page, selector).waitFor({ state: 'hidden' }),
    screenshot: async (name = '') => {
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
    },
  };
  return new Map(Object.entries(actions));
}

/**
 * @param {Page} page
 * @param {string} selector
 */
function visible(page, selector) {
  return page.locator(selector).filter({ visible: true }).first();
}

/**
 * @param {import('node:http').IncomingMessage} request
 */
async function textOf(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
