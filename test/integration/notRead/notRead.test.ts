import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { requireBridge, type Bridge } from '../../support/bridge';
import { skip } from '../../support/skip';
import { bound, flowPath } from '../../support/solutionSource';
import { solutionYaml, yamlRoot } from '../../support/yamlSolutionSource';
import { activated, closeAllTabs } from '../editors';
import { bytesOnDisk, diskPath, uriOf } from '../files';
import { expand, row } from '../treeRows';
import { untilAllDiagnostics, untilDiagnostics, untilRules } from '../waiting';
import { writeFiles, writeSolution } from '../writing';

const manifest = `${yamlRoot({ repository: 'git' })}/solution.yml`;
const send = { name: 'Send', entries: { mail: bound('fbk_mail') } };

/** The inline action of a row. */
const fixAll = '.action-label[aria-label^="Fix All in a Solution"]';

describe('what is shown and not read', () => {
  let bridge: Bridge;

  before(async function () {
    bridge = requireBridge(this);
    // The only file by which the extension starts here is solution.yml.
    await activated();
    await vscode.commands.executeCommand('connref.solutions.focus');
  });

  afterEach(closeAllTabs);

  it('is a solution in the YAML layout, with the components that it lists and a row that says so', async () => {
    await bridge.text(row(1, 'Fabrikam solution', '1.10 · not checked'));
    await bridge.text(row(2, 'Shown, but not checked', 'YAML layout'));
    await bridge.text(row(2, 'Environment Variables', '1'));
    await bridge.text(row(2, 'Other Components', '1'));
    await expand(bridge, row(2, 'Cloud Flows', '2'));
    await bridge.text(row(3, 'Remind'));
    await bridge.text(row(3, 'Send'));
    await untilAllDiagnostics();
  });

  it('is a legacy flow package', async () => {
    await bridge.text(row(1, 'Not Read', '1'));
    await expand(bridge, row(1, 'Not Read'));
    await bridge.text(row(2, 'Notify', 'legacy flow package'));
    await bridge.screenshot('notRead');
  });

  it('is named where it is broken, with a way to ignore that', async () => {
    const before = bytesOnDisk(manifest);
    writeFileSync(diskPath(manifest), `${solutionYaml()}  - [\n`);
    const [finding] = await untilRules(uriOf(manifest), 'invalid-yaml');
    await vscode.workspace.openTextDocument(uriOf(manifest));
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uriOf(manifest),
      finding!.range,
    );
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => title.startsWith('Ignore')),
      ['Ignore invalid-yaml in this file…'],
    );
    writeFileSync(diskPath(manifest), before);
    await untilRules(uriOf(manifest));
  });

  it('makes what another solution lacks a warning, for as long as it is there', async () => {
    writeSolution(diskPath(''), { root: 'src/Contoso', flows: [send] });
    const flow = uriOf(flowPath('src/Contoso', send));
    const [unsure] = await untilRules(flow, 'undefined-reference');
    assert.equal(unsure?.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(
      unsure.message,
      /in the YAML layout of Dataverse Git integration may contain the connection reference/,
    );
    await bridge.text(`${row(1, 'Contoso solution', '1.2.3.4')}:has(${fixAll})`);
    await bridge.text(`${row(1, 'Fabrikam solution')}:not(:has(${fixAll}))`);

    rmSync(diskPath('git'), { recursive: true });
    await untilDiagnostics(flow, ([sure]) => sure?.severity === vscode.DiagnosticSeverity.Error);
  });

  it('is a link out of the workspace folder, which the Problems panel names for as long as it is there', async function () {
    const link = 'src/Contoso/Shared';
    // Not the folder for temporary files itself: other programs change it all the time.
    const outside = mkdtempSync(join(tmpdir(), 'connref-outside-'));
    try {
      symlinkSync(outside, diskPath(link), 'dir');
    } catch {
      skip(this, 'this system lets nobody make a link');
    }
    const [found] = await untilRules(uriOf(link), 'unreadable-file');
    assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
    assert.match(found.message, /^This link is not followed: it is a link out of the workspace folder\./);
    const flow = uriOf(flowPath('src/Contoso', send));
    await untilDiagnostics(flow, ([unsure]) => unsure?.message.includes('It is unknown whether') === true);
    rmSync(diskPath(link));
    await untilRules(uriOf(link));
    await untilDiagnostics(flow, ([sure]) => sure?.message.includes('unknown') === false);
    rmSync(outside, { recursive: true });
  });

  it('may be half of a change of the command line, as long as its journal is there', async () => {
    const journal = '.connref-journal';
    writeFileSync(diskPath(journal), '{}');
    const [left] = await untilDiagnostics(uriOf(journal), ({ length }) => length === 1);
    assert.equal(left?.severity, vscode.DiagnosticSeverity.Error);
    assert.match(left.message, /^A command of connref that changes files was interrupted here/);
    rmSync(diskPath(journal));
    await untilDiagnostics(uriOf(journal), ({ length }) => length === 0);
  });

  it('is gone from the view when it is gone, and comes when it comes', async () => {
    writeFiles(diskPath(''), [['half/solution.xml', '<ImportExportXml />']]);
    await bridge.text(row(1, 'Not Read', '2'));
    await bridge.text(row(2, 'solution.xml', 'incomplete solution'));
    rmSync(diskPath('old'), { recursive: true });
    await bridge.text(row(1, 'Not Read', '1'));
    rmSync(diskPath('half'), { recursive: true });
    await bridge.text('.pane-body .monaco-list:not(:has(:text-is("Not Read")))');
  });
});
