import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { corpusAbsence, corpusFolder } from '../support/corpus';
import { MappingPage, untilText } from '../support/mappingPage';
import { skip } from '../support/skip';
import { openWorkbench, type Workbench } from '../support/workbench';

const repository = 'rohithvarmayadla__EMCR-Power-Platform';
const solutions = 'PowerPlatform/Solutions';
const trainFile = `${solutions}/EEW/train.deploymentsettings.json`;
/** Both exports: what only one of them has is in no import for certain, so it gets no entry. */
const sourceFiles = ['Unmanaged', 'Managed'].map((type) => `${solutions}/EEW/${type}/Other/Customizations.xml`);
const mail = 'emcr_EmcrAppsOutlook';
const teams = 'emcr_EmcrAppsMSTeams';
const dataverse = 'emcr_sharedcommondataserviceforapps_c9deb';
const [one, two, three, four] = ['1', '2', '3', '4'].map((digit) => digit.repeat(32)) as [
  string,
  string,
  string,
  string,
];
const api = '/providers/Microsoft.PowerApps/apis/shared_office365';

/** Texts in the formats that users paste, each with one connection. */
const pasted = {
  address: `https://make.powerapps.com/environments/0f000000-0000-4000-8000-00000000000e/connections/shared_office365/${one}/details`,
  'pac connection list': [
    'Id                               Name          API Id                                                   Status   ',
    `${two} Mail of Train ${api}     Connected`,
  ].join('\n'),
  'pa connection list': JSON.stringify([
    {
      name: three,
      id: `${api}/connections/${three}`,
      properties: { apiId: api, displayName: 'JSON of Train', statuses: [{ status: 'Connected' }] },
    },
  ]),
  'Get-AdminPowerAppConnection': [
    `ConnectionName   : ${four}`,
    `ConnectionId     : ${api}/connections/${four}`,
    `FullConnectorName: shared_office365`,
    'ConnectorName    : shared_office365',
    'DisplayName      : List of Train',
    'EnvironmentName  : 0f000000-0000-4000-8000-00000000000e',
  ].join('\n'),
};

describe('The page Map Connections for Import, over real solutions with three environments', () => {
  let folder: string;
  let workbench: Workbench;
  let close = (): Promise<void> => Promise.resolve();
  let page: MappingPage;
  let original: string;
  /** The editor next to the page that shows the settings file. */
  let editor: Locator;

  before(async function () {
    if (corpusAbsence !== undefined) skip(this, corpusAbsence);
    folder = await mkdtemp(join(tmpdir(), 'connref-mapping-'));
    await cp(join(corpusFolder, repository), folder, { recursive: true });
    original = await readFile(join(folder, trainFile), 'utf8');
    workbench = await openWorkbench({ folder, settings: { 'git.enabled': false, 'files.autoSave': 'off' } });
    close = async () => {
      await workbench.dispose();
      await rm(folder, { recursive: true, force: true });
    };
    page = new MappingPage(workbench.page);
    await workbench.page.getByRole('tab', { name: 'Connection References' }).first().click();
    await workbench.runCommand('Connection References: Map Connections for Import');
  });

  after(async () => {
    await close();
  });

  const onDisk = (path = trainFile): Promise<string> => readFile(join(folder, path), 'utf8');

  /** Waits until the page shows a change, then reads the file. The page shows a change only after the file is written. */
  async function untilCell(name: string, environment: string, text: string): Promise<void> {
    await untilText(page.cell(name, environment), text);
  }

  it('shows every environment with what it will come to', async () => {
    await untilText(page.column('base'), 'Template');
    await untilText(page.column('uat'), 'Import fails');
    await untilText(page.column('uat'), '4 of 4 mapped');
    await untilCell(dataverse, 'uat', 'shared-commondataser');
    await untilCell(mail, 'train', 'Not mapped');
  });

  it('maps a reference, in its file alone and nothing else in it', async () => {
    await page.set(mail, 'train', one);
    await page.button('Undo: Set emcr_EmcrAppsOutlook in train').waitFor();
    await untilText(page.column('train'), '1 of 4 mapped');
    assert.equal(await onDisk(), mapped(original, mail, one));
  });

  it('maps a reference that two solutions define in both of their files', async () => {
    await page.set(dataverse, 'train', two);
    await untilText(page.column('train'), '2 of 4 mapped');
    const other = await onDisk(`${solutions}/Crosswalk/train.deploymentsettings.json`);
    assert.ok(other.includes(two));
    assert.equal(await onDisk(), mapped(mapped(original, mail, one), dataverse, two));
  });

  it('takes edits back, and does them again', async () => {
    await page.button(/^Undo/).click();
    await page.button(/^Redo: Set emcr_shared/).waitFor();
    assert.equal(await onDisk(), mapped(original, mail, one));
    await page.button(/^Undo/).click();
    await page.button('Nothing to undo').waitFor();
    assert.equal(await onDisk(), original);
    await page.button(/^Redo/).click();
    await untilCell(mail, 'train', one);
  });

  it('reads each kind of list that is pasted, and proposes what it holds', async () => {
    for (const [kind, text] of Object.entries(pasted)) {
      assert.equal(await page.paste('train', text), 'Found 1 connection for train.', kind);
    }
    await page.cell(mail, 'train').click();
    await workbench.page.keyboard.press('Enter');
    const option = page.frame.getByRole('option').filter({ hasText: 'Mail of Train' });
    await option.click();
    await option.waitFor({ state: 'detached' });
    // The host sends the name of the connection only after the file is saved.
    await untilCell(mail, 'train', 'Mail of Train');
    assert.equal(await onDisk(), mapped(original, mail, two));
  });

  it('opens the place of a cell in its file, beside the page', async () => {
    await page.cell(teams, 'train').click();
    await page.button('Open in File').click();
    editor = workbench.page.locator('.editor-instance').filter({ hasText: 'EnvironmentVariables' });
    await editor.waitFor();
    await workbench.page.locator('.tab.active[data-resource-name="train.deploymentsettings.json"]').waitFor();
  });

  it('follows what is typed there, before it is saved', async () => {
    // The cursor is now at the value that was opened.
    await editor.locator('.view-line').filter({ hasText: teams }).first().click();
    await workbench.page.keyboard.press('ArrowDown');
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.page.keyboard.press('ArrowLeft');
    await workbench.page.keyboard.type(three);
    await untilCell(teams, 'train', three);
    assert.equal(await onDisk(), mapped(original, mail, two));
  });

  it('edits the unsaved text, and leaves saving to the user', async () => {
    await page.set('emcr_EmcrAppsPowerBI', 'train', four);
    await untilText(editor.locator('.view-lines'), four);
    await workbench.page.locator('.tab.active.dirty[data-resource-name="train.deploymentsettings.json"]').waitFor();
    assert.equal(await onDisk(), mapped(original, mail, two));
    await page.button(/^Undo: Set emcr_EmcrAppsPowerBI/).click();
    await untilCell('emcr_EmcrAppsPowerBI', 'train', 'Not mapped');
    await untilCell(teams, 'train', three);
  });

  it('says so while the file is broken, and comes back with it', async () => {
    await editor.locator('.view-line').filter({ hasText: teams }).first().click();
    await workbench.page.keyboard.press('Home');
    await workbench.page.keyboard.type('oops');
    await untilText(page.column('train'), 'File cannot be read');
    for (let typed = 'oops'.length; typed > 0; typed--) await workbench.page.keyboard.press('Backspace');
    await untilText(page.column('train'), 'mapped');
    await untilCell(teams, 'train', three);
    await workbench.page.keyboard.press('Control+S');
    await workbench.page
      .locator('.tab.active:not(.dirty)[data-resource-name="train.deploymentsettings.json"]')
      .waitFor();
    assert.equal(await onDisk(), mapped(mapped(original, mail, two), teams, three));
  });

  it('adds to the files what was added to a solution', async () => {
    const reference =
      /[ \t]*<connectionreference connectionreferencelogicalname="emcr_EmcrAppsOutlook">[^]*?<\/connectionreference>\r?\n/;
    for (const file of sourceFiles) {
      const source = await onDisk(file);
      await writeFile(
        join(folder, file),
        source.replace(reference, (found) => found + found.replaceAll('Outlook', 'Second')),
      );
    }
    await untilCell('emcr_EmcrAppsSecond', 'train', 'Not in the file');
    await page.chooseInColumn('train', 'Sync with the Solutions');
    await untilText(page.notice, '1 entry added to train.');
    await untilCell('emcr_EmcrAppsSecond', 'train', 'Not mapped');
  });

  it('tells the plan of an environment', async () => {
    await page.chooseInColumn('uat', 'Show Import Plan');
    const plan = page.frame.getByRole('region', { name: 'Import Plan' });
    await untilText(plan, 'The first import into uat fails');
    await untilText(plan, 'emcr_CoreMessageText has an empty value');
    await untilText(plan, 'pac solution import --path bin/EEW_managed.zip');
  });

  it('puts the plan on the clipboard', async () => {
    const { page: window } = workbench;
    await window.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.button('Copy as Markdown').click();
    await untilText(page.notice, 'Copied the import plan of uat to the clipboard.');
    assert.match(
      await window.evaluate(() => navigator.clipboard.readText()),
      /emcr_CoreMessageText has an empty value/,
    );
    await page.button('Copy as Pipeline Settings').click();
    await untilText(page.notice, 'for Power Platform Pipelines');
  });

  it('comes back as it was when the window is reloaded', async () => {
    await page.tab('References').click();
    await page.frame.getByRole('searchbox').fill('Outlook');
    await page.cell(mail, 'train').waitFor();
    await page.cell(teams, 'train').waitFor({ state: 'detached' });
    await workbench.reload();
    await untilCell(mail, 'train', 'Mail of Train');
    assert.equal(await page.frame.getByRole('searchbox').inputValue(), 'Outlook');
    await untilText(page.column('train'), '2 of 5 mapped');
  });
});

/** A settings file with another connection in the first entry of a reference. */
function mapped(text: string, logicalName: string, connectionId: string): string {
  const entry = new RegExp(`("LogicalName": "${logicalName}",\\s*"ConnectionId": ")[^"]*"`);
  assert.match(text, entry);
  return text.replace(entry, `$1${connectionId}"`);
}
