import assert from 'node:assert/strict';
import { createEnvironment, patternFor } from '../../../../../src/core/edits/settings/createEnvironment';
import type { SettingsRemark } from '../../../../../src/core/edits/settings/settingsRemark';
import { type SettingsSync, syncEnvironment } from '../../../../../src/core/edits/settings/settingsSync';
import { solutionFiles, type SolutionSource } from '../../../../support/solutionSource';
import { applyOperations } from '../../../../support/fixLaw';
import { openWorkspace, type OpenWorkspace } from '../../../../support/workspace';

const hash = '5fticketing-5ff805fab2693f57dc';
const source: SolutionSource = {
  root: 'repo/Contoso',
  uniqueName: 'Contoso',
  references: [
    { name: 'cts_sql', api: 'shared_sql' },
    { name: 'cts_mail' },
    { name: 'cts_ticketing', api: `shared_cts-${hash}`, custom: '0f000000-0000-4000-8000-00000000000c' },
  ],
  files: {
    ...variable('cts_url'),
    ...variable('cts_limit', '<defaultvalue>5</defaultvalue>'),
    ...variable('cts_shipped'),
    'environmentvariabledefinitions/cts_shipped/environmentvariablevalues.json':
      '{"environmentvariablevalues":{"environmentvariablevalue":{"value":"x"}}}',
  },
};

function variable(name: string, content = ''): Record<string, string> {
  return {
    [`environmentvariabledefinitions/${name}/environmentvariabledefinition.xml`]: `<environmentvariabledefinition schemaname="${name}">${content}<type>100000000</type></environmentvariabledefinition>`,
  };
}

interface Settings {
  readonly EnvironmentVariables: readonly {
    readonly SchemaName: string;
    readonly Value?: string;
    readonly Note?: string;
  }[];
  readonly ConnectionReferences: readonly {
    readonly LogicalName: string;
    readonly ConnectionId: string;
    readonly ConnectorId?: string;
    readonly ConnectionOwner?: string;
  }[];
}

function settings(references: Record<string, string>, variables: Record<string, string> = {}): string {
  return JSON.stringify({
    EnvironmentVariables: Object.entries(variables).map(([SchemaName, Value]) => ({ SchemaName, Value })),
    ConnectionReferences: Object.entries(references).map(([LogicalName, ConnectionId]) => ({
      LogicalName,
      ConnectionId,
    })),
  });
}

async function open(files: Record<string, string>, solutions = [source]): Promise<OpenWorkspace> {
  return openWorkspace([
    ...solutions.flatMap((each) => solutionFiles(each)),
    ...Object.entries(files).map(([path, text]) => [`repo/${path}`, text] as const),
  ]);
}

function sync(
  { engine }: OpenWorkspace,
  name: string,
  variables: 'remark' | 'token' = 'remark',
  connections: 'empty' | 'token' = 'empty',
): SettingsSync[] {
  const environment = engine.index.environments().find((each) => each.name === name);
  assert.ok(environment, `no environment ${name}`);
  return syncEnvironment(environment, engine.index, { variables, connections });
}

async function synced(workspace: OpenWorkspace, name: string, variables?: 'token'): Promise<Settings> {
  const [first] = sync(workspace, name, variables);
  assert.ok(first);
  const { after } = await applyOperations([...first.additions, ...first.removals], workspace.tree);
  return JSON.parse(after.text(first.file)) as Settings;
}

describe('Syncing a settings file', () => {
  it('adds references without a connection, and no variable without a value', async () => {
    const workspace = await open({ 'uat.deploymentsettings.json': settings({ cts_MAIL: 'abc' }) });
    const { ConnectionReferences, EnvironmentVariables } = await synced(workspace, 'uat');
    assert.deepEqual(ConnectionReferences, [
      { LogicalName: 'cts_MAIL', ConnectionId: 'abc' },
      {
        LogicalName: 'cts_sql',
        ConnectionId: '',
        ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_sql',
      },
      // The source's id of a custom connector would be wrong in every other environment.
      { LogicalName: 'cts_ticketing', ConnectionId: '' },
    ]);
    assert.deepEqual(EnvironmentVariables, []);
    assert.deepEqual(sync(workspace, 'uat')[0]?.remarks, [
      { kind: 'customConnectors', references: ['cts_ticketing'] },
      { kind: 'valuesNeeded', variables: ['cts_url'] },
    ]);
  });

  it('has nothing to do a second time', async () => {
    const workspace = await open({ 'uat.deploymentsettings.json': settings({}, { cts_url: 'x' }) });
    const [{ additions } = { additions: [] }] = sync(workspace, 'uat');
    const { after } = await applyOperations(additions, workspace.tree);
    const again = sync(await openWorkspace(after), 'uat');
    assert.deepEqual(
      again.map(({ additions, removals, remarks }) => [additions, removals, remarks]),
      [[[], [], []]],
    );
  });

  it('writes no token into a template', async () => {
    const workspace = await open({ 'base.json': settings({ cts_mail: '' }), 'uat.json': settings({ cts_mail: '' }) });
    const tokens = (name: string): unknown[] =>
      sync(workspace, name, 'token', 'token').flatMap(({ additions }) =>
        additions.flatMap((each) => ('value' in each && each.value !== '' ? each.value : [])),
      );
    assert.deepEqual(tokens('base'), []);
    assert.equal(tokens('uat').length, 4);
  });

  it('adds the same to copies, so that they stay copies', async () => {
    const text = settings({ cts_mail: 'abc' });
    const workspace = await open({ 'a/uat.json': text, 'b/uat.json': text });
    const added = sync(workspace, 'uat').map(({ file, additions }) => [file, additions.length]);
    assert.deepEqual(added, [
      ['repo/a/uat.json', 2],
      ['repo/b/uat.json', 2],
    ]);
  });

  for (const [style, text, wanted] of [
    ['variables', settings({}, { cts_other: '$(var.cts_other)' }), '$(var.cts_url)'],
    ['references', settings({ cts_mail: '#{connectionreference.cts_mail}#' }), '#{environmentvariable.cts_url}#'],
    ['none', settings({ cts_mail: 'abc' }, { cts_limit: 'cts_limit' }), '#{cts_url}#'],
  ] as const) {
    it(`writes a token in the style of its ${style} where it is asked to`, async () => {
      const { EnvironmentVariables } = await synced(
        await open({ 'uat.deploymentsettings.json': text }),
        'uat',
        'token',
      );
      const added = EnvironmentVariables.find(({ SchemaName }) => SchemaName === 'cts_url');
      assert.equal(added?.Value, wanted);
    });
  }

  for (const [style, files, wanted] of [
    ['the file', { 'uat.json': settings({ cts_mail: '#{con.cts_mail}#' }) }, '#{con.cts_sql}#'],
    ['a token with another name', { 'uat.json': settings({ cts_mail: '$(MAIL)' }) }, '$(cts_sql)'],
    ['a secret', { 'uat.json': settings({ cts_mail: '${{ secrets.MAIL }}' }) }, '${{ secrets.cts_sql }}'],
    [
      'its variables',
      { 'uat.json': settings({}, { cts_url: '#{environmentvariable.cts_url}#' }) },
      '#{connectionreference.cts_sql}#',
    ],
    ['another file', { 'uat.json': settings({}), 'test.json': settings({ cts_mail: '__cts_mail__' }) }, '__cts_sql__'],
    [
      'no file, where the other one mentions its environment',
      { 'uat.json': settings({}), 'test.json': settings({ cts_mail: '#{test.cts_mail}#' }) },
      '#{cts_sql}#',
    ],
  ] as const) {
    it(`writes tokens for connections where it is asked to, in the style of ${style}`, async () => {
      const workspace = await open({
        ...files,
        'uat.json': files['uat.json']
          .replace('"ConnectionReferences":[', '$&{"LogicalName":"cts_ticketing"},')
          .replace(',]', ']'),
      });
      const additions = sync(workspace, 'uat', 'remark', 'token')[0]?.additions ?? [];
      const written = new Map(
        additions.flatMap((each) => (each.kind === 'setConnection' ? [[each.logicalName, each.value]] : [])),
      );
      assert.equal(written.get('cts_sql'), wanted);
      assert.equal(written.get('cts_ticketing'), wanted.replace('cts_sql', 'cts_ticketing'), 'the entry that is empty');
      const { after } = await applyOperations(additions, workspace.tree);
      const found = (await openWorkspace(after)).engine.findings('repo/uat.json');
      assert.deepEqual(
        found.filter(({ ruleId }) => /empty-connection|missing-entry/.test(ruleId)),
        [],
      );
    });
  }

  it('adds what the check calls missing, and where', async () => {
    const workspace = await open(
      {
        'base.json': settings({}, { cts_limit: '1' }),
        'uat.json': settings({}),
        '.connref.json': JSON.stringify({
          externals: ['cts_sql'],
          environments: { uat: { settings: ['base.json', 'uat.json'], import: 'update' } },
        }),
      },
      [
        source,
        { ...source, root: 'repo/Managed', managed: 1, references: [{ name: 'cts_sql' }, { name: 'cts_mail' }] },
      ],
    );
    const found = workspace.engine.allFindings().filter(({ ruleId }) => ruleId === 'settings-missing-entry');
    assert.deepEqual(
      found.map(({ file, data }) => [file, data.references]),
      [['repo/uat.json', 'cts_mail']],
    );
    assert.deepEqual(
      sync(workspace, 'uat').map(({ file, additions }) => [
        file,
        additions.map((each) => each.kind === 'setConnection' && each.logicalName),
      ]),
      [
        ['repo/base.json', []],
        ['repo/uat.json', ['cts_mail']],
      ],
    );
  });

  it('removes nothing that may be right', async () => {
    const removable = async (config: object, names: readonly string[]): Promise<string[]> => {
      const entries = Object.fromEntries(names.map((name) => [name, 'x']));
      const workspace = await open({
        'uat.json': settings({ cts_mail: 'x', ...entries }),
        '.connref.json': JSON.stringify(config),
      });
      return sync(workspace, 'uat').flatMap(({ removals }) => removals.map(({ name }) => name));
    };
    assert.deepEqual(await removable({}, ['fab_mail', 'cts_gone']), ['cts_gone']);
    assert.deepEqual(await removable({ externals: ['cts_gone'] }, ['cts_gone']), []);
    const ignored = { rule: 'settings-unknown-entry', path: '*.json', reason: 'Later.' };
    assert.deepEqual(await removable({ ignore: [ignored] }, ['cts_gone']), []);
    assert.deepEqual(await removable({ ignore: [{ ...ignored, reference: 'cts_other' }] }, ['cts_gone']), ['cts_gone']);
  });

  it('offers apart to remove what no solution has', async () => {
    const text = settings({ cts_mail: 'abc', cts_gone: 'abc' }, { cts_url: 'x', cts_old: 'y' });
    const workspace = await open({ 'uat.deploymentsettings.json': text });
    const [{ removals } = { removals: [] }] = sync(workspace, 'uat');
    assert.deepEqual(
      removals.map(({ list, name, pointer, before }) => [list, name, pointer, before]),
      [
        ['ConnectionReferences', 'cts_gone', '/ConnectionReferences/1', 'abc'],
        ['EnvironmentVariables', 'cts_old', '/EnvironmentVariables/1', 'y'],
      ],
    );
    const after = await synced(workspace, 'uat');
    assert.deepEqual(after.EnvironmentVariables, [{ SchemaName: 'cts_url', Value: 'x' }]);
  });

  it('keeps an entry of a shared file that a solution of another environment needs', async () => {
    const fabrikam = { root: 'repo/Fabrikam', uniqueName: 'Fabrikam', references: [{ name: 'fab_mail' }] };
    const workspace = await open(
      {
        '.connref.json': JSON.stringify({
          environments: {
            one: { settings: ['base.json'], solutions: ['Contoso'] },
            two: { settings: ['base.json'], solutions: ['Fabrikam'] },
          },
        }),
        'base.json': settings({ cts_mail: 'abc', fab_mail: 'abc', cts_gone: 'abc' }),
      },
      [source, fabrikam],
    );
    for (const environment of ['one', 'two']) {
      assert.deepEqual(
        sync(workspace, environment)[0]?.removals.map(({ name }) => name),
        ['cts_gone'],
        environment,
      );
    }
  });

  it('calls nothing stale while a solution cannot be read', async () => {
    const files = { 'uat.deploymentsettings.json': settings({ cts_mail: 'abc', cts_gone: 'abc' }) };
    const broken = { ...source, files: { ...source.files, 'Other/Customizations.xml': '<ImportExportXml>' } };
    const [{ additions, removals, remarks } = { additions: [], removals: [], remarks: [] }] = sync(
      await open(files, [broken]),
      'uat',
    );
    assert.deepEqual([additions, removals], [[], []]);
    assert.deepEqual(remarks.at(-1), { kind: 'solutionsUnread' });
  });

  it('says what it cannot do: a broken file, a file for no known solution', async () => {
    const broken = await open({
      'uat.deploymentsettings.json': '{"ConnectionReferences":[{"LogicalName":"cts_mail",]}',
    });
    assert.deepEqual(sync(broken, 'uat')[0]?.remarks, [{ kind: 'invalidJson' }]);
    const lone = await open({ 'uat.deploymentsettings.json': settings({ cts_mail: '' }) }, []);
    assert.deepEqual(sync(lone, 'uat')[0]?.remarks, [{ kind: 'solutionsUnknown' }]);
  });

  it('takes twins of a solution for one', async () => {
    const managed = { ...source, root: 'repo/Managed', managed: 1 } as const;
    const workspace = await open({ 'uat.deploymentsettings.json': settings({}) }, [source, managed]);
    const [{ additions } = { additions: [] }] = sync(workspace, 'uat');
    assert.equal(additions.length, 3);
  });

  it('does not repeat in one file of an environment what another one says for the solution', async () => {
    const workspace = await open({
      '.connref.json': '{"environments":{"uat":{"settings":["base.json","over.json"]}}}',
      'base.json': settings({ cts_sql: '' }),
      'over.json': settings({ cts_mail: 'abc' }),
    });
    assert.deepEqual(
      sync(workspace, 'uat').map(({ file, additions }) => [
        file,
        additions.map((operation) => ('logicalName' in operation ? operation.logicalName : operation.kind)),
      ]),
      [
        ['repo/base.json', []],
        ['repo/over.json', ['cts_ticketing']],
      ],
    );
  });
});

describe('Creating an environment', () => {
  async function created(
    workspace: OpenWorkspace,
    name: string,
  ): Promise<{ files: Record<string, Settings>; remarks: readonly SettingsRemark[] }> {
    const { index } = workspace.engine;
    const { operations, remarks } = createEnvironment(name, 'repo', patternFor('repo', index), index);
    const { after, plan } = await applyOperations(operations, workspace.tree);
    return {
      files: Object.fromEntries(plan.map(({ file }) => [file, JSON.parse(after.text(file)) as Settings])),
      remarks,
    };
  }

  it('names what the solutions have, and copies tokens alone', async () => {
    const workspace = await open({
      'config/Test/deploymentSettings.json': JSON.stringify({
        EnvironmentVariables: [
          { SchemaName: 'cts_limit', Value: '7' },
          { SchemaName: 'cts_url', Value: '#{url}#', Note: '$(NOTE)' },
        ],
        ConnectionReferences: [
          {
            LogicalName: 'cts_sql',
            ConnectionId: '#{sql}#',
            ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_sql',
            ConnectionOwner: '#{owner}#',
          },
          {
            LogicalName: 'cts_ticketing',
            ConnectionId: 'abc',
            ConnectionOwner: 'test@contoso.example',
            ConnectorId: `/providers/Microsoft.PowerApps/apis/shared_cts-${hash}`,
          },
          { LogicalName: 'cts_gone', ConnectionId: 'abc' },
        ],
      }),
    });
    const { files, remarks } = await created(workspace, 'uat');
    assert.deepEqual(files, {
      'repo/config/Uat/deploymentSettings.json': {
        EnvironmentVariables: [{ SchemaName: 'cts_url', Value: '#{url}#', Note: '$(NOTE)' }],
        ConnectionReferences: [
          {
            LogicalName: 'cts_sql',
            ConnectionId: '#{sql}#',
            ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_sql',
            ConnectionOwner: '#{owner}#',
          },
          { LogicalName: 'cts_ticketing', ConnectionId: '' },
          {
            LogicalName: 'cts_mail',
            ConnectionId: '',
            ConnectorId: '/providers/Microsoft.PowerApps/apis/shared_office365',
          },
        ],
      },
    });
    assert.deepEqual(remarks, [
      { kind: 'customConnectors', references: ['cts_ticketing'] },
      {
        kind: 'valuesOfOthers',
        variables: [{ variable: 'cts_limit', environments: ['Test'] }],
        environment: 'uat',
        value: 'default',
      },
    ]);
  });

  it('names the variables that other environments set, and what it gets without an entry', async () => {
    const workspace = await open({
      'test.deploymentsettings.json': settings({ cts_mail: 'abc' }, { cts_limit: '7', cts_shipped: 'y' }),
      'prod.deploymentsettings.json': settings({ cts_mail: 'abd' }, { cts_LIMIT: '8' }),
      'qa.deploymentsettings.json': settings({ cts_mail: 'abe' }, { cts_limit: '', cts_unknown: 'z' }),
    });
    const { files, remarks } = await created(workspace, 'uat');
    assert.deepEqual(files['repo/uat.deploymentsettings.json']?.EnvironmentVariables, []);
    assert.deepEqual(remarks, [
      { kind: 'customConnectors', references: ['cts_ticketing'] },
      { kind: 'valuesNeeded', variables: ['cts_url'] },
      {
        kind: 'valuesOfOthers',
        variables: [{ variable: 'cts_shipped', environments: ['test'] }],
        environment: 'uat',
        value: 'shipped',
      },
      {
        kind: 'valuesOfOthers',
        variables: [{ variable: 'cts_limit', environments: ['prod', 'test'] }],
        environment: 'uat',
        value: 'default',
      },
    ]);
  });

  it('says nothing of variables that another of the new files sets, or that are set for other solutions', async () => {
    const other: SolutionSource = { root: 'repo/Fabrikam', uniqueName: 'Fabrikam', files: variable('cts_limit') };
    const workspace = await open(
      {
        '.connref.json': JSON.stringify({
          environments: {
            test: { settings: ['test.a.json', 'test.b.json'], solutions: ['Contoso'] },
            other: { settings: ['other.json'], solutions: ['Fabrikam'] },
          },
        }),
        'test.a.json': settings({ cts_mail: 'abc' }, { cts_url: '#{url}#' }),
        'test.b.json': settings({ cts_sql: 'abc' }),
        'other.json': settings({}, { cts_limit: '7' }),
      },
      [source, other],
    );
    const { remarks } = await created(workspace, 'uat');
    assert.deepEqual(remarks, [{ kind: 'customConnectors', references: ['cts_ticketing'] }]);
  });

  it('takes all files of the environment that has most, a template before others', async () => {
    const workspace = await open({
      'uat.deploymentsettings.json': settings({ cts_mail: 'abc' }),
      'base.deploymentsettings.json': settings({ cts_mail: '' }),
      'base.more.json': settings({ cts_sql: '' }),
      '.connref.json': '{"environments":{"base":{"settings":["base.*"]}}}',
    });
    const { files } = await created(workspace, 'prod');
    assert.deepEqual(Object.keys(files).sort(), ['repo/prod.deploymentsettings.json', 'repo/prod.more.json']);
  });

  for (const [what, layers, created, files] of [
    ['after the environment', ['base.json', 'live.json'], ['uat.json'], ['base.json', 'uat.json']],
    [
      'after something else',
      ['base.json', 'qa.json'],
      ['Uat.deploymentsettings.json'],
      ['base.json', 'Uat.deploymentsettings.json'],
    ],
  ] as const) {
    it(`shares the base of layers whose last one is called ${what}`, async () => {
      const paths = layers.map((layer) => `settings/${layer}`);
      const { engine } = await openWorkspace([
        ...solutionFiles(source),
        ...paths.map((path) => [`repo/${path}`, settings({ cts_mail: '1' })] as const),
        ['repo/.connref.json', JSON.stringify({ environments: { Live: { settings: paths } } })],
      ]);
      const { operations, ...rest } = createEnvironment('Uat', 'repo', patternFor('repo', engine.index), engine.index);
      const inFolder = (names: readonly string[]): string[] => names.map((each) => `repo/settings/${each}`);
      assert.deepEqual(
        operations.map(({ file }) => file),
        inFolder(created),
      );
      assert.deepEqual([rest.files, rest.shared], [inFolder(files), inFolder(['base.json'])]);
      assert.deepEqual(rest.remarks.at(-1), {
        kind: 'fileOfOthers',
        file: 'repo/settings/base.json',
        owner: 'Live',
        environment: 'Uat',
      });
    });
  }

  it('gives each solution a file where there is no environment yet', async () => {
    const managed = { ...source, root: 'repo/Managed', managed: 1 } as const;
    const other: SolutionSource = { root: 'repo/Fabrikam', uniqueName: 'Fabrikam', references: [{ name: 'fab_mail' }] };
    const { files, remarks } = await created(await open({}, [managed, source, other]), 'uat');
    assert.deepEqual(
      Object.entries(files).map(([file, { ConnectionReferences }]) => [file, ConnectionReferences.length]),
      [
        ['repo/Contoso.uat.deploymentsettings.json', 3],
        ['repo/Fabrikam.uat.deploymentsettings.json', 1],
      ],
    );
    assert.deepEqual(remarks, [
      { kind: 'customConnectors', references: ['cts_ticketing'] },
      { kind: 'valuesNeeded', variables: ['cts_url'] },
    ]);
  });
});
