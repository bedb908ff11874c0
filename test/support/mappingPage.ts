import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The page “Map Connections for Import” in a real VS Code, used as a user does. */
export class MappingPage {
  readonly #page: Page;
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.#page = page;
    // VS Code shows a webview in a frame inside another frame.
    this.frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The header of an environment's column. */
  column(environment: string): Locator {
    return this.frame.locator(`[role=columnheader][data-column$="/${environment}"]`);
  }

  cell(logicalName: string, environment: string): Locator {
    const row = `[role=row][data-row$="/${logicalName.toLowerCase()}"]`;
    return this.frame.locator(`${row} [data-column$="/${environment}"]`);
  }

  /** The message of the page about the last change: what was changed, or why not. */
  get notice(): Locator {
    return this.frame.locator('.notice-text');
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name });
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name });
  }

  /** Types a value into a cell. */
  async set(logicalName: string, environment: string, value: string): Promise<void> {
    await this.cell(logicalName, environment).click();
    await this.#page.keyboard.press('Enter');
    const input = this.frame.locator('connref-cell-editor input');
    await input.fill(value);
    await input.press('Enter');
    await input.waitFor({ state: 'detached' });
  }

  async chooseInColumn(environment: string, entry: string): Promise<void> {
    await this.column(environment).locator('button.column-menu').click();
    await this.frame.getByRole('menuitem', { name: entry, exact: true }).click();
  }

  /** Pastes a text for an environment. @returns The first line of the result that the dialog shows. */
  async paste(environment: string, text: string): Promise<string> {
    await this.chooseInColumn(environment, 'Paste Connections…');
    const dialog = this.frame.getByRole('dialog');
    await dialog.locator('textarea').fill(text);
    await dialog.getByRole('button', { name: 'Read Connections' }).click();
    const answer = await dialog.locator('.answer .note').first().innerText();
    await dialog.locator('.cancel').click();
    await dialog.waitFor({ state: 'hidden' });
    // The first character is an icon of the icon font.
    return answer.replaceAll(/\p{Co}/gu, '').trim();
  }
}

/** Waits until an element contains a text. If it does not, the error says what it contains. */
export async function untilText(locator: Locator, part: string): Promise<void> {
  try {
    await locator.filter({ hasText: part }).first().waitFor();
  } catch (error) {
    const found = JSON.stringify(await locator.allInnerTexts());
    throw new Error(`Waited for “${part}”, but found ${found}.`, { cause: error });
  }
}
