import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as vscode from 'vscode';
import { decodeText, encodeText } from '../../../src/core/text/decodeText';
import { type Bridge, requireBridge } from '../../support/bridge';
import {
  activated,
  closeAllTabs,
  dirtyFiles,
  openAt,
  codeActionsAt,
  openTabs,
  saveAllDocuments,
  undoIn,
} from '../editors';
import { assertBytes, diskPath, uriOf } from '../files';
import { chooseInContextMenu } from '../menus';
import { expand, row } from '../treeRows';
import { everyDiagnosticOf, until } from '../waiting';
import { forwardFlow, sendFlow, settingsPath } from './solutions';

const customizations = 'Contoso/Other/Customizations.xml';
const taker = 'Fabrikam/Other/Customizations.xml';
const spareElement = /\s*<connectionreference [^>]*cts_spare[^]*?<\/connectionreference>/;
const category = 'Connection References: ';

type Files = ReadonlyMap<string, Buffer>;

describe('refactorings of connection references', () => {
  const original = filesOnDisk();
  let bridge: Bridge;

  before(async function () {
    bridge = requireBridge(this);
    await activated();
    await vscode.commands.executeCommand('connref.solutions.focus');
    await bridge.text(row(1, 'Contoso solution', '1.2.3.4'));
  });

  afterEach(async () => {
    await closeAllTabs();
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  it('renames everywhere after a preview that says what it means, and is undone at once', async () => {
    const changed = [customizations, sendFlow, forwardFlow, settingsPath];
    await rename();
    const question = await bridge.answerNotification(
      'Rename cts_mail to cts_outlook: change 4 files as shown?',
      'Discard',
    );
    assert.match(question, /every environment must map it to a connection again/);
    await untilTabs((tabs) => tabs.length === 0);
    assertFiles(filesOnDisk(), original);

    await rename();
    await untilTabs((tabs) => tabs.some((tab) => tab.startsWith('Rename cts_mail to cts_outlook: preview')));
    await bridge.screenshot('rename-reference');
    await bridge.answerNotification('Rename cts_mail to cts_outlook', 'Apply');
    await untilFiles(new Map([...original, ...changed.map((path) => replaced(path, /cts_mail/g, 'cts_outlook'))]));
    await untilTabs((tabs) => tabs.length === 0);
    assert.deepEqual(dirtyFiles(), []);
    await undo(changed);

    async function rename(): Promise<void> {
      await bridge.runCommand(`${category}Rename Connection Reference…`);
      await bridge.pick('Outgoing mail');
      await untilTitle('(1/2)');
      await bridge.press('Enter');
      await untilTitle('(2/2)');
      await bridge.enter('cts_outlook');
    }
  });

  it('changes a display name from the menu of its row, and no logical name', async () => {
    await openMenu('Post room', 'Rename Connection Reference…');
    await untilTitle('(1/2)');
    await bridge.enter('Post & <more>');
    await untilTitle('(2/2)');
    await bridge.press('Enter');
    const question = await bridge.answerNotification('Rename Post room to Post & <more>: change 1 file', 'Apply');
    assert.match(question, /Only the display name changes/);
    await untilFiles(new Map([...original, replaced(customizations, /Post room/, 'Post &amp; &lt;more&gt;')]));
    await undo([customizations]);
  });

  it('merges into another one of the connector, the most used first', async () => {
    await openMenu('Post room', 'Merge Connection References…');
    await bridge.pick('Outgoing mail');
    const question = await bridge.answerNotification('Merge cts_post into cts_mail: change 3 files as shown?', 'Apply');
    assert.match(
      question,
      /In uat\.deploymentsettings\.json, flows that used a removed reference get another connection than before/,
    );
    await untilFiles(mergedPost());
    await undo([customizations, sendFlow, settingsPath]);
  });

  it('lists the users of what it does not delete, and deletes what nothing uses', async () => {
    await bridge.runCommand(`${category}Delete Connection Reference…`);
    await bridge.pick('Outgoing mail');
    const message = await bridge.answerDialog('OK');
    assert.match(message, /Delete cts_mail: nothing was changed/);
    assert.match(message, /The flow “Send” of Contoso uses cts_mail\./);
    assert.match(message, /The flow “Forward” of Fabrikam uses cts_mail\./);
    assertFiles(filesOnDisk(), original);

    await openMenu('Spare', 'Delete Connection Reference…');
    await bridge.answerNotification('Delete cts_spare: change 2 files as shown?', 'Apply');
    await untilFiles(
      new Map([
        ...original,
        replaced(customizations, spareElement, ''),
        replaced(settingsPath, /,\s*\{\s*"LogicalName": "cts_spare"[^}]*\}/, ''),
      ]),
    );
    await undo([customizations, settingsPath]);
  });

  it('tries a fix of the light bulb that has consequences, and shows them in a preview', async () => {
    await openAt(uriOf(customizations));
    const { range } = await until('cts_spare is unused', [vscode.languages.onDidChangeDiagnostics], () =>
      everyDiagnosticOf(uriOf(customizations)).find(({ message }) => message.includes('cts_spare')),
    );
    const title = 'Delete cts_spare, also from the settings files…';
    const action = (await codeActionsAt(uriOf(customizations), range)).find((each) => each.title === title);
    assert.ok(action?.command);
    const applied = vscode.commands.executeCommand(
      action.command.command,
      ...((action.command.arguments ?? []) as unknown[]),
    );
    await bridge.answerNotification('also from the settings files: change 2 files as shown?', 'Discard');
    await applied;
    await closeAllTabs();
    assertFiles(filesOnDisk(), original);
  });

  it('does not delete what came into use while the preview was shown, and shows what changed else', async () => {
    await openMenu('Spare', 'Delete Connection Reference…');
    await untilTabs((tabs) => tabs.some((tab) => tab.startsWith('Delete cts_spare: preview')));
    await replaceUnsaved(forwardFlow, 'cts_mail', 'cts_spare');
    await bridge.answerNotification('Delete cts_spare: change 2 files as shown?', 'Apply');
    const message = await bridge.answerDialog('OK');
    assert.match(message, /Delete cts_spare: nothing was changed/);
    assert.match(message, /The flow “Forward” of Fabrikam uses cts_spare\./);
    await closeAllTabs();
    assertFiles(filesOnDisk(), original);

    await openMenu('Post room', 'Merge Connection References…');
    await bridge.pick('Outgoing mail');
    await untilTabs((tabs) => tabs.some((tab) => tab.startsWith('Merge cts_post into cts_mail: preview')));
    await replaceUnsaved(forwardFlow, 'cts_mail', 'cts_post');
    await bridge.answerNotification('Merge cts_post into cts_mail: change 3 files as shown?', 'Apply');
    await bridge.answerNotification('nothing was changed. Other files changed after the preview');
    await closeAllTabs();
    assertFiles(filesOnDisk(), original);
  });

  it('copies to another solution', async () => {
    await openMenu('Spare', 'Copy Connection Reference to Solution…');
    await bridge.pick('Fabrikam');
    await bridge.answerNotification('Copy cts_spare to Fabrikam: change 1 file as shown?', 'Apply');
    await untilFiles(new Map([...original, replaced(taker, /(?=<Languages>)/, sectionWith(spare()))]));
    await undo([taker]);
  });

  it('moves to another solution', async () => {
    await openMenu('Spare', 'Move Connection Reference to Solution…');
    await bridge.pick('Fabrikam');
    const question = await bridge.answerNotification('Move cts_spare to Fabrikam: change 2 files as shown?', 'Apply');
    assert.match(question, /import Fabrikam there before you upgrade Contoso/);
    assert.match(
      question,
      /In a new environment, import Contoso first: Fabrikam needs the connection reference cts_mail/,
    );
    await untilFiles(
      new Map([
        ...original,
        replaced(customizations, spareElement, ''),
        replaced(taker, /(?=<Languages>)/, sectionWith(spare())),
      ]),
    );
    await undo([customizations, taker]);
  });

  it('makes a new one, for a connector that the workspace knows or that is well known', async () => {
    await bridge.runCommand(`${category}New Connection Reference…`);
    await bridge.pick('Fabrikam');
    await bridge.pick('SQL Server', 'SQL');
    await untilTitle('(1/3)');
    await bridge.enter('Warehouse');
    await untilTitle('(2/3)');
    await bridge.enter('fbk_warehouse');
    await untilTitle('(3/3)');
    await bridge.enter('Read only');
    await bridge.answerNotification('Define fbk_warehouse: change 1 file as shown?', 'Apply');
    const section = [
      '<connectionreferences>',
      '    <connectionreference connectionreferencelogicalname="fbk_warehouse">',
      '      <connectionreferencedisplayname>Warehouse</connectionreferencedisplayname>',
      '      <connectorid>/providers/Microsoft.PowerApps/apis/shared_sql</connectorid>',
      '      <description>Read only</description>',
      '      <iscustomizable>1</iscustomizable>',
      '      <statecode>0</statecode>',
      '      <statuscode>1</statuscode>',
      '    </connectionreference>',
      '  </connectionreferences>',
      '  ',
    ].join('\r\n');
    await untilFiles(new Map([...original, replaced(taker, /(?=<Languages>)/, section)]));
    await bridge.answerNotification('fbk_warehouse has no connection in any environment yet.', 'Map It');
    await bridge.text('.tab[aria-label^="Map Connections for Import"]');
    await undo([taker]);
  });

  it('consolidates a solution, and shows who changes', async () => {
    await vscode.commands.executeCommand('connref.solutions.focus');
    await chooseInContextMenu(bridge, row(1, 'Contoso solution'), 'Consolidate Connection References…');
    const shown = await bridge.text(
      '.quick-input-widget:visible .monaco-list-rows:has-text("Merges Post room (used by: Send")',
    );
    assert.match(shown, /Office 365 Outlook\s*Keep Outgoing mail/);
    await bridge.press('Enter');
    await bridge.answerNotification('Consolidate Contoso: change 3 files as shown?', 'Apply');
    await untilFiles(mergedPost());
    await undo([customizations, sendFlow, settingsPath]);
  });

  async function replaceUnsaved(path: string, from: string, to: string): Promise<void> {
    const editor = await openAt(uriOf(path));
    const { document } = editor;
    const at = document.getText().indexOf(from);
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + from.length));
    assert.ok(await editor.edit((builder) => builder.replace(range, to)));
  }

  async function untilTitle(part: string): Promise<void> {
    await bridge.text(`.quick-input-widget:visible .quick-input-title:has-text(${JSON.stringify(part)})`);
  }

  /** Chooses from the context menu of a reference's row. */
  async function openMenu(label: string, item: string): Promise<void> {
    await vscode.commands.executeCommand('connref.solutions.focus');
    await vscode.commands.executeCommand('workbench.actions.treeView.connref.solutions.collapseAll');
    const solution = row(1, 'Contoso solution');
    await bridge.text(`${solution}[aria-expanded="false"]`);
    await expand(bridge, solution);
    await expand(bridge, row(2, 'Connection References'));
    await chooseInContextMenu(bridge, row(3, label), item);
  }

  /** One undo in one of the files gives all of them back. */
  async function undo(paths: readonly string[]): Promise<void> {
    await undoIn(uriOf(paths[0]!));
    // Whether a document counts as unsaved then depends on how far the saving of the edit had come.
    for (const path of paths) {
      const { text } = decodeText(original.get(path)!);
      await until(
        `${path} as it was`,
        [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidOpenTextDocument],
        () =>
          vscode.workspace.textDocuments.some(
            (document) => document.uri.toString() === uriOf(path).toString() && document.getText() === text,
          ) || decodeText(readFileSync(diskPath(path))).text === text,
      );
    }
    await saveAllDocuments();
    await untilFiles(original);
    // Whatever shows a row waits until the view is up to date: a menu that is open while rows are made anew loses its row.
    await vscode.commands.executeCommand('connref.revealInSolutions', uriOf(customizations));
  }

  /** Every file when cts_mail has taken the place of cts_post. */
  function mergedPost(): Files {
    return new Map([
      ...original,
      replaced(customizations, /<connectionreference [^>]*cts_post[^]*?<\/connectionreference>\s*/, ''),
      replaced(sendFlow, /cts_post/, 'cts_mail'),
      replaced(settingsPath, /\{\s*"LogicalName": "cts_post"[^}]*\},\s*/, ''),
    ]);
  }

  function spare(): string {
    return spareElement.exec(decodeText(original.get(customizations)!).text)![0];
  }

  /** What a solution without references gets before its languages. */
  function sectionWith(element: string): string {
    return `<connectionreferences>${element}\r\n  </connectionreferences>\r\n  `;
  }

  /** What a file should be: its text with something replaced, in its own encoding. */
  function replaced(path: string, from: RegExp, to: string): [string, Buffer] {
    const { text, encoding } = decodeText(original.get(path)!);
    assert.match(text, from);
    return [
      path,
      Buffer.from(
        encodeText(
          text.replace(from, () => to),
          encoding,
        ),
      ),
    ];
  }
});

function filesOnDisk(): Files {
  const folder = diskPath('');
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return new Map(
    entries
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function assertFiles(actual: Files, expected: Files): void {
  assert.deepEqual([...actual.keys()], [...expected.keys()]);
  for (const [path, bytes] of actual) assertBytes(bytes, expected.get(path)!);
}

/** Waits until everything is saved, and compares every byte. */
async function untilFiles(expected: Files): Promise<void> {
  const differing = (): string[] =>
    [...filesOnDisk()].filter(([path, bytes]) => !bytes.equals(expected.get(path)!)).map(([path]) => path);
  await until(
    'the files as they should be',
    [vscode.workspace.onDidSaveTextDocument, vscode.window.tabGroups.onDidChangeTabs],
    () => differing().length === 0 && dirtyFiles().length === 0,
    () => differing().map((path) => decodeText(filesOnDisk().get(path)!).text.slice(0, 3000)),
  );
  assertFiles(filesOnDisk(), expected);
}

function untilTabs(predicate: (labels: readonly string[]) => boolean): Promise<true> {
  return until('tabs', [vscode.window.tabGroups.onDidChangeTabs], () => predicate(openTabs()) || undefined, openTabs);
}
