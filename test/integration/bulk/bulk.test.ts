import assert from 'node:assert/strict';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as vscode from 'vscode';
import { requireBridge, type Bridge } from '../../support/bridge';
import { bound, flowJson, flowPath, raw } from '../../support/solutionSource';
import {
  activated,
  assertTabs,
  chooseOpenQuickFix,
  chooseQuickFix,
  closeAllTabs,
  codeActionsAt,
  dirtyFiles,
  openAt,
  openQuickFixes,
  openTabs,
  saveAllDocuments,
  undoIn,
  untilDirty,
} from '../editors';
import { assertBytes, bytesOnDisk, diskPath, spliced, uriOf } from '../files';
import {
  allDiagnostics,
  diagnosticOf,
  diagnosticsOf,
  everyDiagnosticOf,
  ruleOf,
  until,
  untilAllDiagnostics,
  untilDiagnostics,
  untilRules,
} from '../waiting';
import { writeFiles } from '../writing';

const expenses = 'solutions/ContosoExpenses/src';
const helpdesk = 'solutions/ContosoHelpdesk';
const approve = `${expenses}/Workflows/Expensereport-Approve-7ECE3605-BE6E-471F-BF83-284750281F19.json`;
const submitted = `${expenses}/Workflows/Expensereport-Submitted-1EC25547-F818-4868-BC69-10932B54414B.json`;
const weekly = `${expenses}/Workflows/Expensereport-Weeklyreminder-01778B0C-95F9-4097-BDC2-120C6A95E322.json`;
const reviewed = `${expenses}/Workflows/Expensereport-Reviewselected-256A68B3-F681-4C28-B961-D45ADFC842D3.json`;
const assets = `${helpdesk}/Workflows/Asset-Returnreminder-B2224E5C-A1C5-4ACC-B1AD-E7D5CC15A48C.json`;
const customizations = `${expenses}/Other/Customizations.xml`;
const config = '.connref.json';

type Files = ReadonlyMap<string, Buffer>;

describe('edits of several files', () => {
  const original = filesIn(diskPath(''));
  const repaired = filesIn(join(dirname(diskPath('')), 'repaired'));
  const { findings } = JSON.parse(readFileSync(join(dirname(diskPath('')), 'left.json'), 'utf8')) as {
    findings: { rule: string; path: string }[];
  };
  const leftByCommandLine = JSON.stringify(findings.map(({ rule, path }) => `${rule} ${path}`).sort());
  let atRest: string[];
  let bridge: Bridge;

  before(async function () {
    bridge = requireBridge(this);
    await activated();
    // As many as the command line counts.
    await until('all findings', [vscode.languages.onDidChangeDiagnostics], () => allDiagnostics().length === 13);
    atRest = allDiagnostics();
  });

  afterEach(async () => {
    await closeAllTabs();
    await vscode.commands.executeCommand('notifications.clearAll');
    await restore(original);
    await untilAllDiagnostics(...atRest);
  });

  describe('Fix All', () => {
    it('shows the whole edit, and changes nothing when it is discarded', async () => {
      await bridge.runCommand('Connection References: Fix All in the Workspace…');
      const question = await bridge.answerNotification('as shown?');
      assert.match(question, /^Workspace: fix \d+ findings as shown\? Files to change: \d+\.$/);
      await untilTabs((tabs) => tabs.length === 1 && tabs[0]!.startsWith('Workspace: preview of fixes'));
      await bridge.click('.multiDiffEntry .editor.modified .view-line >> nth=0');
      await bridge.type('x');
      const previews = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'connref-preview');
      assert.ok(previews.length > 2);
      assert.deepEqual(
        previews.filter(({ isDirty }) => isDirty),
        [],
      );
      await bridge.answerNotification('as shown?', 'Discard');
      await untilTabs((tabs) => tabs.length === 0);
      assertFiles(filesIn(diskPath('')), original);
      assert.deepEqual(dirtyFiles(), []);
    });

    it('repairs the workspace as the command line does, leaves nothing open, and is undone at once', async () => {
      // The fixes of the first time make those of the second time possible; the command line does both in one run.
      const fixAll = async (): Promise<string[]> => {
        const before = filesIn(diskPath(''));
        const done = vscode.commands.executeCommand('connref.fixAllInWorkspace');
        const question = await bridge.answerNotification('as shown?', 'Apply');
        await done;
        assert.deepEqual(dirtyFiles(), []);
        const changed = changedFiles(before);
        const [, files] = /Files to change: (\d+)\./.exec(question) ?? [];
        assert.equal(changed.length, Number(files));
        assertTabs([], changed);
        return changed;
      };
      const changed = await fixAll();
      const inSettings = await fixAll();
      assertFiles(filesIn(diskPath('')), repaired, withoutInventedNames);
      await until(
        `what is left to be ${leftByCommandLine}`,
        [vscode.languages.onDidChangeDiagnostics],
        () => JSON.stringify(everyFinding()) === leftByCommandLine,
        everyFinding,
      );

      await undoIn(uriOf(inSettings[0]!));
      for (const path of inSettings) await untilDirty(uriOf(path), true);
      await undoIn(uriOf(approve));
      for (const path of changed) await untilDirty(uriOf(path), true);
      await saveAllDocuments();
      assertFiles(filesIn(diskPath('')), original);
    });

    it('of a solution leaves the others alone', async () => {
      const done = vscode.commands.executeCommand('connref.fixAllInSolution', uriOf(helpdesk + '/solution.xml'));
      assert.match(await bridge.answerNotification('as shown?', 'Apply'), /^ContosoHelpdesk: fix/);
      await done;
      const changed = changedFiles(original);
      assert.ok(changed.length > 0);
      assert.deepEqual(
        changed.filter((path) => !path.startsWith(helpdesk)),
        [],
      );
      assert.deepEqual(dirtyFiles(), []);
      for (const path of changed) {
        assert.equal(withoutInventedNames(bytesOnDisk(path)), withoutInventedNames(repaired.get(path)!), path);
      }
    });

    it('of a flow leaves the others alone, and what is open keeps its tab and is saved', async () => {
      await openAt(uriOf(weekly));
      const done = vscode.commands.executeCommand('connref.fixAllInFlow', uriOf(weekly));
      await bridge.answerNotification('as shown?', 'Apply');
      await done;
      await untilRules(uriOf(weekly));
      assert.deepEqual(openTabs(), [weekly.split('/').at(-1)]);
      // One file, which the user has open: it is the user's to save.
      assert.deepEqual(dirtyFiles(), [weekly]);
      assert.deepEqual(changedFiles(original), []);
      await saveAllDocuments();
      assertBytes(bytesOnDisk(weekly), repaired.get(weekly)!);
    });

    it('asks for the flow where none is given', async () => {
      const done = vscode.commands.executeCommand('connref.fixAllInFlow');
      await bridge.pick('Expense report - Weekly reminder');
      assert.match(
        await bridge.answerNotification('as shown?', 'Discard'),
        /^Expense report - Weekly reminder: fix 1 finding as shown\? Files to change: 1\./,
      );
      await done;
      assert.deepEqual(changedFiles(original), []);
    });

    it('is answered in the title of the preview, where the question stays', async () => {
      const done = vscode.commands.executeCommand('connref.fixAllInFlow', uriOf(weekly));
      await bridge.answerNotification('as shown?');
      await vscode.commands.executeCommand('notifications.clearAll');
      await bridge.click('.editor-actions [aria-label^="Apply the Changes Shown"] >> nth=0');
      await done;
      await untilRules(uriOf(weekly));
      assertBytes(bytesOnDisk(weekly), repaired.get(weekly)!);
      assertTabs([], [weekly]);
      assert.deepEqual(dirtyFiles(), []);
    });

    it('takes a closed preview for a no', async () => {
      const done = vscode.commands.executeCommand('connref.fixAllInFlow', uriOf(weekly));
      await bridge.answerNotification('as shown?');
      await untilTabs((tabs) => tabs.some((tab) => tab.includes('preview of fixes')));
      await closeAllTabs();
      await done;
      assert.deepEqual(changedFiles(original), []);
      assert.deepEqual(dirtyFiles(), []);
    });

    it('asks about each of two previews for itself', async () => {
      const first = vscode.commands.executeCommand('connref.fixAllInFlow', uriOf(weekly));
      await untilTabs((tabs) => tabs.length === 1);
      const [firstPreview] = openTabs();
      await vscode.commands.executeCommand('workbench.action.keepEditor');
      const second = vscode.commands.executeCommand('connref.fixAllInFlow', uriOf(submitted));
      await untilTabs((tabs) => tabs.length === 2);
      const apply = '.editor-actions [aria-label^="Apply the Changes Shown"] >> nth=0';
      await bridge.click(apply);
      await second;
      assert.deepEqual(changedFiles(original), [submitted]);
      assertTabs([firstPreview!], [submitted]);
      await bridge.click(apply);
      await first;
      assert.deepEqual(changedFiles(original), [submitted, weekly].sort());
      assertTabs([], [submitted, weekly]);
    });

    it('changes nothing when a file changed on the disk meanwhile', async () => {
      const done = vscode.commands.executeCommand('connref.fixAllInFlow', uriOf(submitted));
      await bridge.answerNotification('as shown?');
      appendFileSync(diskPath(submitted), '\n');
      const changed = bytesOnDisk(submitted);
      await bridge.answerNotification('as shown?', 'Apply');
      assert.match(
        await bridge.answerNotification('Nothing was changed'),
        /changed after Connref read it|changed a moment ago/,
      );
      await vscode.commands.executeCommand('notifications.clearAll');
      await done;
      assert.deepEqual(changedFiles(original), [submitted]);
      assertBytes(bytesOnDisk(submitted), changed);
      assert.deepEqual(dirtyFiles(), []);
    });

    it('changes nothing when somebody types meanwhile', async () => {
      const done = vscode.commands.executeCommand('connref.fixAllInSolution', uriOf(submitted));
      await bridge.answerNotification('as shown?');
      const editor = await openAt(uriOf(submitted));
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '\n'));
      const typed = editor.document.getText();
      await bridge.answerNotification('as shown?', 'Apply');
      assert.match(
        await bridge.answerNotification('Nothing was changed'),
        /Expensereport-Submitted.*changed after Connref read it/s,
      );
      await vscode.commands.executeCommand('notifications.clearAll');
      await done;
      assert.deepEqual(changedFiles(original), []);
      assert.equal(editor.document.getText(), typed);
      assert.deepEqual(dirtyFiles(), [submitted]);
    });

    const damaging = {
      'mixed line ends': {
        reason: /mixes line endings/,
        bytes: Buffer.from(flowJson({ name: 'Odd', entries: { shared_office365: raw() } }).replace('\n', '\r\n')),
      },
      'undecodable bytes': {
        reason: /bytes that are not text/,
        bytes: Buffer.from(
          flowJson({ name: 'Odd', entries: { shared_office365: raw() } }).replace(
            '"templateName": ""',
            '"templateName": "\u00e4"',
          ),
          'latin1',
        ),
      },
    };
    it('leaves out what cannot be edited, and fixes the rest', async () => {
      const { reason, bytes } = damaging['undecodable bytes'];
      const odd = flowPath(expenses, { name: 'Odd' });
      writeFileSync(diskPath(odd), bytes);
      await untilDiagnostics(uriOf(odd), (found) => found.some((one) => ruleOf(one) === 'raw-connection'));
      const done = vscode.commands.executeCommand('connref.fixAllInWorkspace');
      await bridge.answerNotification('as shown?', 'Apply');
      assert.match(await bridge.answerNotification('some findings are left out'), reason);
      await done;
      assertBytes(bytesOnDisk(odd), bytes);
      assert.ok(changedFiles(original).length > 3);
      assert.deepEqual(dirtyFiles(), []);
    });

    for (const [what, { reason, bytes }] of Object.entries(damaging)) {
      it(`refuses a file with ${what}`, async () => {
        const odd = flowPath(expenses, { name: 'Odd' });
        writeFileSync(diskPath(odd), bytes);
        await untilDiagnostics(uriOf(odd), (found) => found.some((one) => ruleOf(one) === 'raw-connection'));
        const done = vscode.commands.executeCommand('connref.fixAllInFlow', uriOf(odd));
        assert.match(await bridge.answerNotification('some findings are left out'), reason);
        await vscode.commands.executeCommand('notifications.clearAll');
        await done;
        assertBytes(bytesOnDisk(odd), bytes);
        assert.deepEqual(dirtyFiles(), []);
        assert.deepEqual(changedFiles(original), [odd]);
      });
    }
  });

  describe('the light bulb', () => {
    it('refuses a file that saving would damage', async () => {
      const odd = flowPath(expenses, { name: 'Odd' });
      const bytes = Buffer.from(
        flowJson({ name: 'Odd', entries: { shared_sql: raw('shared_sql') } }).replace('\n', '\r\n'),
      );
      writeFileSync(diskPath(odd), bytes);
      const [found] = await untilRules(uriOf(odd), 'raw-connection');
      const editor = await openAt(uriOf(odd), found!.range);
      const text = editor.document.getText();
      await chooseQuickFix(bridge, 'Define a new connection reference for SQL Server and use it');
      assert.match(await bridge.answerNotification('Nothing was changed'), /mixes line endings/);
      assert.equal(editor.document.getText(), text);
      assert.deepEqual(dirtyFiles(), []);
      assert.deepEqual(changedFiles(original), [odd]);
    });

    it('leaves nothing to look up between the choice of an entry and its command', async () => {
      const [found] = await untilRules(uriOf(submitted), 'raw-connection');
      await openAt(uriOf(submitted), found!.range);
      const actions = await codeActionsAt(uriOf(submitted), found!.range);
      const commands = actions.filter(({ command }) => command?.arguments && command.arguments.length > 0);
      assert.ok(commands.some(({ title }) => title === 'Ignore raw-connection in this file…'));
      assert.ok(commands.some(({ title }) => title === 'Fix all in this flow…'));
      // VS Code resolves what has no edit, and by then may have dropped the arguments.
      assert.deepEqual(
        commands.map(({ edit }) => edit?.size),
        commands.map(() => 0),
      );
    });

    it('writes into .connref.json why a finding is ignored', async () => {
      const [found] = await untilRules(uriOf(submitted), 'raw-connection');
      await openAt(uriOf(submitted), found!.range);
      await chooseQuickFix(bridge, 'Ignore raw-connection in this file…');
      await bridge.enter('Moves to the service account in May.');
      await untilRules(uriOf(submitted));
      await untilSavedOnDisk(config, original.get(config)!);
      const expected = JSON.parse(original.get(config)!.toString()) as { ignore: unknown[] };
      expected.ignore.push({ rule: 'raw-connection', path: submitted, reason: 'Moves to the service account in May.' });
      assert.deepEqual(JSON.parse(bytesOnDisk(config).toString()), expected);
      assert.deepEqual(changedFiles(original), [config]);
      assert.deepEqual(dirtyFiles(), []);
      assertTabs([submitted.split('/').at(-1)!], [config]);
    });

    it('still knows its entries when what was found changes while its menu is open', async () => {
      const entries = [
        'Ignore raw-connection in this file…',
        'Use the connection reference “Office 365 Outlook, finance mailbox” (contoso_sharedoffice365_4b1c9)',
      ];
      for (const [at, title] of entries.entries()) {
        const [found] = await untilRules(uriOf(weekly), 'raw-connection');
        await openAt(uriOf(weekly), found!.range);
        await openQuickFixes(bridge, title);
        const [rule, severity] = [
          ['hint', vscode.DiagnosticSeverity.Hint],
          ['information', vscode.DiagnosticSeverity.Information],
        ][at] as [string, vscode.DiagnosticSeverity];
        writeFileSync(diskPath(config), JSON.stringify({ rules: { 'raw-connection': rule } }));
        await untilDiagnostics(uriOf(weekly), ([again]) => again?.severity === severity);
        await chooseOpenQuickFix(bridge, title);
        if (at === 0) {
          await bridge.text('.quick-input-title:text-is("Ignore This Finding")');
          await bridge.press('Escape');
        }
      }
      await untilRules(uriOf(weekly));
      await untilDirty(uriOf(weekly), true);
    });

    it('makes a .connref.json where there is none', async () => {
      rmSync(diskPath(config));
      // What the file had ignored until now.
      await untilRules(uriOf(reviewed), 'raw-connection');
      const [found] = await untilRules(uriOf(weekly), 'raw-connection');
      await openAt(uriOf(weekly), found!.range);
      await chooseQuickFix(bridge, 'Ignore raw-connection in this file…');
      await bridge.enter('Never imported.');
      await untilRules(uriOf(weekly));
      assert.deepEqual(JSON.parse(bytesOnDisk(config).toString()), {
        ignore: [{ rule: 'raw-connection', path: weekly, reason: 'Never imported.' }],
      });
      assert.deepEqual(dirtyFiles(), []);
      assertTabs([weekly.split('/').at(-1)!], [config]);
    });

    it('writes into .connref.json what comes from outside', async () => {
      const [found] = await untilRules(uriOf(assets), 'missing-connector');
      await openAt(uriOf(assets), found!.range);
      await chooseQuickFix(bridge, 'Add contoso_5Fassets to externals: every target environment has it');
      await untilRules(uriOf(assets));
      await untilSavedOnDisk(config, original.get(config)!);
      assertBytes(
        bytesOnDisk(config),
        Buffer.from(
          spliced(original.get(config)!.toString(), ['"contosoit_*"', '"contosoit_*",\n    "contoso_5Fassets"']),
        ),
      );
      assert.deepEqual(dirtyFiles(), []);
      assertTabs([assets.split('/').at(-1)!], [config]);
    });

    it('asks for both names of a new reference, and takes no impossible one', async () => {
      const raws = await untilRules(uriOf(approve), 'raw-connection', 'raw-connection');
      await openAt(uriOf(approve), diagnosticOf(raws, '(shared_approvals)').range);
      await chooseQuickFix(bridge, 'Define a new connection reference for Approvals, choose its names, and use it…');
      await bridge.text('.quick-input-title:text-is("New Connection Reference (1/2)")');
      await bridge.enter('Approvals of expenses & trips');
      await bridge.text('.quick-input-title:text-is("New Connection Reference (2/2)")');
      await bridge.enter('approvals');
      await bridge.text('.quick-input-message:has-text("The logical name has a wrong form")');
      await bridge.enter('contoso_sharedsql_18a5b');
      await bridge.text('.quick-input-message:has-text("ContosoExpenses already defines")');
      await bridge.enter('contoso_approvals');
      await untilRules(uriOf(approve), 'raw-connection');
      await untilSavedOnDisk(customizations, original.get(customizations)!);
      await saveAllDocuments();
      const flow = JSON.parse(bytesOnDisk(approve).toString()) as {
        properties: { connectionReferences: Record<string, unknown> };
      };
      assert.deepEqual(
        flow.properties.connectionReferences.shared_approvals,
        bound('contoso_approvals', 'shared_approvals'),
      );
      const xml = bytesOnDisk(customizations).toString();
      assert.ok(xml.includes('<connectionreference connectionreferencelogicalname="contoso_approvals">'));
      assert.ok(
        xml.includes(
          '<connectionreferencedisplayname>Approvals of expenses &amp; trips</connectionreferencedisplayname>',
        ),
      );
      assert.deepEqual(changedFiles(original), [approve, customizations].sort());
    });

    it('does nothing when a question is not answered', async () => {
      const [found] = await untilRules(uriOf(submitted), 'raw-connection');
      await openAt(uriOf(submitted), found!.range);
      await chooseQuickFix(bridge, 'Ignore raw-connection in this file…');
      await bridge.text('.quick-input-widget:visible .quick-input-message');
      await bridge.press('Escape');
      assert.deepEqual(changedFiles(original), []);
      assert.equal(diagnosticsOf(uriOf(submitted)).length, 1);
    });
  });
});

/** What Connref says about all files, tidiness too, as `rule path`, sorted. */
function everyFinding(): string[] {
  return vscode.languages
    .getDiagnostics()
    .flatMap(([uri]) =>
      everyDiagnosticOf(uri).map((found) => `${ruleOf(found)} ${vscode.workspace.asRelativePath(uri)}`),
    )
    .sort();
}

/** Every file below a directory, by its path with `/`. */
function filesIn(directory: string): Files {
  return new Map(
    readdirSync(directory, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(directory, path).replaceAll('\\', '/'), readFileSync(path)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function changedFiles(before: Files): string[] {
  return [...filesIn(diskPath(''))].filter(([path, bytes]) => !before.get(path)?.equals(bytes)).map(([path]) => path);
}

function assertFiles(actual: Files, expected: Files, shown = (bytes: Buffer) => bytes.toString('latin1')): void {
  assert.deepEqual([...actual.keys()], [...expected.keys()]);
  for (const [path, bytes] of actual) assert.equal(shown(bytes), shown(expected.get(path)!), path);
}

/** The digits of new names depend on the workspace folder's own name. */
function withoutInventedNames(bytes: Buffer): string {
  return bytes.toString('latin1').replaceAll(/(contoso_shared\w+_|Contoso(?:Expenses|Helpdesk)-)[0-9a-f]{5}\b/g, '$1');
}

/** Puts the workspace back, and waits until no document remembers anything else. */
async function restore(files: Files): Promise<void> {
  writeFiles(
    diskPath(''),
    [...files].filter(([path, bytes]) => !filesIn(diskPath('')).get(path)?.equals(bytes)),
  );
  for (const path of filesIn(diskPath('')).keys()) {
    if (!files.has(path)) rmSync(diskPath(path));
  }
  for (const document of vscode.workspace.textDocuments) {
    const bytes = files.get(vscode.workspace.asRelativePath(document.uri));
    if (document.uri.scheme !== 'file' || !bytes) continue;
    const text = new TextDecoder(document.encoding.startsWith('utf16') ? 'utf-16le' : 'utf-8').decode(bytes);
    await until(
      `${document.uri.path} as it was`,
      [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidCloseTextDocument],
      () => document.isClosed || document.getText() === text,
    );
  }
}

function untilTabs(predicate: (labels: readonly string[]) => boolean): Promise<true> {
  return until('tabs', [vscode.window.tabGroups.onDidChangeTabs], () => predicate(openTabs()) || undefined, openTabs);
}

async function untilSavedOnDisk(path: string, before: Buffer): Promise<void> {
  await until(
    `${path} saved`,
    [vscode.workspace.onDidSaveTextDocument],
    () =>
      !bytesOnDisk(path).equals(before) &&
      vscode.workspace.textDocuments.every(({ uri, isDirty }) => !isDirty || uri.toString() !== uriOf(path).toString()),
    dirtyFiles,
  );
}
