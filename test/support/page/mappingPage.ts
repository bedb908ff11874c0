import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import * as v from 'valibot';
import type { MappingView } from '../../../src/protocol/mappingView';
import { pageMessage, type HostMessage, type PageMessage } from '../../../src/protocol/messages';
import { launchOptions } from '../../../scripts/browser.mjs';
import { servePage, type PageServer } from './pageServer';
import themes from './themes.json';

export type ThemeName = keyof typeof themes;

const bodyClasses: Record<ThemeName, string> = {
  dark: 'vscode-dark',
  light: 'vscode-light',
  highContrast: 'vscode-high-contrast',
  highContrastLight: 'vscode-high-contrast vscode-high-contrast-light',
};

export interface PageOptions {
  readonly view?: MappingView;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
}

/** A browser and a server for the built page. Each file of tests has one. */
export class PageBrowser {
  readonly #browser: Browser;
  readonly #server: PageServer;

  private constructor(browser: Browser, server: PageServer) {
    this.#browser = browser;
    this.#server = server;
  }

  /** @param executablePath A browser of the Chromium family; by default the one that the test stage found. */
  static async launch(executablePath = process.env.CONNREF_TEST_BROWSER, folder?: string): Promise<PageBrowser> {
    if (executablePath === undefined) throw new Error('Run these tests with `npm run test:page`.');
    return new PageBrowser(await chromium.launch(launchOptions(executablePath)), await servePage(folder));
  }

  async open({ view, theme = 'dark', width = 1200, height = 760 }: PageOptions = {}): Promise<MappingPage> {
    const context = await this.#browser.newContext({ viewport: { width, height } });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const page = await MappingPage.load(context, this.#server.address, theme);
    if (view) await page.show(view);
    return page;
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#server.close();
  }
}

/** The page with a simulated host, which records the messages of the page and sends the messages of the test. */
export class MappingPage {
  /** Complaints of the browser: exceptions, and violations of the content security policy. */
  readonly complaints: string[] = [];

  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
  }

  static async load(context: BrowserContext, address: string, theme: ThemeName): Promise<MappingPage> {
    const page = await context.newPage();
    const mapping = new MappingPage(page);
    await page.addInitScript(beWebview, { variables: themes[theme], bodyClass: bodyClasses[theme] });
    await page.goto(address);
    return mapping;
  }

  /** Sends a message to the page, and waits until the page has drawn the result. */
  async say(message: HostMessage): Promise<void> {
    await this.page.evaluate(async (data) => {
      window.postMessage(data, '*');
      await new Promise((done) => window.addEventListener('message', done, { once: true }));
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }, message);
  }

  show(view: MappingView): Promise<void> {
    return this.say({ type: 'view', view });
  }

  /** The messages of the page since the last call. Fails when a message does not match the protocol. */
  async sent(): Promise<readonly PageMessage[]> {
    const messages = await this.page.evaluate(() => (window as unknown as FakeWebview).sent.splice(0));
    return messages.map((message) => v.parse(v.strictObject(strict(message).entries), message) as PageMessage);
  }

  /** Loads the page again, with the state that it has saved. */
  async reload(): Promise<void> {
    await this.page.reload();
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** A cell. @param row A text in the row's header. @param column The index of the environment, from 1. */
  cell(row: string, column: number): Locator {
    return this.row(row).locator(`[aria-colindex="${column + 1}"]`);
  }

  row(text: string): Locator {
    return this.page
      .locator('.row.entry')
      .filter({ has: this.page.getByRole('rowheader').filter({ hasText: text }) })
      .first();
  }

  /** The text of the cell that has the focus. */
  focused(): Promise<{ row: string; column: string; text: string }> {
    return this.page.evaluate(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return {
        row: active?.closest<HTMLElement>('[data-row]')?.dataset.row ?? '',
        column: active?.closest<HTMLElement>('[data-column]')?.dataset.column ?? '',
        text: (active as HTMLElement | null)?.innerText ?? '',
      };
    });
  }

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

interface FakeWebview {
  sent: unknown[];
  acquireVsCodeApi: () => unknown;
}

/** The schema for the type of a message. It is used strictly, so that unknown members are refused too. */
function strict(message: unknown) {
  const { type } = v.parse(v.object({ type: v.string() }), message);
  const option = pageMessage.options.find(({ entries }) => entries.type.literal === type);
  if (!option) throw new Error(`The protocol has no message “${type}”.`);
  return option;
}

/** Runs in the page before its scripts, and provides what VS Code provides to a webview. */
function beWebview({ variables, bodyClass }: { variables: Record<string, string>; bodyClass: string }): void {
  const webview = window as unknown as FakeWebview;
  webview.sent = [];
  webview.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => webview.sent.push(structuredClone(message)),
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') as unknown,
    setState: (state: unknown) => sessionStorage.setItem('state', JSON.stringify(state)),
  });
  const observer = new MutationObserver(() => {
    // At first there is no body, although the types say that there always is one.
    if (!document.querySelector('body')) return;
    observer.disconnect();
    document.body.className = bodyClass;
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
  });
  observer.observe(document, { childList: true, subtree: true });
}
