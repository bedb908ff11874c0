import assert from 'node:assert/strict';
import { defaultFolderSettings } from '../../../../src/core/engine/folderState';
import type { FilePath } from '../../../../src/core/model/filePath';
import {
  connection,
  flowWith,
  otherConnection,
  settingsText,
  settingsWorkspace,
  variableFiles,
} from '../../../support/settingsSource';
import {
  bound,
  customizationsXml,
  flowJson,
  flowPath,
  type SolutionSource,
  solutionFiles,
  workflowXml,
} from '../../../support/solutionSource';
import { allFindings, type OpenWorkspace, openWorkspace } from '../../../support/workspace';

const send = flowWith('Send', 'cts_mail');
const references = [{ name: 'cts_mail' }, { name: 'cts_teams', api: 'shared_teams' }];
const contoso: SolutionSource = { references, flows: [send] };
const sendFile = flowPath('repo/Contoso', send);
const customizations = 'repo/Contoso/Other/Customizations.xml';
const test = 'repo/test.json';
const config = 'repo/.connref.json';
const empty = settingsText({ references: { cts_mail: '', cts_teams: connection } });
const emptyConnection = ['settings-empty-connection cts_mail'];

function open(files: Readonly<Record<string, string>>, ...solutions: SolutionSource[]): Promise<OpenWorkspace> {
  return openWorkspace(settingsWorkspace(solutions, files));
}

/** Returns the findings in settings files after everything is read. */
async function found({ engine }: OpenWorkspace): Promise<string[]> {
  await engine.settle();
  return allFindings(engine)
    .filter(({ ruleId }) => ruleId.startsWith('settings-'))
    .map(({ ruleId, data }) => `${ruleId} ${data.references ?? data.reference ?? ''}`);
}

/** Changes a file on the disk; undefined deletes it. */
async function after(workspace: OpenWorkspace, file: FilePath, text: string | undefined): Promise<string[]> {
  if (text === undefined) {
    workspace.tree.delete(file);
    workspace.engine.noteDeleted(file);
  } else {
    workspace.tree.write(file, text);
    workspace.engine.noteChanged(file);
  }
  return found(workspace);
}

describe('Findings in settings files follow', () => {
  it('the settings file', async () => {
    const workspace = await open({ 'test.json': empty }, contoso);
    assert.deepEqual(await found(workspace), emptyConnection);
    const mapped = settingsText({ references: { cts_mail: otherConnection, cts_teams: connection } });
    assert.deepEqual(await after(workspace, test, mapped), []);
    const fewer = settingsText({ references: { cts_mail: connection } });
    assert.deepEqual(await after(workspace, test, fewer), ['settings-missing-entry cts_teams']);
    assert.deepEqual(await after(workspace, test, '{ "name": "no settings any more" }'), []);
    assert.deepEqual(await after(workspace, test, empty), emptyConnection);
    assert.deepEqual(await after(workspace, test, undefined), []);
  });

  it('unsaved text of the settings file', async () => {
    const workspace = await open({ 'test.json': empty }, contoso);
    workspace.engine.setUnsaved(test, settingsText({ references: { cts_mail: 'a/b', cts_teams: connection } }));
    assert.deepEqual(await found(workspace), ['settings-malformed-connection-id cts_mail']);
    workspace.engine.setUnsaved(test, undefined);
    assert.deepEqual(await found(workspace), emptyConnection);
  });

  it('the other settings files', async () => {
    const mapped = settingsText({ references: { cts_mail: connection, cts_teams: otherConnection } });
    const workspace = await open({ 'test.json': mapped }, contoso);
    assert.deepEqual(await found(workspace), []);
    const same = await after(workspace, 'repo/prod.json', mapped);
    assert.deepEqual(
      same,
      ['cts_mail', 'cts_teams', 'cts_mail', 'cts_teams'].map(
        (name) => `settings-same-connection-in-two-environments ${name}`,
      ),
    );
    assert.deepEqual(await after(workspace, 'repo/prod.json', undefined), []);
  });

  it('the references of its solutions', async () => {
    const workspace = await open({ 'test.json': empty }, contoso);
    const more = { ...contoso, references: [...references, { name: 'cts_sites' }] };
    assert.deepEqual(await after(workspace, customizations, customizationsXml(more)), [
      'settings-missing-entry cts_sites',
      ...emptyConnection,
    ]);
    const fewer = { ...contoso, references: references.slice(0, 1) };
    assert.deepEqual(await after(workspace, customizations, customizationsXml(fewer)), [
      'settings-unknown-entry cts_teams',
      ...emptyConnection,
    ]);
    assert.deepEqual(await after(workspace, customizations, '<ImportExportXml>'), emptyConnection);
    assert.deepEqual(await after(workspace, customizations, customizationsXml(contoso)), emptyConnection);
  });

  it('the connector of a reference', async () => {
    const text = settingsText({
      references: { cts_mail: { ConnectionId: connection, ConnectorId: 'shared_office365' }, cts_teams: '#{teams}#' },
    });
    const workspace = await open({ 'test.json': text }, contoso);
    assert.deepEqual(await found(workspace), []);
    const others = references.map(({ name }) => ({ name, api: 'shared_sql' }));
    assert.deepEqual(await after(workspace, customizations, customizationsXml({ references: others })), [
      'settings-connector-mismatch cts_mail',
    ]);
  });

  it('the name and state of a flow', async () => {
    const workspace = await open({ 'test.json': empty }, contoso);
    const message = (): string =>
      allFindings(workspace.engine).find(({ ruleId }) => ruleId.startsWith('settings-'))?.message ?? '';
    assert.match(message(), /“Send” stays turned off/);
    const metadata = `${sendFile}.data.xml`;
    assert.deepEqual(await after(workspace, metadata, workflowXml(send).replace('Name="Send"', 'Name="Post"')), [
      ...emptyConnection,
    ]);
    assert.match(message(), /“Post” stays turned off/);
    await after(workspace, metadata, workflowXml({ ...send, state: 'off' }));
    assert.match(message(), /The first import asks for a connection/);
    assert.deepEqual(await after(workspace, metadata, workflowXml(send)), emptyConnection);
  });

  it('the references of a flow, and whose connection they use', async () => {
    const workspace = await open({ 'test.json': empty }, contoso);
    const using = (entry: Record<string, unknown>): string => flowJson({ name: 'Send', entries: { mail: entry } });
    const teams = using(bound('cts_teams', 'shared_teams'));
    const invoker = using({ ...bound('cts_mail'), runtimeSource: 'invoker' });
    for (const [text, message] of [
      [teams, /The first import asks/],
      [using(bound('cts_mail')), /“Send” stays turned off/],
      [invoker, /The first import asks/],
      [using(bound('cts_mail')), /“Send” stays turned off/],
      [undefined, /The first import asks/],
    ] as const) {
      assert.deepEqual(await after(workspace, sendFile, text), emptyConnection);
      const [finding] = allFindings(workspace.engine).filter(({ ruleId }) => ruleId === 'settings-empty-connection');
      assert.match(finding?.message ?? '', message);
    }
  });

  it('the definition of a variable', async () => {
    const text = settingsText({ references: {}, variables: { cts_key: 'plain' } });
    const secret = variableFiles('cts_key', 'secret');
    const [path = ''] = Object.keys(secret);
    const workspace = await open({ 'test.json': text }, { files: secret });
    assert.deepEqual(await found(workspace), ['settings-secret-in-plain-text cts_key']);
    const file = `repo/Contoso/${path}`;
    assert.deepEqual(await after(workspace, file, variableFiles('cts_key')[path]), []);
    assert.deepEqual(await after(workspace, file, '<a'), [], 'nobody knows what it defines');
    assert.deepEqual(await after(workspace, file, undefined), ['settings-unknown-entry cts_key']);
  });

  it('added and removed solutions', async () => {
    const workspace = await open({ 'test.json': empty });
    assert.deepEqual(await found(workspace), []);
    for (const [file, text] of solutionFiles(contoso)) {
      workspace.tree.write(file, text);
    }
    workspace.engine.noteChanged('repo/Contoso');
    assert.deepEqual(await found(workspace), emptyConnection);
    assert.deepEqual(await after(workspace, 'repo/Contoso', undefined), []);
  });

  it('.connref.json', async () => {
    const workspace = await open({ 'test.json': empty }, contoso);
    const says = (json: object): Promise<string[]> => after(workspace, config, JSON.stringify(json));
    const environments = (environment: object): object => ({ environments: { Test: environment } });
    assert.deepEqual(await says(environments({ settings: ['test.json'], import: 'update' })), []);
    assert.deepEqual(await says(environments({ settings: ['test.json'] })), emptyConnection);
    assert.deepEqual(await says(environments({ settings: ['test.json'], solutions: ['Elsewhere'] })), []);
    assert.deepEqual(await says({ rules: { 'settings-empty-connection': 'off' } }), []);
    assert.deepEqual(await says({ externals: ['cts_*'] }), []);
    assert.deepEqual(await says({ exclude: ['test.json'] }), []);
    assert.deepEqual(await after(workspace, config, undefined), emptyConnection);
  });

  it('the token patterns of .connref.json', async () => {
    const text = settingsText({ references: { cts_mail: '<<mail>>', cts_teams: connection } });
    const workspace = await open({ 'test.json': text }, contoso);
    assert.deepEqual(await found(workspace), ['settings-malformed-connection-id cts_mail']);
    assert.deepEqual(await after(workspace, config, '{ "tokens": ["<<*>>"] }'), []);
  });

  it('workspace folders', async () => {
    const workspace = await open({ 'test.json': empty }, contoso);
    workspace.engine.removeFolder('repo');
    assert.deepEqual(await found(workspace), []);
    workspace.engine.setFolder('repo');
    assert.deepEqual(await found(workspace), emptyConnection);
    workspace.engine.setFolder('repo', { ...defaultFolderSettings, exclude: ['Contoso'] });
    assert.deepEqual(await found(workspace), []);
  });
});
