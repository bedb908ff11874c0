import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { launchOptions } from '../../scripts/browser.mjs';
import type { UiEnvironment } from '../../scripts/stages/ui.mjs';
import * as actions from '../../scripts/vscode/page.mjs';
import { startServer, testSettings, writeUserSettings } from '../../scripts/vscode/server.mjs';

export interface WorkbenchOptions {
  /** The folder to open. Tests that change files must pass a copy. */
  folder: string;
  settings?: Record<string, unknown>;
  /** A colour theme's id, such as `Default Dark Modern`. */
  theme?: string;
  viewport?: { width: number; height: number };
  /** False opens the folder in Restricted Mode. */
  trust?: boolean;
}

/** Opens a real VS Code with the packaged extension and a new, empty profile. */
export async function openWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { editor, browser: browserPath, extensionsDir } = readEnvironment();
  const temporary = await mkdtemp(join(tmpdir(), 'connref-workbench-'));
  const extensions = join(temporary, 'extensions');
  await cp(extensionsDir, extensions, { recursive: true });
  const dataDir = join(temporary, 'data');
  writeUserSettings(dataDir, {
    ...testSettings,
    ...(options.theme !== undefined && { 'workbench.colorTheme': options.theme }),
    ...options.settings,
  });
  const server = await startServer({
    editor,
    dataDir,
    extensionsDir: extensions,
    trustEverything: options.trust ?? true,
    env: { HOME: temporary, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary },
  });
  const browser = await chromium.launch(launchOptions(browserPath));
  const workbench = new Workbench(
    await browser.newPage({ viewport: options.viewport ?? { width: 1400, height: 900 } }),
    async () => {
      await browser.close();
      await server.stop();
      await rm(temporary, { recursive: true, force: true, maxRetries: 5 });
    },
  );
  try {
    workbench.page.setDefaultTimeout(60_000);
    workbench.page.setDefaultNavigationTimeout(180_000);
    await workbench.page.goto(server.address({ folder: resolve(options.folder) }));
    await actions.untilReady(workbench.page);
    return workbench;
  } catch (error) {
    await workbench.dispose();
    throw error;
  }
}

/** The VS Code window, with the actions of a user. For other actions, use `page`. */
export class Workbench {
  readonly page: Page;
  readonly #dispose: () => Promise<void>;

  constructor(page: Page, dispose: () => Promise<void>) {
    this.page = page;
    this.#dispose = dispose;
  }

  /** Chooses a command in the palette by `Category: Title`. */
  async runCommand(title: string): Promise<void> {
    await actions.runCommand(this.page, title);
  }

  /** Opens a file, given relative to the folder, and waits for its editor. */
  async openFile(path: string): Promise<void> {
    await actions.openFile(this.page, path);
  }

  /** Chooses an entry of the quick pick that is open or about to open. */
  async pick(label: string, filter?: string): Promise<void> {
    await actions.pick(this.page, label, filter);
  }

  /** Fills the input box that is open or about to open, and accepts it. */
  async enter(text: string): Promise<void> {
    await actions.enter(this.page, text);
  }

  /** Waits for a modal dialog, presses the button and returns what the dialog said. */
  async answerDialog(button: string): Promise<string> {
    return actions.answerDialog(this.page, button);
  }

  /**
   * Waits for a notification that contains the text, presses the button, if one is given, and returns the whole text.
   */
  async answerNotification(text: string, button?: string): Promise<string> {
    return actions.answerNotification(this.page, text, button);
  }

  /** The rows that are visible in the Problems panel, by their accessible names. */
  async problems(): Promise<string[]> {
    return actions.problems(this.page);
  }

  /** Waits until the Problems panel shows a row that contains the text. */
  async untilProblem(text: string): Promise<void> {
    await actions.showProblems(this.page);
    await this.page.locator('.markers-panel .monaco-list-row').filter({ hasText: text }).first().waitFor();
  }

  /** Reloads the window. Unsaved changes are kept. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await actions.untilReady(this.page);
  }

  /** Writes a screenshot to out/screenshots. @returns Its path. */
  async screenshot(name: string): Promise<string> {
    const path = resolve('out/screenshots', `${name}.png`);
    await this.page.screenshot({ path });
    return path;
  }

  async dispose(): Promise<void> {
    await this.#dispose();
  }
}

function readEnvironment(): UiEnvironment {
  const environment = process.env.CONNREF_TEST_EDITOR;
  if (environment === undefined) throw new Error('UI tests need an editor: run them with `npm run test:ui`.');
  return JSON.parse(environment) as UiEnvironment;
}
