import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type axe from 'axe-core';
import { PageBrowser, type MappingPage, type ThemeName } from '../support/page/mappingPage';
import { samplePlan } from '../support/page/samplePlan';
import { sampleView, viewWithBrokenFile } from '../support/page/sampleView';

const themes: readonly ThemeName[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

describe('axe in the mapping page', () => {
  let browser: PageBrowser;

  before(async () => {
    browser = await PageBrowser.launch();
  });

  after(() => browser.close());

  for (const theme of themes) {
    describe(`in ${theme}`, () => {
      let mapping: MappingPage;

      beforeEach(async () => {
        mapping = await browser.open({ view: sampleView(), theme });
      });

      afterEach(async () => {
        assert.deepEqual(mapping.complaints, []);
        await mapping.close();
      });

      it('finds nothing on any tab', async () => {
        for (const tab of ['References', 'Variables', 'Connections', 'Import Plan']) {
          await mapping.tab(tab).click();
          if (tab === 'Connections') await mapping.page.getByText('Outlook of the release account').click();
          if (tab === 'Import Plan') await mapping.say({ type: 'plan', plan: samplePlan('test', 'update') });
          assert.equal(await violations(mapping), '', tab);
        }
      });

      it('finds nothing while a cell is edited', async () => {
        await mapping.cell('approvals of the finance', 2).click();
        await mapping.press('Enter', 'ArrowDown');
        assert.equal(await violations(mapping), '');
      });

      it('finds nothing with a menu and an error open, and with a broken file', async () => {
        await mapping.show(viewWithBrokenFile());
        await mapping.say({ type: 'notice', severity: 'error', text: 'The file has changed; nothing was written.' });
        await mapping.page.getByRole('button', { name: 'Actions for Production' }).click();
        await mapping.page.getByRole('menu').waitFor();
        assert.equal(await violations(mapping), '');
      });

      it('finds nothing in dialogs', async () => {
        for (const item of ['Paste Connections…', 'Copy This Column To…', 'Change Environment of File…']) {
          await mapping.page.getByRole('button', { name: 'Actions for Test' }).click();
          await mapping.page.getByRole('menuitem', { name: item }).click();
          await mapping.page.getByRole('dialog').waitFor();
          assert.equal(await violations(mapping), '', item);
          await mapping.press('Escape');
          await mapping.page.getByRole('dialog').waitFor({ state: 'detached' });
        }
      });

      it('finds nothing where there is nothing', async () => {
        await mapping.show(sampleView({ environments: [], connections: [] }));
        assert.equal(await violations(mapping), '');
      });
    });
  }
});

async function violations({ page }: MappingPage): Promise<string> {
  // The debugger injects the script, because the content security policy of the page blocks any other way.
  await page.evaluate(readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8'));
  const { violations: found } = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  const lines = found.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
  return lines.join('\n');
}
