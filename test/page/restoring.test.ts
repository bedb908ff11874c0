import assert from 'node:assert/strict';
import { largeView } from '../support/page/largeView';
import { PageBrowser } from '../support/page/mappingPage';
import { sampleView } from '../support/page/sampleView';

describe('The mapping page, loaded again', () => {
  let browser: PageBrowser;

  before(async () => {
    browser = await PageBrowser.launch();
  });

  after(() => browser.close());

  it('has the tab, the filter and the chosen environment of the plan that it had', async () => {
    const mapping = await browser.open({ view: sampleView() });
    await mapping.page.getByRole('searchbox').fill('outlook');
    await mapping.tab('Import Plan').click();
    await mapping.page.locator('select.environment').selectOption('Production');
    await mapping.page.locator('select.mode').selectOption('Upgrade');
    await mapping.reload();
    await mapping.show(sampleView());
    assert.equal(await mapping.tab('Import Plan').getAttribute('aria-selected'), 'true');
    assert.deepEqual(await mapping.sent(), [
      { type: 'ready' },
      { type: 'showPlan', environment: 'production', importMode: 'upgrade' },
    ]);
    await mapping.tab('References').click();
    assert.equal(await mapping.page.getByRole('searchbox').inputValue(), 'outlook');
    await mapping.close();
  });

  it('shows the reference that it is asked for, whatever was shown before', async () => {
    const mapping = await browser.open({ view: largeView() });
    await mapping.cell('Reference 5 of', 2).click();
    await mapping.press('PageDown', 'PageDown', 'PageDown');
    await mapping.tab('Import Plan').click();
    await mapping.say({ type: 'find', text: 'contoso_reference_007' });
    assert.equal(await mapping.tab('References').getAttribute('aria-selected'), 'true');
    assert.equal(await mapping.page.getByRole('searchbox').inputValue(), 'contoso_reference_007');
    await mapping.cell('Reference 7 of', 2).click();
    await mapping.close();
  });

  it('has the scroll position and the focused cell', async () => {
    const mapping = await browser.open({ view: largeView() });
    await mapping.cell('Reference 5 of', 2).click();
    await mapping.press('PageDown', 'PageDown', 'PageDown', 'ArrowRight');
    const before = await mapping.focused();
    const scrollTop = () => mapping.page.locator('connref-grid .scroller').evaluate((scroller) => scroller.scrollTop);
    const top = await scrollTop();
    assert.ok(top > 0);
    await mapping.reload();
    await mapping.show(largeView());
    assert.equal(await scrollTop(), top);
    assert.deepEqual(await mapping.focused(), before);
    await mapping.close();
  });

  it('has the text that was being typed, and says when its cell has changed meanwhile', async () => {
    const mapping = await browser.open({ view: sampleView() });
    await mapping.cell('notifications', 2).click();
    await mapping.page.keyboard.type('half an i');
    await mapping.reload();
    await mapping.show(sampleView());
    const input = mapping.page.locator('connref-cell-editor input');
    assert.equal(await input.inputValue(), 'half an i');
    await mapping.page.keyboard.type('d');
    const view = sampleView();
    await mapping.reload();
    await mapping.show({
      ...view,
      references: view.references.map((row) => ({ ...row, cells: row.cells.with(1, row.cells[2]!) })),
    });
    assert.equal(await input.inputValue(), 'half an id');
    assert.match(await mapping.page.getByRole('alert').filter({ hasText: 'changed' }).innerText(), /file has changed/);
    await mapping.close();
  });
});
