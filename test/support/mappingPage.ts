import type { FrameLocator, Locator, Page } from 'playwright-core';

/** The page “Map Connections for Import” as a user has it, in a workbench. */
export class MappingPage {
  readonly #page: Page;
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.#page = page;
    // VS Code keeps the document of a webview in a frame inside another one.
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

  /** What was done, or why not, in the page's own words. */
  get notice(): Locator {
    return this.frame.locator('.notice-text');
  }

  tab(name: string): Locator {
    return this.frame.getByRole('tab', { name });
  }

  button(name: string | RegExp): Locator {
    return this.frame.getByRole('button', { name });
  }

  /** Types a value into a cell, as one does in a spreadsheet. */
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

  /** Pastes a text for an environment, and waits for what is found in it. */
  async paste(environment: string, text: string): Promise<string> {
    await this.chooseInColumn(environment, 'Paste Connections…');
    const dialog = this.frame.getByRole('dialog');
    await dialog.locator('textarea').fill(text);
    await dialog.getByRole('button', { name: 'Read Connections' }).click();
    const answer = await dialog.locator('.answer .problem').first().innerText();
    await dialog.locator('.cancel').click();
    await dialog.waitFor({ state: 'hidden' });
    // Without the character that is the icon.
    return answer.replaceAll(/\p{Co}/gu, '').trim();
  }
}

/** Waits until an element's text has a part; the text of what is there then. */
export async function untilText(locator: Locator, part: string): Promise<void> {
  await locator.filter({ hasText: part }).first().waitFor();
}
