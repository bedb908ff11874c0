import assert from 'node:assert/strict';
import { pageForEachTest } from '../support/page/eachTest';
import type { MappingPage } from '../support/page/mappingPage';
import { sampleIds, sampleView } from '../support/page/sampleView';

describe('The dialogs and menus of the mapping page', () => {
  let mapping: MappingPage;
  pageForEachTest((page) => {
    mapping = page;
  });

  const dialog = () => mapping.page.getByRole('dialog');

  async function choose(environment: string, item: string): Promise<void> {
    await mapping.page.getByRole('button', { name: `Actions for ${environment}` }).click();
    await mapping.page.getByRole('menuitem', { name: item }).click();
  }

  it('adds an environment, and asks for a name that is free', async () => {
    await mapping.page.getByRole('button', { name: 'Add Environment…' }).click();
    assert.match(await dialog().innerText(), /An environment variable without a token gets no entry/);
    await mapping.press('Enter');
    assert.match(await dialog().getByRole('alert').innerText(), /Type a name/);
    await mapping.page.keyboard.type('test');
    await mapping.press('Enter');
    assert.match(await dialog().getByRole('alert').innerText(), /Environment “Test” already exists/);
    await mapping.page.keyboard.type(' 2');
    await mapping.press('Enter');
    assert.deepEqual(await mapping.sent(), [{ type: 'addEnvironment', name: 'test 2' }]);
    await dialog().waitFor({ state: 'detached' });
  });

  it('gives the focus back when it closes', async () => {
    const button = mapping.page.getByRole('button', { name: 'Add Environment…' });
    await button.press('Enter');
    await dialog().waitFor();
    await mapping.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    assert.match((await mapping.focused()).text, /Add Environment…$/);
  });

  it('opens the menu of a column from the keyboard, and closes it with the focus where it was', async () => {
    await mapping.page.getByRole('columnheader', { name: 'Test' }).click();
    await mapping.press('Enter');
    const menu = mapping.page.getByRole('menu');
    await menu.waitFor();
    await mapping.press('ArrowDown', 'ArrowDown');
    assert.equal((await mapping.focused()).text, 'Copy This Column To…');
    await mapping.press('s', 's');
    assert.equal((await mapping.focused()).text, 'Show Import Plan');
    await mapping.press('Escape');
    await menu.waitFor({ state: 'detached' });
    assert.deepEqual([(await mapping.focused()).row, (await mapping.focused()).column], ['#header', 'test']);
  });

  it('asks for a sync, the files, and the plan', async () => {
    await choose('Test', 'Sync with the Solutions');
    await choose('Test', 'Open deployment/test.deploymentsettings.json');
    await choose('Production', 'Show Import Plan');
    assert.deepEqual(await mapping.sent(), [
      { type: 'sync', environment: 'test' },
      { type: 'openFile', file: 'test-file' },
      { type: 'showPlan', environment: 'production', importMode: 'first' },
    ]);
  });

  it('pastes connections, and shows what was found', async () => {
    await choose('Test', 'Paste Connections…');
    await dialog().getByRole('button', { name: 'Read Connections' }).click();
    assert.match(await dialog().getByRole('status').innerText(), /Paste a text with connections first/);
    await dialog().getByLabel('Environment').selectOption('Production');
    await dialog().getByLabel('Text with connections').fill('abc');
    await dialog().getByRole('button', { name: 'Read Connections' }).click();
    assert.deepEqual(await mapping.sent(), [{ type: 'paste', environment: 'production', text: 'abc' }]);
    await mapping.say({
      type: 'pasted',
      environment: 'production',
      found: 2,
      remarks: ['One line was not understood.'],
    });
    const answer = await dialog().getByRole('status').innerText();
    assert.match(answer, /Found 2 connections for Production/);
    assert.match(answer, /One line was not understood/);
  });

  it('keeps what was typed into a dialog when the host shows a new view', async () => {
    await choose('Test', 'Paste Connections…');
    await dialog().getByLabel('Text with connections').fill('half a list');
    await mapping.show(sampleView({ undo: 'Something else' }));
    assert.equal(await dialog().getByLabel('Text with connections').inputValue(), 'half a list');
  });

  it('copies a column into what is empty elsewhere', async () => {
    await choose('Test', 'Copy This Column To…');
    await dialog().getByLabel('Copy to').selectOption('Production');
    assert.match(await dialog().innerText(), /Fills 1 cell of Production/);
    await dialog().getByRole('button', { name: 'Copy', exact: true }).click();
    assert.deepEqual(await mapping.sent(), [
      { type: 'copyColumn', from: 'test', to: 'production', what: 'references' },
    ]);
  });

  it('clears a column after a question', async () => {
    await choose('Test', 'Clear Column…');
    assert.match(await dialog().innerText(), /Removes 5 values/);
    assert.deepEqual(await mapping.sent(), []);
    await dialog().getByRole('button', { name: 'Clear' }).click();
    assert.deepEqual(await mapping.sent(), [{ type: 'clearColumn', environment: 'test', what: 'references' }]);
  });

  it('corrects the solutions of a file in the environment that it is in', async () => {
    await choose('Test', 'Change Environment of File…');
    await dialog().getByLabel('ContosoHelpdesk').uncheck();
    await dialog().getByRole('button', { name: 'Save' }).click();
    assert.deepEqual(await mapping.sent(), [
      { type: 'assignFile', file: 'test-file', environment: 'test', solutions: ['ContosoExpenses'] },
    ]);
  });

  it('corrects what a file is for', async () => {
    await choose('Test', 'Change Environment of File…');
    await dialog().getByLabel('Environment').fill('Integration');
    await dialog().getByLabel('ContosoHelpdesk').uncheck();
    await dialog().getByLabel('ContosoConnectors').check();
    await dialog().getByRole('button', { name: 'Save' }).click();
    assert.deepEqual(await mapping.sent(), [
      {
        type: 'assignFile',
        file: 'test-file',
        environment: 'Integration',
        solutions: ['ContosoExpenses', 'ContosoConnectors'],
      },
    ]);
  });

  it('lists the variables of the pipeline, and copies them', async () => {
    await choose('Production', 'List Pipeline Variables');
    assert.match(await dialog().innerText(), /ApiKey\s+DataverseConnection/);
    await dialog().getByRole('button', { name: 'Copy List' }).click();
    await mapping.page.getByText('Copied.').waitFor();
    assert.equal(await mapping.page.evaluate(() => navigator.clipboard.readText()), 'ApiKey\nDataverseConnection');
  });

  it('assigns a connection to more references, and forgets one', async () => {
    await mapping.tab('Connections').click();
    await mapping.page.getByText('Outlook of the release account').click();
    await mapping.page.locator('details[open]').getByRole('button', { name: 'Assign to References…' }).click();
    await dialog().getByLabel('reminders').uncheck();
    await dialog().getByRole('button', { name: 'Assign' }).click();
    await mapping.page.locator('details[open]').getByRole('button', { name: 'Forget' }).click();
    assert.deepEqual(await mapping.sent(), [
      {
        type: 'setConnection',
        environment: 'test',
        row: 'contoso_sharedoffice365_77d01',
        value: sampleIds.outlookTest,
        expected: '',
      },
      { type: 'forgetConnection', environment: 'test', id: sampleIds.outlookTest },
    ]);
  });
});
