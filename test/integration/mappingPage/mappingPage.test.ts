import assert from 'node:assert/strict';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { type Bridge, requireBridge } from '../../support/bridge';
import { settingsJson } from '../../support/mappedWorkspace';
import { activated, assertTabs, closeAllTabs, dirtyFiles, openAt, openTabs, saveAllDocuments } from '../editors';
import { assertBytes, bytesOnDisk, diskPath, spliced, uriOf } from '../files';
import { expand, row } from '../treeRows';
import { until } from '../waiting';
import { MappedPage, pageTitle } from './mappedPage';

const mail = '0f8378a7481ebe90208b7fd241a85623';
const other = '51252699b7381fca28cc1a1ce4394b0e';
const test = 'settings/test.json';
const prod = 'settings/prod.json';

describe('Map Connections for Import', () => {
  const original = new Map([test, prod].map((path) => [path, bytesOnDisk(path)] as const));
  let page: MappedPage;

  before(activated);

  beforeEach(async () => {
    page = await MappedPage.open();
  });

  afterEach(async () => {
    page.dispose();
    await saveAllDocuments();
    await closeAllTabs();
    await vscode.commands.executeCommand('notifications.clearAll');
    rmSync(diskPath('.connref.json'), { force: true });
    rmSync(diskPath('settings/uat.json'), { force: true });
    for (const [path, bytes] of original) await restore(path, bytes);
  });

  it('saves a closed file, and opens no tab', async () => {
    await page.set('cts_mail', 'test', mail, '');
    await page.untilCell('cts_mail', 'test', `value ${mail}`);
    assertBytes(
      bytesOnDisk(test),
      Buffer.from(
        spliced(String(original.get(test)), [
          `cts_mail",\n      "ConnectionId": "`,
          `cts_mail",\n      "ConnectionId": "${mail}`,
        ]),
      ),
    );
    assertTabs([pageTitle], [test]);
    assert.deepEqual(dirtyFiles(), []);
  });

  it('saves a file whose only tab was opened by VS Code in the background, and closes that tab', async () => {
    await page.set('cts_mail', 'test', mail, '');
    // VS Code does so for a file that stays unsaved for most of a second.
    await vscode.commands.executeCommand('vscode.open', uriOf(test), { background: true, preview: false });
    await page.set('cts_more', 'test', mail, '');
    assert.deepEqual(dirtyFiles(), []);
    assert.match(text(test), new RegExp(`cts_more",\\s*"ConnectionId": "${mail}"`));
    assert.deepEqual(openTabs(), [pageTitle]);
  });

  it('loses none of several edits that come at once', async () => {
    await Promise.all([
      page.set('cts_mail', 'test', mail, ''),
      page.set('cts_more', 'test', mail, ''),
      page.set('cts_mail', 'test', other, mail),
      page.set('cts_teams', 'test', other, ''),
    ]);
    await page.untilCell('cts_teams', 'test', `value ${other}`);
    assert.deepEqual(
      ['cts_mail', 'cts_more'].map((name) => page.cell(name, 'test')),
      [`value ${other}`, `value ${mail}`],
    );
    assert.deepEqual(page.notices, []);
  });

  it('leaves an open file unsaved, and goes by what is typed there', async () => {
    const editor = await openAt(uriOf(test));
    const at = editor.document.getText().indexOf('"ConnectionId": "') + '"ConnectionId": "'.length;
    await editor.edit((edit) => edit.insert(editor.document.positionAt(at), mail));
    // The page has not heard of it yet.
    await page.set('cts_mail', 'test', other, '');
    assert.equal(page.notices.length, 1);
    assert.match(page.notices[0]!.text, new RegExp(`cts_mail changed after the page showed it, .*${mail}`));
    await page.set('cts_mail', 'test', other, mail);
    await page.untilCell('cts_mail', 'test', `value ${other}`);
    assert.deepEqual(dirtyFiles(), [test]);
    assertBytes(bytesOnDisk(test), original.get(test)!);
  });

  it('takes edits of several files back as one, and says why where it cannot', async () => {
    await page.ask({
      type: 'copyColumn',
      from: page.environment('prod'),
      to: page.environment('test'),
      what: 'references',
    });
    await page.untilView(({ undo }) => undo === 'Copy prod to test');
    await page.set('cts_mail', 'prod', other, '#{mail}#');
    await page.ask({ type: 'undo' });
    await page.ask({ type: 'undo' });
    await page.untilView(({ undo }) => undo === '');
    assertBytes(bytesOnDisk(test), original.get(test)!);
    assertBytes(bytesOnDisk(prod), original.get(prod)!);
    await page.ask({ type: 'redo' });
    await page.untilCell('cts_mail', 'test', 'token #{mail}#');
    const editor = await openAt(uriOf(test));
    const { document } = editor;
    await editor.edit((edit) => edit.insert(document.positionAt(document.getText().indexOf('#{mail}#')), 'x'));
    await page.ask({ type: 'undo' });
    assert.match(
      page.notices.at(-1)!.text,
      /was not undone, because the same place of settings\/test\.json was changed later/,
    );
  });

  it('shows a broken file as one, and refuses to edit it', async () => {
    writeFileSync(diskPath(test), text(test).replace('{', ''));
    await page.untilView(({ environments }) => environments.some(({ files }) => files[0]?.broken !== undefined));
    await page.set('cts_mail', 'test', mail, '');
    assert.match(page.notices.at(-1)!.text, /cannot be read/);
    writeFileSync(diskPath(test), original.get(test)!);
    await page.untilCell('cts_mail', 'test', 'empty');
  });

  it('adds an environment beside the others', async () => {
    await page.ask({ type: 'addEnvironment', name: 'uat' });
    // Tokens are the same everywhere.
    await page.untilCell('cts_mail', 'uat', 'token #{mail}#');
    assert.ok(existsSync(diskPath('settings/uat.json')));
    await page.ask({ type: 'addEnvironment', name: 'UAT' });
    assert.match(page.notices.at(-1)!.text, /already/);
    await page.ask({ type: 'addEnvironment', name: '../x' });
    assert.match(page.notices.at(-1)!.text, /cannot be called “\.\.\/x”/);
  });

  it('keeps in .connref.json what a file is for and how an environment is imported, and says what that means', async () => {
    const rules = vscode.workspace.getConfiguration('connref');
    await rules.update('rules', { 'raw-connection': 'off' }, vscode.ConfigurationTarget.Workspace);
    try {
      await page.ask({ type: 'setImportMode', environment: page.environment('test'), importMode: 'upgrade' });
      assert.match(page.notices.at(-1)!.text, /replaces the setting connref.rules/);
    } finally {
      await rules.update('rules', undefined, vscode.ConfigurationTarget.Workspace);
    }
    const file = page.view?.environments.find(({ name }) => name === 'prod')?.files[0]?.id ?? '';
    await page.ask({ type: 'assignFile', file, environment: 'Live', solutions: ['Contoso'] });
    await page.untilView(({ environments }) => environments.some(({ name }) => name === 'Live'));
    assert.deepEqual(JSON.parse(text('.connref.json')), {
      environments: {
        test: { import: 'upgrade' },
        Live: { settings: [{ path: prod, solutions: ['Contoso'] }] },
      },
    });
  });

  it('brings a file in step with the solution, and asks before it removes', async function () {
    const bridge = requireBridge(this);
    const done = page.ask({ type: 'sync', environment: page.environment('test') });
    const question = await bridge.answerNotification(
      'Remove 1 unused entry from the settings files of test as shown?',
      'Apply',
    );
    assert.match(question, /The solutions for test do not contain or need this entry\./);
    await done;
    assert.match(page.notices[0]!.text, /^1 entry added to test\./);
    assert.deepEqual(page.notices.slice(1), []);
    assert.deepEqual(dirtyFiles(), []);
    const { ConnectionReferences } = JSON.parse(text(test)) as { ConnectionReferences: { LogicalName: string }[] };
    assert.deepEqual(ConnectionReferences.map(({ LogicalName }) => LogicalName).sort(), [
      'cts_mail',
      'cts_more',
      'cts_teams',
    ]);
    assertTabs([pageTitle], [test]);
  });

  it('opens the place of a cell beside itself', async () => {
    await page.ask({
      type: 'openCell',
      environment: page.environment('prod'),
      row: 'references/cts_mail',
      what: 'references',
    });
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), '"#{mail}#"');
  });

  it('plans the import as it is asked to', async () => {
    await page.ask({ type: 'showPlan', environment: page.environment('prod'), importMode: 'update' });
    const plan = page.messages.findLast((message) => message.type === 'plan')?.plan;
    assert.deepEqual([plan?.environment, plan?.importMode], [page.environment('prod'), 'update']);
  });

  describe('in the window', () => {
    let bridge: Bridge;

    before(function () {
      bridge = requireBridge(this);
    });

    it('opens once, from the palette', async () => {
      await bridge.runCommand('Connection References: Map Connections for Import');
      await untilPage();
      await bridge.runCommand('Connection References: Map Connections for Import');
      assert.deepEqual(openTabs(), [pageTitle, 'Map Connections for Import']);
    });

    it('is offered where a settings file is open', async () => {
      await openAt(uriOf(test));
      await bridge.click('.editor-actions [aria-label^="Map Connections for Import"]');
      await untilPage();
    });

    it('has the settings files in the tree, with how much is mapped', async () => {
      await vscode.commands.executeCommand('connref.solutions.focus');
      await expand(bridge, row(2, 'Deployment Settings', '2'));
      await bridge.text(row(3, 'prod', '1 of 3 mapped'));
      await bridge.text(row(3, 'test', '0 of 3 mapped'));
      await page.set('cts_mail', 'test', mail, '');
      await bridge.text(row(3, 'test', '1 of 3 mapped'));
      writeFileSync(diskPath(test), settingsJson({ cts_mail: mail, cts_more: mail }));
      await bridge.text(row(3, 'test', '2 of 3 mapped'));
    });
  });
});

/** Waits for the tab of the product's own page. */
async function untilPage(): Promise<void> {
  await until('the page', [vscode.window.tabGroups.onDidChangeTabs], () =>
    openTabs().includes('Map Connections for Import'),
  );
}

/** Writes a file as it was, and waits until VS Code has it so too: until then edits of it are refused. */
async function restore(path: string, bytes: Buffer): Promise<void> {
  if (!bytesOnDisk(path).equals(bytes)) writeFileSync(diskPath(path), bytes);
  const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === uriOf(path).toString());
  if (document) {
    await until(
      `${path} as it was`,
      [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidCloseTextDocument],
      () => document.isClosed || document.getText() === bytes.toString('utf8'),
    );
  }
}

function text(path: string): string {
  return bytesOnDisk(path).toString('utf8');
}
