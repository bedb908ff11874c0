import assert from 'node:assert/strict';
import type { MappingView, VariableCell } from '../../src/protocol/mappingView';
import { pageForEachTest } from '../support/page/eachTest';
import type { MappingPage } from '../support/page/mappingPage';
import { largeView } from '../support/page/largeView';
import { cell, sampleIds, sampleView, viewWithBrokenFile } from '../support/page/sampleView';

describe('The grid of the mapping page', () => {
  let mapping: MappingPage;
  const openPage = pageForEachTest((page) => {
    mapping = page;
  });

  const place = async () => {
    const { row, column } = await mapping.focused();
    return `${row} ${column}`;
  };

  it('says ready, and has the focus on its first cell', async () => {
    const fresh = await openPage();
    assert.deepEqual(await fresh.sent(), [{ type: 'ready' }]);
    await fresh.show(sampleView());
    assert.equal((await fresh.focused()).column, 'base');
    await fresh.close();
  });

  it('is walked through with the keys of a grid, and is one stop for Tab', async () => {
    await mapping.cell('Dataverse', 2).click();
    assert.equal(await place(), 'contoso_sharedcommondataserviceforapps_1f2e3 test');
    await mapping.press('ArrowRight');
    assert.equal(await place(), 'contoso_sharedcommondataserviceforapps_1f2e3 production');
    await mapping.press('ArrowRight', 'Home');
    assert.equal(await place(), 'contoso_sharedcommondataserviceforapps_1f2e3 #name');
    await mapping.press('End');
    assert.equal(await place(), 'contoso_sharedcommondataserviceforapps_1f2e3 production');
    await mapping.press('Control+Home');
    assert.equal(await place(), 'group:shared_contoso-5fledger-5f1a2b3c4d #name');
    await mapping.press('ArrowUp', 'ArrowRight');
    assert.equal(await place(), '#header base');
    await mapping.press('Control+End');
    assert.equal(await place(), 'contoso_sharedsharepointonline_5e6f7 production');
    await mapping.press('PageUp');
    assert.notEqual(await place(), 'contoso_sharedsharepointonline_5e6f7 production');
    await mapping.press('PageDown');
    assert.equal(await place(), 'contoso_sharedsharepointonline_5e6f7 production');
    assert.equal(await mapping.page.locator('connref-grid [tabindex="0"]').count(), 1);
    await mapping.press('Tab');
    assert.equal((await mapping.focused()).column, '');
    await mapping.press('Shift+Tab');
    assert.equal(await place(), 'contoso_sharedsharepointonline_5e6f7 production');
  });

  it('writes what is typed, with what the cell held before, and goes on', async () => {
    await mapping.cell('approvals of the finance', 2).click();
    await mapping.press('a', 'b', 'c', 'Enter');
    assert.deepEqual(await mapping.sent(), [
      {
        type: 'setConnection',
        environment: 'test',
        row: 'contoso_sharedoffice365_77d01',
        value: 'abc',
        expected: '',
      },
    ]);
    assert.equal(await place(), 'contoso_sharedoffice365_90ff3 test');
    assert.match(await mapping.cell('approvals of the finance', 2).innerText(), /abc/);
  });

  it('edits the value with F2, accepts with Tab, and leaves it alone after Esc', async () => {
    const outlook = mapping.cell('notifications', 2);
    await outlook.click();
    await mapping.press('F2');
    assert.equal(await outlook.locator('input').inputValue(), sampleIds.outlookTest);
    await mapping.press('End', '9', 'Escape');
    assert.deepEqual(await mapping.sent(), []);
    assert.equal(await place(), 'contoso_sharedoffice365_a1b2c test');
    await mapping.press('Enter', 'End', '9', 'Tab');
    assert.equal(await place(), 'contoso_sharedoffice365_a1b2c production');
    const [message] = await mapping.sent();
    assert.equal(message?.type === 'setConnection' && message.value, `${sampleIds.outlookTest}9`);
    assert.equal(message?.type === 'setConnection' && message.expected, sampleIds.outlookTest);
  });

  it('does not write what is as it was', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.press('Enter', 'Enter');
    assert.deepEqual(await mapping.sent(), []);
  });

  it('does not write a value of several lines, or with spaces around it, that was only looked at', async () => {
    const view = sampleView();
    const [variable] = view.variables;
    const lines: VariableCell = { state: 'value', value: ' {\n  "a": 1\n} ', problems: [] };
    await mapping.show({ ...view, variables: [{ ...variable!, cells: [lines, lines, lines] }] });
    await mapping.tab('Variables').click();
    await mapping.cell('API address', 2).click();
    await mapping.press('F2', 'Enter', 'F2', 'Tab', 'F2');
    await mapping.tab('Variables').click();
    assert.deepEqual(await mapping.sent(), []);
  });

  it('keeps the lines of a value that is edited, and their ends', async () => {
    const view = sampleView();
    const [variable] = view.variables;
    const lines: VariableCell = { state: 'value', value: '{\r\n  "a": 1\r\n}', problems: [] };
    await mapping.show({ ...view, variables: [{ ...variable!, cells: [lines, lines, lines] }] });
    await mapping.tab('Variables').click();
    await mapping.cell('API address', 2).click();
    await mapping.press('F2', 'Control+End', 'ArrowUp', 'End', ',', 'Alt+Enter', 'b', 'Enter');
    const [message] = await mapping.sent();
    assert.equal(message?.type === 'setVariable' && message.value, '{\r\n  "a": 1,\r\nb\r\n}');
  });

  it('expects the value of a first edit at the second, also before the host has shown it', async () => {
    await mapping.cell('approvals of the finance', 2).click();
    await mapping.press('a', 'Enter', 'ArrowUp', 'b', 'Enter');
    const messages = await mapping.sent();
    assert.deepEqual(
      messages.map((message) => message.type === 'setConnection' && [message.expected, message.value]),
      [
        ['', 'a'],
        ['a', 'b'],
      ],
    );
  });

  it('shows the old value again when the host refuses', async () => {
    await mapping.cell('approvals of the finance', 2).click();
    await mapping.press('a', 'Enter');
    await mapping.say({ type: 'notice', severity: 'error', text: 'Nothing was written.' });
    assert.match(await mapping.cell('approvals of the finance', 2).innerText(), /Not mapped/);
    assert.equal(await mapping.page.getByRole('alert').filter({ hasText: 'Nothing was written.' }).count(), 1);
  });

  it('proposes the known connections of the environment and the connector', async () => {
    await mapping.cell('approvals of the finance', 2).click();
    await mapping.press('Enter');
    const options = mapping.page.getByRole('option');
    assert.equal(await options.count(), 3, 'two of the connector, and one whose connector is not known');
    await mapping.page.keyboard.type('finance');
    assert.equal(await options.count(), 1);
    await mapping.press('ArrowDown', 'Enter');
    const [message] = await mapping.sent();
    assert.equal(message?.type === 'setConnection' && message.value, '77aa88bb99cc00dd11ee22ff33aa44bb');
  });

  it('takes one connection for every reference of the connector, and asks before it replaces others', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.press('Control+d');
    assert.deepEqual(await mapping.sent(), [
      {
        type: 'setForConnector',
        environment: 'test',
        connector: 'shared_office365',
        value: sampleIds.outlookTest,
        onlyUnmapped: true,
      },
    ]);
    await mapping.press('Enter');
    await mapping.page.keyboard.type('new');
    await mapping.press('Control+Enter');
    const dialog = mapping.page.getByRole('dialog');
    await dialog.waitFor();
    assert.deepEqual(await mapping.sent(), []);
    await dialog.getByRole('button', { name: 'Replace All' }).click();
    assert.deepEqual(await mapping.sent(), [
      {
        type: 'setForConnector',
        environment: 'test',
        connector: 'shared_office365',
        value: 'new',
        onlyUnmapped: false,
      },
    ]);
  });

  it('copies, pastes and clears a cell', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.press('Control+c');
    await mapping.cell('approvals of the finance', 2).click();
    await mapping.press('Control+v', 'Delete');
    const messages = await mapping.sent();
    assert.deepEqual(
      messages.map((message) => message.type === 'setConnection' && [message.expected, message.value]),
      [
        ['', sampleIds.outlookTest],
        [sampleIds.outlookTest, ''],
      ],
    );
  });

  it('takes a pasted list for one of connections', async () => {
    await mapping.page.evaluate(() => navigator.clipboard.writeText('Id  Name\nabc Outlook'));
    await mapping.cell('notifications', 2).click();
    await mapping.press('Control+v');
    await mapping.page.getByRole('dialog').waitFor();
    assert.match(await mapping.page.getByLabel('Text with connections').inputValue(), /abc Outlook/);
    assert.deepEqual(await mapping.sent(), []);
  });

  it('edits the connector id of a custom connector', async () => {
    await mapping.cell('Connector id', 2).dblclick();
    await mapping.page.keyboard.press('Control+a');
    await mapping.page.keyboard.type('/x');
    await mapping.press('Enter');
    assert.deepEqual(await mapping.sent(), [
      {
        type: 'setConnector',
        environment: 'test',
        row: 'contoso_sharedcontoso5fledger5f1a2b_44aa1',
        value: '/x',
        expected: '/providers/Microsoft.PowerApps/apis/shared_contoso-5fledger-5f99887766',
      },
    ]);
  });

  it('edits variables', async () => {
    await mapping.tab('Variables').click();
    await mapping.cell('Send mail', 2).click();
    await mapping.press('y', 'Enter');
    assert.deepEqual(await mapping.sent(), [
      { type: 'setVariable', environment: 'test', row: 'contoso_SendMail', value: 'y', expected: 'no' },
    ]);
  });

  it('does not edit what no file is for', async () => {
    await mapping.cell('reminders', 3).click();
    await mapping.press('x', 'Enter', 'Delete');
    assert.deepEqual(await mapping.sent(), []);
    assert.equal(await mapping.page.locator('connref-cell-editor').count(), 0);
  });

  it('says what is wrong with a cell, the worst first', async () => {
    const wrong = mapping.cell('approvals of the finance', 3);
    const id = await wrong.getAttribute('aria-describedby');
    const description = await wrong.locator(`[id="${id}"]`).textContent();
    assert.match(description!, /^Error: The connection id contains a slash.*Warning: The same connection/);
    assert.match((await wrong.getAttribute('title'))!, /Error: The connection id/);
    await wrong.click();
    const lines = await mapping.page.locator('connref-cell-details .finding').allInnerTexts();
    assert.match(lines.join('\n'), /contains a slash[^]*same connection id/);
  });

  it('undoes and redoes through the host, but not while something is typed', async () => {
    await mapping.cell('notifications', 2).click();
    await mapping.press('Control+z', 'Control+Shift+z');
    assert.deepEqual(await mapping.sent(), [{ type: 'undo' }, { type: 'redo' }]);
    await mapping.press('x', 'Control+z', 'Escape');
    assert.deepEqual(await mapping.sent(), []);
    assert.match((await mapping.page.locator('.undo').getAttribute('title'))!, /^Undo: Map “Office 365/);
    assert.ok(await mapping.page.locator('.redo').isDisabled());
  });

  it('filters by text and by what is unmapped, and keeps a row that was just mapped', async () => {
    const filter = mapping.page.getByRole('searchbox');
    await filter.fill('finance sharepoint');
    assert.equal(await mapping.page.getByText('Nothing matches the filter').count(), 1);
    await filter.fill('outlook of the release');
    assert.equal(await mapping.page.getByRole('rowheader', { name: 'notifications' }).count(), 1);
    assert.match(await mapping.page.locator('.count').innerText(), /^1 of 7/);
    await filter.fill('');
    await mapping.page.getByLabel('Only unmapped').check();
    assert.equal(await mapping.page.getByRole('rowheader', { name: 'notifications' }).count(), 0);
    await mapping.cell('approvals of the finance', 2).click();
    await mapping.press('a', 'Enter');
    const view = sampleView();
    const withCell = (references: MappingView['references'], column: number) =>
      references.map((row) =>
        row.id === 'contoso_sharedoffice365_77d01'
          ? { ...row, cells: row.cells.with(column, cell('value', 'a')) }
          : row,
      );
    const references = withCell(view.references, 1);
    await mapping.show({ ...view, references });
    await mapping.page.getByLabel('Only unmapped').uncheck();
    await mapping.page.getByLabel('Only unmapped').check();
    // In Production the reference has a malformed connection id, so it still counts as unmapped.
    assert.equal(await mapping.page.getByRole('rowheader', { name: 'approvals of the finance' }).count(), 1);
    await mapping.cell('approvals of the finance', 3).click();
    await mapping.press('a', 'Enter');
    await mapping.show({ ...view, references: withCell(references, 2) });
    assert.equal(await mapping.page.getByRole('rowheader', { name: 'approvals of the finance' }).count(), 1);
    await mapping.page.getByLabel('Only unmapped').uncheck();
    await mapping.page.getByLabel('Only unmapped').check();
    assert.equal(await mapping.page.getByRole('rowheader', { name: 'approvals of the finance' }).count(), 0);
  });

  it('shows what matches a filter that is typed into a scrolled grid', async () => {
    await mapping.show(largeView());
    const filter = mapping.page.getByRole('searchbox');
    await mapping.cell('Reference', 1).click();
    await mapping.press('Control+End');
    await mapping.page.getByRole('rowheader', { name: 'Reference 199 of' }).waitFor({ state: 'visible' });
    // While nothing matches, the grid is gone. The next one begins with the position of the last one.
    await filter.fill('nothing');
    assert.equal(await mapping.page.getByText('Nothing matches the filter').count(), 1);
    await filter.fill('with many approvals');
    const shown = mapping.page.getByRole('rowheader', { name: 'Reference 5 of' }).first();
    await shown.waitFor({ state: 'visible' });
    const box = await shown.boundingBox();
    assert.ok(box && box.y < 760, 'the first row is in the window');
  });

  it('says what a reference without a definition is, and which zips are left out', async () => {
    const [first, ...others] = sampleView().references;
    assert.ok(first);
    const cells = first.cells.map(() => cell('none'));
    const lost = { ...first, id: 'lost', logicalName: 'lost', displayName: '', cells };
    const references = [{ ...lost, origin: 'uses' as const }, ...others];
    await mapping.show({ ...sampleView({ references }), unchecked: ['Forms'] });
    const row = mapping.row('lost');
    await row.getByText('Not defined in any solution here').waitFor();
    await mapping.cell('lost', 1).click();
    await mapping.press('x');
    assert.deepEqual(await mapping.sent(), []);
    await mapping.page.getByText('Forms is in a zip that is not checked').waitFor();
    const external = [{ ...lost, origin: 'externals' as const }, ...others];
    await mapping.show(sampleView({ references: external }));
    assert.match(await mapping.cell('lost', 1).innerText(), /Already there/);
    await mapping.show({ ...viewWithBrokenFile(), references: external });
    assert.match(await mapping.cell('lost', 3).innerText(), /File cannot be read/);
    const fine = sampleView().environments.map((each) => ({ ...each, verdict: 'fine' as const, assumedPresent: [] }));
    await mapping.show(sampleView({ environments: fine }));
    assert.equal(await mapping.page.getByText('3 need no mapping').count(), 1);
  });

  it('disables the column of a file that cannot be read, and opens the file', async () => {
    await mapping.show(viewWithBrokenFile());
    await mapping.cell('notifications', 3).click();
    await mapping.press('x', 'Delete');
    assert.deepEqual(await mapping.sent(), []);
    await mapping.page.getByRole('region', { name: 'Details' }).getByText('not valid JSON').waitFor();
    await mapping.page.getByRole('button', { name: 'Open File' }).click();
    assert.deepEqual(await mapping.sent(), [{ type: 'openFile', file: 'production-file' }]);
  });
});
