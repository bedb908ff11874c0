import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { bound, flowJson, flowPath, raw } from '../../support/solutionSource';
import { activated, closeAllTabs, codeActionsAt, openAt } from '../editors';
import { bytesOnDisk, diskPath, spliced, uriOf } from '../files';
import { everyDiagnosticOf, ruleOf, until, untilAllDiagnostics, untilDiagnostics, untilRules } from '../waiting';
import { writeSolution } from '../writing';

const rawFlow = flowPath('Contoso', { name: 'Raw', id: '0f000000-0000-4000-8000-000000000001' });
const fineFlow = flowPath('Contoso', { name: 'Fine', id: '0f000000-0000-4000-8000-000000000002' });
const newFlow = flowPath('Contoso', { name: 'New', id: '0f000000-0000-4000-8000-000000000003' });
const customizations = 'Contoso/Other/Customizations.xml';
const rawText = flowJson({ name: 'Raw', entries: { shared_office365: raw() } });
const fineText = flowJson({ name: 'Fine', entries: { shared_office365: bound('cts_outlook') } });
const atRest = [`raw-connection ${rawFlow}`];

describe('diagnostics follow what happens', () => {
  before(activated);

  beforeEach(() => untilAllDiagnostics(...atRest));

  afterEach(closeAllTabs);

  describe('to files on the disk', () => {
    it('a flow comes, changes its name and goes', async () => {
      writeFileSync(diskPath(newFlow), rawText);
      await untilAllDiagnostics(...atRest, `raw-connection ${newFlow}`);
      const renamed = newFlow.replace('New-', 'Newer-');
      renameSync(diskPath(newFlow), diskPath(renamed));
      await untilAllDiagnostics(...atRest, `raw-connection ${renamed}`);
      rmSync(diskPath(renamed));
      await untilAllDiagnostics(...atRest);
    });

    it('a reference that nothing uses any more is faded, and is no error', async () => {
      const unused = () =>
        everyDiagnosticOf(uriOf(customizations)).find((found) => ruleOf(found) === 'unused-reference');
      writeFileSync(diskPath(fineFlow), rawText);
      const found = await until('a hint at the reference', [vscode.languages.onDidChangeDiagnostics], unused);
      assert.deepEqual(
        [found.severity, found.tags],
        [vscode.DiagnosticSeverity.Hint, [vscode.DiagnosticTag.Unnecessary]],
      );
      writeFileSync(diskPath(fineFlow), fineText);
      await until('the hint to go', [vscode.languages.onDidChangeDiagnostics], () => unused() === undefined);
    });

    it('one of the two main files of a solution goes and comes back', async () => {
      const before = bytesOnDisk(customizations);
      rmSync(diskPath(customizations));
      await untilAllDiagnostics(...atRest, 'incomplete-solution Contoso/Other/Solution.xml');
      writeFileSync(diskPath(customizations), before);
      await untilAllDiagnostics(...atRest);
    });

    it('a folder of flows goes and comes back', async () => {
      renameSync(diskPath('Contoso/Workflows'), diskPath('Contoso/Elsewhere'));
      await untilAllDiagnostics();
      renameSync(diskPath('Contoso/Elsewhere'), diskPath('Contoso/Workflows'));
      await untilAllDiagnostics(...atRest);
    });

    it('a whole solution comes, moves and goes', async () => {
      const flow = { name: 'Raw', entries: { shared_office365: raw() } };
      writeSolution(diskPath(''), { root: 'Fabrikam', uniqueName: 'Fabrikam', flows: [flow] });
      await untilAllDiagnostics(...atRest, `raw-connection ${flowPath('Fabrikam', flow)}`);
      renameSync(diskPath('Fabrikam'), diskPath('Northwind'));
      await untilAllDiagnostics(...atRest, `raw-connection ${flowPath('Northwind', flow)}`);
      rmSync(diskPath('Northwind'), { recursive: true });
      await untilAllDiagnostics(...atRest);
    });

    it('a flow that is open without changes', async () => {
      await openAt(uriOf(fineFlow));
      writeFileSync(diskPath(fineFlow), rawText);
      await untilRules(uriOf(fineFlow), 'raw-connection');
      writeFileSync(diskPath(fineFlow), fineText);
      await untilRules(uriOf(fineFlow));
    });

    it('the file that defines what a flow uses', async () => {
      const before = bytesOnDisk(customizations);
      writeFileSync(diskPath(customizations), before.toString().replace('"cts_outlook"', '"cts_other"'));
      await untilAllDiagnostics(...atRest, `undefined-reference ${fineFlow}`);
      writeFileSync(diskPath(customizations), before);
      await untilAllDiagnostics(...atRest);
    });
  });

  describe('through the Explorer', () => {
    it('a flow changes its name and goes', async () => {
      await vscode.workspace.fs.writeFile(uriOf(newFlow), Buffer.from(rawText));
      await untilAllDiagnostics(...atRest, `raw-connection ${newFlow}`);
      await openAt(uriOf(newFlow));
      const renamed = newFlow.replace('New-', 'Newer-');
      const rename = new vscode.WorkspaceEdit();
      rename.renameFile(uriOf(newFlow), uriOf(renamed));
      assert.ok(await vscode.workspace.applyEdit(rename));
      await untilAllDiagnostics(...atRest, `raw-connection ${renamed}`);
      const remove = new vscode.WorkspaceEdit();
      remove.deleteFile(uriOf(renamed));
      assert.ok(await vscode.workspace.applyEdit(remove));
      await untilAllDiagnostics(...atRest);
    });

    it('a folder with an open flow goes', async () => {
      const flow = { name: 'Raw', entries: { shared_office365: raw() } };
      writeSolution(diskPath(''), { root: 'Fabrikam', uniqueName: 'Fabrikam', flows: [flow] });
      const path = flowPath('Fabrikam', flow);
      await untilAllDiagnostics(...atRest, `raw-connection ${path}`);
      const editor = await openAt(uriOf(path));
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), ' '));
      await vscode.workspace.fs.delete(uriOf('Fabrikam'), { recursive: true });
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await untilAllDiagnostics(...atRest);
    });
  });

  describe('in unsaved editors', () => {
    it('win over the disk until they are reverted', async () => {
      const editor = await openAt(uriOf(fineFlow));
      await replaceText(editor, rawText);
      await untilRules(uriOf(fineFlow), 'raw-connection');
      // What happens on the disk under the unsaved document does not count, so nothing of it may be seen later either.
      writeFileSync(diskPath(fineFlow), '{');
      writeFileSync(diskPath(newFlow), rawText);
      await untilAllDiagnostics(...atRest, `raw-connection ${fineFlow}`, `raw-connection ${newFlow}`);
      rmSync(diskPath(newFlow));
      writeFileSync(diskPath(fineFlow), fineText);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await untilAllDiagnostics(...atRest);
    });

    it('close without being saved', async () => {
      const editor = await openAt(uriOf(fineFlow));
      await replaceText(editor, rawText);
      await untilRules(uriOf(fineFlow), 'raw-connection');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await untilAllDiagnostics(...atRest);
    });

    it('are malformed while somebody types, then repaired', async () => {
      const editor = await openAt(uriOf(rawFlow));
      await editor.edit((edit) => edit.insert(new vscode.Position(1, 2), '{'));
      const [found] = await untilRules(uriOf(rawFlow), 'invalid-json');
      assert.equal(found?.range.start.line, 1);
      await vscode.commands.executeCommand('undo');
      const [again] = await untilRules(uriOf(rawFlow), 'raw-connection');
      assert.equal(editor.document.getText(again!.range), '"shared_office365"');
    });

    it('move what is found along with the text', async () => {
      const editor = await openAt(uriOf(rawFlow));
      const [before] = await untilRules(uriOf(rawFlow), 'raw-connection');
      await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '\n\n\n'));
      const [moved] = await untilDiagnostics(
        uriOf(rawFlow),
        ([found]) => found?.range.start.line === before!.range.start.line + 3,
      );
      assert.equal(editor.document.getText(moved!.range), '"shared_office365"');
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await untilDiagnostics(uriOf(rawFlow), ([found]) => found?.range.start.line === before!.range.start.line);
    });

    it('take a quick fix that is asked for right after typing where the text is now', async () => {
      const editor = await openAt(uriOf(rawFlow));
      await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '\n\n\n'));
      const typed = editor.document.getText();
      const at = editor.document.positionAt(typed.indexOf('"shared_office365"'));
      const [fix] = await codeActionsAt(uriOf(rawFlow), new vscode.Range(at, at), 1);
      assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
      const [from, to] = [raw(), bound('cts_outlook')].map((entry) =>
        JSON.stringify({ shared_office365: entry }, null, 2).slice(1, -1).trim().replaceAll('\n', '\n    '),
      );
      assert.equal(editor.document.getText(), spliced(typed, [from!, to!]));
    });

    it('of the file that defines what a flow uses', async () => {
      const editor = await openAt(uriOf(customizations));
      await replaceText(editor, editor.document.getText().replace('"cts_outlook"', '"cts_other"'));
      await untilAllDiagnostics(...atRest, `undefined-reference ${fineFlow}`);
      await vscode.commands.executeCommand('undo');
      await untilAllDiagnostics(...atRest);
    });
  });

  describe('to the configuration', () => {
    const config = '.connref.json';

    afterEach(() => {
      rmSync(diskPath(config), { force: true });
    });

    it('.connref.json comes, changes and goes', async () => {
      const severities = [vscode.DiagnosticSeverity.Hint, vscode.DiagnosticSeverity.Information];
      for (const [at, name] of ['hint', 'information'].entries()) {
        writeFileSync(diskPath(config), JSON.stringify({ rules: { 'raw-connection': name } }));
        await untilDiagnostics(uriOf(rawFlow), ([found]) => found?.severity === severities[at]);
      }
      writeFileSync(diskPath(config), JSON.stringify({ rules: { 'raw-connection': 'off' } }));
      await untilAllDiagnostics();
      writeFileSync(diskPath(config), '{ "rules": ');
      await untilDiagnostics(uriOf(config), ([found]) => found !== undefined);
      rmSync(diskPath(config));
      await untilAllDiagnostics(...atRest);
      await untilDiagnostics(uriOf(rawFlow), ([found]) => found?.severity === vscode.DiagnosticSeverity.Error);
    });

    it('.connref.json in an unsaved editor', async () => {
      writeFileSync(diskPath(config), '{}');
      const editor = await openAt(uriOf(config));
      await replaceText(editor, JSON.stringify({ rules: { 'raw-connection': 'off' } }));
      await untilAllDiagnostics();
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await untilAllDiagnostics(...atRest);
    });

    it('the setting connref.rules', async () => {
      const settings = vscode.workspace.getConfiguration('connref');
      await settings.update('rules', { 'raw-connection': 'hint' }, vscode.ConfigurationTarget.Global);
      await untilDiagnostics(uriOf(rawFlow), ([found]) => found?.severity === vscode.DiagnosticSeverity.Hint);
      // What the repository says is what counts: it is the same in CI.
      writeFileSync(diskPath(config), '{}');
      await untilDiagnostics(uriOf(rawFlow), ([found]) => found?.severity === vscode.DiagnosticSeverity.Error);
      rmSync(diskPath(config));
      await untilDiagnostics(uriOf(rawFlow), ([found]) => found?.severity === vscode.DiagnosticSeverity.Hint);
      await settings.update('rules', undefined, vscode.ConfigurationTarget.Global);
      await untilDiagnostics(uriOf(rawFlow), ([found]) => found?.severity === vscode.DiagnosticSeverity.Error);
    });
  });

  it('each says where it is, in which rule, and where to read on', async () => {
    const [found] = await untilRules(uriOf(rawFlow), 'raw-connection');
    const document = await vscode.workspace.openTextDocument(uriOf(rawFlow));
    assert.equal(document.getText(found!.range), '"shared_office365"');
    const code = found!.code as { target: vscode.Uri };
    assert.match(code.target.path, /\/docs\/rules\/raw-connection\.md$/);
    await vscode.workspace.fs.stat(code.target);
  });
});

async function replaceText(editor: vscode.TextEditor, text: string): Promise<void> {
  const { document } = editor;
  const whole = new vscode.Range(new vscode.Position(0, 0), document.lineAt(document.lineCount - 1).range.end);
  assert.ok(await editor.edit((edit) => edit.replace(whole, text)));
  await until('the text to be replaced', [vscode.workspace.onDidChangeTextDocument], () => document.getText() === text);
}
