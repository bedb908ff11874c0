import assert from 'node:assert/strict';
import type { MappingView } from '../../src/protocol/mappingView';
import { pageForEachTest } from '../support/page/eachTest';
import type { MappingPage } from '../support/page/mappingPage';
import { cell, sampleIds, sampleView } from '../support/page/sampleView';

describe('The mapping page, when a file changes beneath', () => {
  let mapping: MappingPage;
  pageForEachTest((page) => {
    mapping = page;
  });

  const input = () => mapping.page.locator('connref-cell-editor input');

  it('keeps what is being typed while the rest is replaced', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.page.keyboard.type('mine');
    await mapping.show(withCell('contoso_sharedsharepointonline_5e6f7', 'theirs'));
    assert.equal(await input().inputValue(), 'mine');
    assert.match(await mapping.cell('SharePoint, archive', 2).innerText(), /theirs/);
    await mapping.press('Enter');
    const [message] = await mapping.sent();
    assert.equal(message?.type === 'setConnection' && message.expected, sampleIds.outlookTest);
  });

  it('says when the edited value itself has changed, and overwrites it only when told to', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.page.keyboard.type('mine');
    await mapping.show(withCell('contoso_sharedoffice365_a1b2c', 'theirs'));
    assert.match(await mapping.page.getByRole('alert').filter({ hasText: 'theirs' }).innerText(), /file has changed/);
    await mapping.press('Enter');
    assert.deepEqual(await mapping.sent(), []);
    assert.equal(await input().inputValue(), 'mine');
    await mapping.press('Enter');
    assert.deepEqual(await mapping.sent(), [
      {
        type: 'setConnection',
        environment: 'test',
        row: 'contoso_sharedoffice365_a1b2c',
        value: 'mine',
        expected: 'theirs',
      },
    ]);
  });

  it('leaves the file’s value after Esc', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.page.keyboard.type('mine');
    await mapping.show(withCell('contoso_sharedoffice365_a1b2c', 'theirs'));
    await mapping.press('Enter', 'Escape');
    assert.deepEqual(await mapping.sent(), []);
    assert.match(await mapping.cell('notifications', 2).innerText(), /theirs/);
  });

  it('does not accept on a click elsewhere while there is a conflict', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.page.keyboard.type('mine');
    await mapping.show(withCell('contoso_sharedoffice365_a1b2c', 'theirs'));
    await mapping.cell('SharePoint, archive', 2).click();
    assert.deepEqual(await mapping.sent(), []);
    assert.equal(await input().inputValue(), 'mine');
  });

  it('hands back the text when the row has gone', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.page.keyboard.type('mine');
    const view = sampleView();
    await mapping.show({
      ...view,
      references: view.references.filter(({ id }) => id !== 'contoso_sharedoffice365_a1b2c'),
    });
    assert.match(await mapping.page.getByRole('alert').first().innerText(), /Your text was: mine/);
    assert.equal(await input().count(), 0);
  });

  function withCell(row: string, value: string): MappingView {
    const view = sampleView();
    return {
      ...view,
      references: view.references.map((reference) =>
        reference.id === row ? { ...reference, cells: reference.cells.with(1, cell('value', value)) } : reference,
      ),
    };
  }
});
