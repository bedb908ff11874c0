import assert from 'node:assert/strict';
import { defaultFolderSettings } from '../../../src/core/engine/folderState';
import { MappingModel } from '../../../src/mapping/mappingModel';
import { mappingView } from '../../../src/mapping/mappingView';
import { ArchiveFileTree } from '../../../src/platform/zip/archiveFileTree';
import { MemoryFileTree } from '../../support/memoryFileTree';
import { newEngine } from '../../support/newEngine';
import { solutionInZip } from '../../support/zips';
import { MappedWorkspace, nothingRemembered, settingsJson, variableFile } from '../../support/mappedWorkspace';
import { bound, solutionFiles, type SolutionSource } from '../../support/solutionSource';
import { openWorkspace } from '../../support/workspace';

const mail = '0f8378a7481ebe90208b7fd241a85623';
const other = '51252699b7381fca28cc1a1ce4394b0e';

const core: SolutionSource = {
  root: 'repo/Core',
  uniqueName: 'Core',
  references: [
    { name: 'cts_mail', displayName: 'Team mail' },
    { name: 'cts_teams', api: 'shared_teams' },
  ],
  flows: [
    { name: 'Send', entries: { mail: bound('cts_mail') } },
    {
      name: 'Post',
      entries: { teams: bound('cts_teams', 'shared_teams') },
      id: '0f000000-0000-4000-8000-000000000002',
    },
  ],
};
const desk: SolutionSource = { root: 'repo/Desk', uniqueName: 'Desk', references: [{ name: 'CTS_Mail' }] };

describe('What the mapping page shows', () => {
  it('has a row for each name over all solutions, by connector and name, and one for what only files know', async () => {
    const workspace = await MappedWorkspace.open(
      { 'settings/test.json': settingsJson({ cts_mail: '', cts_gone: mail }) },
      core,
      desk,
      { ...core, root: 'repo/Managed', managed: 1 },
    );
    const rows = workspace.view().references;
    assert.deepEqual(
      rows.map(({ connectorName, logicalName, solutions }) => [connectorName, logicalName, solutions.join(' ')]),
      [
        ['Microsoft Teams', 'cts_teams', 'Core'],
        ['Office 365 Outlook', 'cts_gone', ''],
        ['Office 365 Outlook', 'cts_mail', 'Core Desk'],
      ],
    );
    assert.equal(new Set(rows.map(({ id }) => id)).size, 3);
    assert.deepEqual(
      rows.map(({ flows }) => flows),
      [['Post'], [], ['Send']],
    );
    assert.equal(rows[2]?.displayName, 'Team mail');
  });

  it('has a row for what is used and not defined, and says where a reference is from', async () => {
    const workspace = await MappedWorkspace.open(
      {
        '.connref.json': JSON.stringify({ externals: ['ext_*'] }),
        'settings/test.json': settingsJson({ cts_mail: '', cts_gone: mail, cts_both: mail }),
      },
      {
        ...core,
        flows: [
          { name: 'Send', entries: { a: bound('CTS_both', 'shared_sql'), b: bound('ext_mail'), c: bound('cts_mail') } },
        ],
        apps: [{ name: 'cts_app', displayName: 'App', references: ['cts_apponly'] }],
      },
    );
    const { references, environments } = workspace.view();
    assert.deepEqual(
      references.map(({ logicalName, origin, connector, flows, others, cells }) => [
        logicalName,
        origin,
        connector,
        [...flows, ...others].join(' '),
        cells[0]?.state,
      ]),
      [
        ['cts_apponly', 'uses', '', 'canvas app “App”', 'none'],
        ['cts_teams', 'solution', 'shared_teams', '', 'missing'],
        ['cts_gone', 'settings', 'shared_office365', '', 'value'],
        ['ext_mail', 'externals', 'shared_office365', 'Send', 'none'],
        ['cts_mail', 'solution', 'shared_office365', 'Send', 'empty'],
        ['cts_both', 'uses', 'shared_sql', 'Send', 'value'],
      ],
    );
    assert.deepEqual(environments[0]?.total, 2);
  });

  it('names the solutions in zips that are not checked, but not those that are exports of checked ones', async () => {
    const files = new MemoryFileTree([
      ...solutionFiles(core),
      solutionInZip('repo/Core.zip', { ...core, managed: 1 }),
      solutionInZip('repo/Forms.zip', { uniqueName: 'Forms' }),
    ]);
    for (const checkZips of [false, true]) {
      const engine = newEngine({ files: new ArchiveFileTree(files) });
      engine.setFolder('repo', { ...defaultFolderSettings, checkZips });
      await engine.settle();
      const view = new MappedWorkspace(engine, files).view();
      assert.deepEqual(view.unchecked, checkZips ? [] : ['Forms']);
    }
  });

  it('names apps, agents and code app projects that use a reference', async () => {
    const workspace = await MappedWorkspace.open(
      {
        'settings/test.json': settingsJson({ cts_mail: '' }),
        'board/power.config.json': JSON.stringify({
          appDisplayName: 'Board',
          connectionReferences: { a: { xrmConnectionReferenceLogicalName: 'CTS_mail' } },
        }),
      },
      { ...core, apps: [{ name: 'cts_orders', displayName: 'Orders', references: ['cts_mail'] }] },
    );
    assert.deepEqual(workspace.reference('cts_mail')?.others, ['canvas app “Orders”', 'code app “Board”']);
  });

  it('has references, and a verdict on a new environment, before any settings file exists', async () => {
    const { environments, references } = (await MappedWorkspace.open({}, core)).view();
    assert.deepEqual(
      environments.map(({ name, isNew, verdict, files }) => [name, isNew, verdict, files]),
      [['a new environment', true, 'needsConnections', []]],
    );
    assert.deepEqual(
      references.map(({ logicalName, cells }) => [logicalName, cells.map(({ state }) => state)]),
      [
        ['cts_teams', ['none']],
        ['cts_mail', ['none']],
      ],
    );
    const withFile = await MappedWorkspace.open({ 'settings/test.json': settingsJson({ cts_mail: '' }) }, core);
    assert.deepEqual(
      withFile.view().environments.map(({ isNew }) => isNew),
      [false],
    );
  });

  it('says of each cell what its file holds', async () => {
    const workspace = await MappedWorkspace.open(
      {
        'settings/test.json': settingsJson({ cts_mail: mail, cts_teams: '' }),
        'settings/prod.json': settingsJson({ cts_teams: '#{teams}#' }),
        'settings/Desk_uat.json': settingsJson({ cts_mail: mail }),
      },
      core,
      { ...desk, references: [] },
    );
    assert.deepEqual(workspace.cells('cts_mail'), { prod: 'missing', test: `value ${mail}`, uat: `value ${mail}` });
    assert.deepEqual(workspace.cells('cts_teams'), { prod: 'token #{teams}#', test: 'empty', uat: 'none' });
  });

  it('has one value where two files agree, and says so where they do not', async () => {
    const files = (inDesk: string) => ({
      'Core/test.deploymentsettings.json': settingsJson({ cts_mail: mail }),
      'Desk/test.deploymentsettings.json': settingsJson({ cts_mail: inDesk }),
    });
    const agree = await MappedWorkspace.open(files(mail), core, desk);
    assert.deepEqual(agree.cells('cts_mail'), { test: `value ${mail}` });
    const differing = await MappedWorkspace.open(files(other), core, desk);
    assert.deepEqual(differing.cells('cts_mail'), { test: 'differs' });
    const [cell] = differing.reference('cts_mail')?.cells ?? [];
    assert.ok(cell?.problems.some(({ message }) => message.includes(mail) && message.includes(other)));
  });

  it('does not show what stands in a file for a solution that lacks the reference, where there is one for its own', async () => {
    const files = {
      'Core/test.deploymentsettings.json': settingsJson({ cts_mail: mail }),
      'Desk/test.deploymentsettings.json': settingsJson({ cts_mail: mail, cts_teams: other }),
    };
    const workspace = await MappedWorkspace.open(files, core, desk);
    assert.deepEqual(workspace.cells('cts_teams'), { test: 'missing' });
  });

  it('prefers neither of two files for one solution where nobody declared an order', async () => {
    const files = { 'a/test.json': settingsJson({ cts_mail: mail }), 'b/test.json': settingsJson({ cts_mail: other }) };
    const workspace = await MappedWorkspace.open(files, core);
    assert.deepEqual(workspace.cells('cts_mail'), { test: 'differs' });
  });

  it('lets the last file win where an order is declared, but for empty values', async () => {
    const workspace = await MappedWorkspace.open(
      {
        '.connref.json': JSON.stringify({
          environments: { test: { settings: ['a/base.json', 'a/more.json', 'a/last.json'], solutions: ['Core'] } },
        }),
        'a/base.json': settingsJson({ cts_mail: mail, cts_teams: mail }),
        'a/more.json': settingsJson({ cts_mail: other }),
        'a/last.json': settingsJson({ cts_mail: '', cts_teams: '' }),
      },
      core,
    );
    assert.deepEqual(workspace.cells('cts_mail'), { test: `value ${other}` });
    assert.deepEqual(workspace.cells('cts_teams'), { test: `value ${mail}` });
  });

  it('counts what is mapped, and names the flows that stay off', async () => {
    const workspace = await MappedWorkspace.open(
      { 'test.json': settingsJson({ cts_mail: '#{mail}#', cts_teams: '' }) },
      core,
    );
    const [column] = workspace.view().environments;
    assert.deepEqual(
      [column?.mapped, column?.total, column?.verdict, column?.flowsOff, column?.pipelineVariables],
      [1, 2, 'flowsOff', ['Post'], ['mail']],
    );
  });

  it('says what makes the import fail', async () => {
    const workspace = await MappedWorkspace.open(
      { 'test.json': settingsJson({ cts_mail: `/x/${mail}/details`, cts_teams: mail }) },
      core,
    );
    const [column] = workspace.view().environments;
    assert.equal(column?.verdict, 'fails');
    assert.match(column.failures.join(), /cts_mail/);
    const problems = workspace.reference('cts_mail')?.cells[0]?.problems ?? [];
    assert.ok(problems.some(({ severity }) => severity === 'error'));
  });

  it('takes a malformed connection id for no mapping, and for no connection that is known', async () => {
    const workspace = await MappedWorkspace.open(
      {
        'test.json': settingsJson({ cts_mail: 'not a good id/with slash', cts_teams: mail }),
        'prod.json': settingsJson({ cts_mail: '#{mail}#/x', cts_teams: '#{teams}#' }),
        'Core/uat.deploymentsettings.json': settingsJson({ cts_mail: mail }),
        'Desk/uat.deploymentsettings.json': settingsJson({ cts_mail: `{${mail}}` }),
      },
      core,
      desk,
    );
    const { environments, connections } = workspace.view();
    assert.deepEqual(
      environments.map(({ name, mapped, total }) => [name, mapped, total]),
      [
        ['prod', 1, 2],
        ['test', 1, 2],
        ['uat', 0, 2],
      ],
    );
    assert.deepEqual(
      workspace.reference('cts_mail')?.cells.map(({ isMalformed }) => isMalformed),
      [true, true, true],
    );
    assert.deepEqual(
      connections.map(({ environment, id }) => [environment, id]),
      [
        ['repo/test', mail],
        ['repo/uat', mail],
      ],
    );
  });

  it('judges no template, and nothing before the workspace is read', async () => {
    const workspace = await MappedWorkspace.open({ 'base.json': settingsJson({ cts_mail: '', cts_teams: '' }) }, core);
    assert.equal(workspace.view().environments[0]?.verdict, 'template');
  });

  it('says why a file cannot be read, and shows nothing of it', async () => {
    const whole = settingsJson({ cts_mail: mail });
    const workspace = await MappedWorkspace.open({ 'test.json': whole.slice(0, -4) }, core);
    const [column] = workspace.view().environments;
    assert.match(column?.files[0]?.broken ?? '', /JSON/);
    assert.equal(column?.verdict, 'fails');
    workspace.write('repo/test.json', whole);
    await workspace.engine.settle();
    assert.equal(workspace.view().environments[0]?.files[0]?.broken, undefined);
    assert.deepEqual(workspace.cells('cts_mail'), { test: `value ${mail}` });
  });

  it('shows variables with their values', async () => {
    const workspace = await MappedWorkspace.open(
      { 'test.json': settingsJson({}, { cts_Limit: '5', cts_Url: '', cts_Gone: '$(x)' }) },
      { ...core, files: { ...variableFile('cts_Limit'), ...variableFile('cts_Url'), ...variableFile('cts_New') } },
    );
    assert.deepEqual(
      workspace.view().variables.map(({ schemaName, type }) => [schemaName, type, workspace.cells(schemaName).test]),
      [
        ['cts_Gone', '', 'token $(x)'],
        ['cts_Limit', 'text', 'value 5'],
        ['cts_New', 'text', 'missing'],
        ['cts_Url', 'text', 'empty'],
      ],
    );
  });

  it('knows the connections that files name, and who uses them', async () => {
    const workspace = await MappedWorkspace.open(
      { 'test.json': settingsJson({ cts_mail: mail, cts_teams: '#{t}#', cts_more: mail.toUpperCase() }) },
      core,
    );
    const { connections } = workspace.view();
    assert.deepEqual(
      connections.map(({ environment, connector, connectorName, usedBy, isRemembered }) => [
        environment,
        connector,
        connectorName,
        usedBy.length,
        isRemembered,
      ]),
      [['repo/test', 'shared_office365', 'Office 365 Outlook', 2, false]],
    );
  });

  it('tells environments of one name in two workspace folders apart', async () => {
    const { engine } = await openWorkspace(
      ['main', 'My%20release'].flatMap((folder) => [
        ...solutionFiles({ ...core, root: `${folder}/Core` }),
        [`${folder}/test.json`, settingsJson({ cts_mail: mail })] as const,
        ...(folder === 'main' ? [[`${folder}/uat.json`, settingsJson({ cts_mail: other })] as const] : []),
      ]),
    );
    const view = mappingView({
      model: new MappingModel(engine.index),
      findings: () => [],
      verdict: () => ({ verdict: 'unknown', assumedPresent: [], failures: [], flowsOff: [] }),
      remembered: nothingRemembered,
      now: 0,
      undo: '',
      redo: '',
      isComplete: true,
      shown: engine.solutions(),
    });
    assert.deepEqual(
      view.environments.map(({ id, name }) => [id, name]),
      [
        ['My%20release/test', 'test (My release)'],
        ['main/test', 'test (main)'],
        ['main/uat', 'uat'],
      ],
    );
  });
});
