import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { flowFileName } from '../../support/solutionSource';
import { activated, closeAllTabs, codeActionsAt, openAt } from '../editors';
import { diagnosticsOf, ruleOf, untilDiagnostics, untilRules } from '../waiting';

const flow = `Workflows/${flowFileName({ name: 'Raw' })}`;

describe('a workspace of several folders', () => {
  const [first, second] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first && second);
  const firstFlow = vscode.Uri.joinPath(first.uri, flow);
  const secondFlow = vscode.Uri.joinPath(second.uri, flow);

  before(activated);

  afterEach(closeAllTabs);

  it('says what it finds in each, also where two have one name', async () => {
    const [inFirst] = await untilRules(firstFlow, 'raw-connection');
    const [inSecond] = await untilRules(secondFlow, 'raw-connection');
    assert.match(inFirst!.message, /\(shared_office365\)/);
    assert.match(inSecond!.message, /\(shared_sql\)/);
  });

  it('knows what a folder defines in the others', async () => {
    const [found] = await untilRules(firstFlow, 'raw-connection');
    await openAt(firstFlow);
    const actions = (await codeActionsAt(firstFlow, found!.range)).map(({ title }) => title);
    assert.ok(
      actions.some((title) => title.startsWith('Copy the connection reference cts_mail from Fabrikam')),
      actions.join('\n'),
    );
  });

  it('takes its configuration from each folder for itself', async () => {
    const config = vscode.Uri.joinPath(first.uri, '.connref.json');
    writeFileSync(config.fsPath, JSON.stringify({ rules: { 'raw-connection': 'hint' } }));
    await untilDiagnostics(firstFlow, ([found]) => found?.severity === vscode.DiagnosticSeverity.Hint);
    assert.equal(diagnosticsOf(secondFlow)[0]?.severity, vscode.DiagnosticSeverity.Error);
    await vscode.workspace.fs.delete(config);
    await untilDiagnostics(firstFlow, ([found]) => found?.severity === vscode.DiagnosticSeverity.Error);
  });

  it('leaves out what VS Code hides in a folder, until it shows it again', async () => {
    const settings = vscode.workspace.getConfiguration('files', first.uri);
    const { WorkspaceFolder } = vscode.ConfigurationTarget;
    await settings.update('exclude', { '**/Workflows': true }, WorkspaceFolder);
    await untilRules(firstFlow);
    assert.deepEqual(diagnosticsOf(secondFlow).map(ruleOf), ['raw-connection']);
    await settings.update('exclude', { '**/Workflows': false }, WorkspaceFolder);
    await untilRules(firstFlow, 'raw-connection');
    await settings.update('exclude', undefined, WorkspaceFolder);
  });

  it('forgets a folder that is removed, and reads it again when it is back', async () => {
    const { uri } = second;
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    await untilRules(secondFlow);
    assert.equal(diagnosticsOf(firstFlow).length, 1);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 0, { uri }));
    await untilRules(secondFlow, 'raw-connection');
  });
});
