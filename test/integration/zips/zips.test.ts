import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { fromArchiveUri, toArchiveUri } from '../../../src/editor/host/archiveUri';
import { type Bridge, requireBridge } from '../../support/bridge';
import { bound, flowPath, raw } from '../../support/solutionSource';
import { activated, closeAllTabs, codeActionsAt, openAt, untilActive } from '../editors';
import { bytesOnDisk, diskPath, uriOf } from '../files';
import { expand, row } from '../treeRows';
import { diagnosticsOf, until, untilAllDiagnostics, untilRules } from '../waiting';
import { writeSolution } from '../writing';
import { base, broken, notifyPath, notifyText, repaired, repairedText } from './solutions';

const zip = 'exports/Base.zip';
const mail = { name: 'Mail', entries: { shared_office365: bound('cts_mail') } };
const mailFlow = flowPath('Contoso', mail);

describe('solutions in zips', () => {
  const notifyUri = uriOf(notifyPath).with({ scheme: 'connref-zip' });
  const brokenUri = uriOf('exports/Broken.zip');
  let bridge: Bridge;

  before(function () {
    bridge = requireBridge(this);
  });

  afterEach(closeAllTabs);

  it('do not start the extension, and are opened by themselves', async () => {
    const extension = vscode.extensions.getExtension('connref.connref');
    assert.equal(extension?.isActive, false);
    const document = await vscode.workspace.openTextDocument(notifyUri);
    assert.equal(document.getText(), notifyText);
    assert.equal(extension.isActive, true);
  });

  it('have URIs that lead back to wherever the zip is', () => {
    for (const text of [
      'file:///c%3A/work/My.zip%21/a%20b.json',
      'file://server/share/My.zip%21/a.json',
      'vscode-vfs://github/owner/repo/My.zip%21/a.json',
      'memfs:/My.zip%21/a.json',
    ]) {
      const inner = vscode.Uri.parse(text);
      const shown = toArchiveUri(inner);
      assert.deepEqual([shown.scheme, shown.path], ['connref-zip', inner.path]);
      assert.equal(fromArchiveUri(vscode.Uri.parse(shown.toString())).toString(), inner.toString());
    }
  });

  it('are shown in the tree, the broken one too', async () => {
    await vscode.commands.executeCommand('connref.solutions.focus');
    await bridge.text(row(1, 'Base solution', '1.2.3.4 · zip'));
    await expand(bridge, row(1, 'Not Read', '1'));
    await bridge.text(row(2, 'Broken.zip', 'cannot be opened'));
    await expand(bridge, row(2, 'Cloud Flows'));
    await bridge.text(row(3, 'Notify', '1 raw connection'));
    await bridge.text(row(2, 'Connection References', '1'));
    assert.deepEqual(vscode.languages.getDiagnostics(notifyUri), [], 'and are not checked');
  });

  it('open read-only from the tree', async () => {
    await bridge.click(row(3, 'Notify'));
    const { document } = await untilActive(notifyUri, (found) => !found.selection.isEmpty);
    assert.equal(document.languageId, 'json');
    assert.equal(document.getText(), notifyText);
    assert.equal(vscode.workspace.fs.isWritableFileSystem('connref-zip'), false);
    await bridge.click('.monaco-editor .view-lines');
    await bridge.type('x');
    await bridge.text('.monaco-editor-overlaymessage :text("Connref does not edit zip files.")');
    assert.equal(document.getText(), notifyText);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.writeFile(notifyUri, Buffer.from('{}'))));
    await assert.rejects(Promise.resolve(vscode.workspace.fs.delete(notifyUri)));
  });

  it('have an effect on others only when they are checked', async () => {
    writeSolution(diskPath(''), { root: 'Contoso', flows: [mail] });
    const [alone] = await untilRules(uriOf(mailFlow), 'undefined-reference');
    assert.equal(alone?.severity, vscode.DiagnosticSeverity.Error);
    await setCheckZips(true);
    await untilRules(notifyUri, 'raw-connection');
    await untilRules(brokenUri, 'unreadable-file');
    const [withZip] = await untilRules(uriOf(mailFlow), 'undefined-reference');
    assert.equal(withZip?.severity, vscode.DiagnosticSeverity.Information);
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    assert.ok((await bridge.problems()).some((text) => text.includes('raw connection to Office 365 Outlook')));
  });

  it('offer no fixes, and are a source of references for others', async () => {
    writeSolution(diskPath(''), {
      root: 'Fabrikam',
      uniqueName: 'Fabrikam',
      flows: [{ name: 'Raw', entries: { shared_office365: raw() } }],
    });
    const uri = uriOf(flowPath('Fabrikam', { name: 'Raw' }));
    const [rawFinding] = await untilRules(uri, 'raw-connection');
    await openAt(uri);
    const titles = (await codeActionsAt(uri, rawFinding!.range)).map(({ title }) => title);
    assert.ok(titles.includes('Copy the connection reference cts_mail from Base and use it'), titles.join('\n'));
    const [finding] = diagnosticsOf(notifyUri);
    await openAt(notifyUri);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      notifyUri,
      finding!.range,
    );
    assert.deepEqual(
      actions.filter(({ diagnostics }) => diagnostics?.some(({ source }) => source === 'connref')),
      [],
    );
    rmSync(diskPath('Fabrikam'), { recursive: true });
    await untilRules(uri);
  });

  it('follow the zip on the disk', async () => {
    const { document } = await openAt(notifyUri);
    await untilRules(notifyUri, 'raw-connection');
    replace(zip, base(repaired));
    await untilRules(notifyUri);
    await untilText(document, repairedText);
    await bridge.text(row(3, 'Notify', '1 reference'));
    rmSync(diskPath(zip));
    await until('the flow in Contoso to stand alone', [vscode.languages.onDidChangeDiagnostics], () =>
      // The other zip, which cannot be opened, may contain the reference.
      diagnosticsOf(uriOf(mailFlow)).some(({ message }) => message.includes('It is unknown whether')),
    );
    replace(zip, base());
    await untilRules(notifyUri, 'raw-connection');
    await untilText(document, notifyText);
    await bridge.text(row(1, 'Base solution', '1.2.3.4 · zip'));
  });

  it('are healed when the zip is', async () => {
    replace('exports/Broken.zip', base(repaired));
    await untilRules(brokenUri);
    await bridge.text('.pane-body .monaco-list[aria-label="Solutions"]:not(:has(:text-is("Not Read")))');
    replace('exports/Broken.zip', Buffer.from(broken));
    await untilRules(brokenUri, 'unreadable-file');
    await expand(bridge, row(1, 'Not Read', '1'));
    await bridge.text(row(2, 'Broken.zip', 'cannot be opened'));
  });

  it('are shown only, once more', async () => {
    await setCheckZips(false);
    await untilAllDiagnostics(`undefined-reference ${mailFlow}`);
    await bridge.text(row(1, 'Base solution', '1.2.3.4 · zip'));
    assert.deepEqual(bytesOnDisk(zip), Buffer.from(base()), 'and nobody touched the zip');
  });
});

async function setCheckZips(value: boolean): Promise<void> {
  await activated();
  await vscode.workspace.getConfiguration('connref').update('checkZips', value, vscode.ConfigurationTarget.Workspace);
}

/** As one step, as a download does it. */
function replace(path: string, bytes: Uint8Array): void {
  writeFileSync(diskPath('exports/new.tmp'), bytes);
  renameSync(diskPath('exports/new.tmp'), diskPath(path));
}

async function untilText(document: vscode.TextDocument, text: string): Promise<void> {
  await until(
    'the new text in the open document',
    [vscode.workspace.onDidChangeTextDocument, vscode.workspace.onDidOpenTextDocument],
    () => document.getText() === text,
    () => document.getText(),
  );
}
