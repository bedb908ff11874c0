import assert from 'node:assert/strict';
import type { FilePath } from '../../../../src/core/model/filePath';
import type { ImportPlan, PlanCommand } from '../../../../src/core/plan/importPlan';
import { connection, settingsText, variableFiles } from '../../../support/settingsSource';
import { bound, missingReference, solutionFiles, type SolutionSource } from '../../../support/solutionSource';
import { planOf } from './contosoWorkspace';

const contoso: SolutionSource = {
  managed: 2,
  references: [{ name: 'cts_mail' }, { name: 'cts_chat', api: 'shared_teams' }, { name: 'cts_more' }],
  flows: [
    {
      name: 'Send',
      entries: {
        mail: bound('cts_mail'),
        chat: bound('cts_chat', 'shared_teams'),
        more: bound('cts_more'),
      },
    },
  ],
};

const weather = 'shared_cts-5fweather-5f0123456789abcdef';
const connectorGuid = '0f000000-0000-4000-8000-0000000000c1';

type Environment = Readonly<Record<string, unknown>>;

function workspace(
  environment: Environment,
  sources: readonly SolutionSource[] = [contoso],
  name = 'Test',
): [FilePath, string][] {
  return [
    ...sources.flatMap(solutionFiles),
    ['repo/.connref.json', JSON.stringify({ environments: { [name]: environment } })],
  ];
}

function kinds({ commands }: ImportPlan): string[] {
  return commands.map(({ kind }) => kind);
}

function ofKind<Kind extends PlanCommand['kind']>(
  plan: ImportPlan,
  kind: Kind,
): Extract<PlanCommand, { readonly kind: Kind }>[] {
  return plan.commands.filter((each) => each.kind === kind) as Extract<PlanCommand, { readonly kind: Kind }>[];
}

describe('The steps of an import', () => {
  it('check a mapped connector first, wherever it is, and ask only for the connections that are missing', async () => {
    const base: SolutionSource = {
      root: 'repo/Base',
      uniqueName: 'Base',
      managed: 2,
      connectors: [{ name: 'cts_5Fweather', id: connectorGuid }],
    };
    const user: SolutionSource = {
      managed: 2,
      references: ['cts_w', 'cts_x'].map((name) => ({ name, api: weather, custom: connectorGuid })),
      flows: [{ name: 'Fetch', entries: { a: bound('cts_w', weather), b: bound('cts_x', weather) } }],
    };
    const files = (more: object = {}): [FilePath, string][] => [
      ...[base, user].flatMap(solutionFiles),
      [
        'repo/.connref.json',
        JSON.stringify({
          ...more,
          environments: { Test: { solutions: ['Base', 'Contoso'], settings: ['test.json'] } },
        }),
      ],
      ['repo/test.json', settingsText({ references: { cts_w: connection } })],
    ];
    const plan = await planOf(files());
    assert.deepEqual(kinds(plan).slice(2), ['addConnection', 'checkConnector', 'pack', 'import', 'pack', 'import']);
    assert.deepEqual(
      ofKind(plan, 'addConnection').map(({ references }) => references),
      [['cts_x']],
    );
    assert.deepEqual(plan.assumedPresent, ['cts_5Fweather connector']);
    assert.deepEqual((await planOf(files({ externals: ['cts_5Fweather'] }))).connectorPasses, []);
  });

  it('say which variable of the pipeline has the id of a new connection', async () => {
    const custom: SolutionSource = {
      managed: 2,
      references: [{ name: 'cts_w', api: weather, custom: connectorGuid }],
      connectors: [{ name: 'cts_5Fweather', id: connectorGuid }],
    };
    const copy = { ...custom, root: 'repo/Other', uniqueName: 'Other', references: [] };
    const plan = await planOf([
      ...workspace({ solutions: ['Contoso', 'Other'], settings: ['test.json'] }, [custom, copy]),
      ['repo/test.json', settingsText({ references: { cts_w: '#{weather}#' } })],
    ]);
    assert.deepEqual(
      ofKind(plan, 'mapConnection').map(({ variables }) => variables),
      [['weather']],
    );
  });

  it('leave out solutions that need each other in a first import, what needs them, and their flows', async () => {
    const need = (uniqueName: string, own: string, other: string, owner: string): SolutionSource => ({
      root: `repo/${uniqueName}`,
      uniqueName,
      managed: 2,
      references: [{ name: own }],
      missingDependencies: [missingReference(other, `${owner} (1.2.3.4)`)],
      flows: [{ name: `Flow of ${uniqueName}`, entries: { a: bound(other) } }],
    });
    const sources = [
      need('A', 'cts_a', 'cts_b', 'B'),
      need('B', 'cts_b', 'cts_a', 'A'),
      need('C', 'cts_c', 'cts_a', 'A'),
    ];
    const files = workspace({ solutions: ['A', 'B', 'C', 'Contoso'] }, [...sources, contoso]);
    const first = await planOf(files);
    assert.deepEqual(
      ofKind(first, 'import').map(({ solution }) => solution),
      ['Contoso'],
    );
    const update = await planOf(files, { import: 'update' });
    assert.deepEqual(
      ofKind(update, 'import').map(({ solution }) => solution),
      ['A', 'B', 'C', 'Contoso'],
    );
  });

  it('keep empty connection ids from an environment that may have connections', async () => {
    const files: [FilePath, string][] = [
      ...workspace({ solutions: ['Contoso'], settings: ['test.json'] }),
      ['repo/test.json', settingsText({ references: { cts_mail: '', cts_chat: connection } })],
    ];
    assert.deepEqual(ofKind(await planOf(files), 'render'), []);
    for (const mode of ['update', 'upgrade'] as const) {
      assert.equal(ofKind(await planOf(files, { import: mode }), 'render').length, 1);
    }
    const full = settingsText({ references: { cts_mail: connection } });
    assert.deepEqual(
      ofKind(await planOf([...files.slice(0, -1), ['repo/test.json', full]], { import: 'update' }), 'render'),
      [],
    );
  });

  it('ask for values of variables that a flow needs in the file that wins, and where one is empty', async () => {
    const source: SolutionSource = {
      ...contoso,
      flows: [{ name: 'Send', variables: ['cts_Url'] }],
      files: { ...variableFiles('cts_Url'), ...variableFiles('cts_Site'), ...variableFiles('cts_Unused') },
    };
    const files: [FilePath, string][] = [
      ...workspace({ solutions: ['Contoso'], settings: ['base.json', 'test.json'] }, [source]),
      ['repo/base.json', settingsText({ variables: { cts_Site: '' } })],
      ['repo/test.json', settingsText({})],
    ];
    assert.deepEqual(ofKind(await planOf(files), 'setVariables'), [
      { kind: 'setVariables', variables: ['cts_Site'], files: ['base.json'] },
      { kind: 'setVariables', variables: ['cts_Url'], files: ['test.json'] },
    ]);
    assert.deepEqual(ofKind(await planOf(workspace({ solutions: ['Contoso'] }, [source])), 'setVariables'), [
      { kind: 'setVariables', variables: ['cts_Url'], files: [] },
    ]);
  });

  it('check a custom connector whose references the settings files map, and no more', async () => {
    const custom: SolutionSource = {
      managed: 2,
      references: [{ name: 'cts_w', api: weather, custom: connectorGuid }],
      connectors: [{ name: 'cts_5Fweather', id: connectorGuid }],
    };
    for (const [id, steps] of [
      ['', ['importConnector', 'createConnection', 'mapConnection', 'pack', 'import']],
      ['#{weather}#', ['importConnector', 'createConnection', 'mapConnection', 'render', 'pack', 'import']],
      ['TODO', ['importConnector', 'createConnection', 'mapConnection', 'pack', 'import']],
      [connection, ['checkConnector', 'pack', 'import']],
    ] as const) {
      const plan = await planOf([
        ...workspace({ solutions: ['Contoso'], settings: ['test.json'] }, [custom]),
        ['repo/test.json', settingsText({ references: { cts_w: id } })],
      ]);
      assert.deepEqual(kinds(plan).slice(2), steps, id);
    }
  });

  it('begin with the sign-in and the folder, and ask for each connection once, before anything needs it', async () => {
    const plan = await planOf([
      ...workspace({ solutions: ['Contoso'], settings: ['base.json', 'test.json'], url: 'https://x.crm.dynamics.com' }),
      ['repo/base.json', settingsText({ references: { cts_mail: '' } })],
      ['repo/test.json', settingsText({ references: { cts_chat: '' } })],
    ]);
    assert.deepEqual(kinds(plan), [
      'signIn',
      'createFolder',
      'addConnection',
      'addConnection',
      'render',
      'pack',
      'import',
    ]);
    assert.deepEqual(
      ofKind(plan, 'signIn').map(({ line }) => line),
      ['pac auth create --environment https://x.crm.dynamics.com'],
    );
    assert.deepEqual(ofKind(plan, 'addConnection'), [
      {
        kind: 'addConnection',
        connector: 'shared_teams',
        connectorName: 'Microsoft Teams',
        references: ['cts_chat'],
        files: ['test.json'],
      },
      {
        kind: 'addConnection',
        connector: 'shared_office365',
        connectorName: 'Office 365 Outlook',
        references: ['cts_mail', 'cts_more'],
        files: ['test.json'],
      },
    ]);
  });

  it('name no file where there is none, and ask for nothing that is mapped', async () => {
    const withoutFile = await planOf(workspace({ solutions: ['Contoso'] }));
    assert.deepEqual(
      ofKind(withoutFile, 'addConnection').map(({ files }) => files),
      [[], []],
    );
    const id = '11000000000040008000000000000001';
    const mapped = await planOf([
      ...workspace({ solutions: ['Contoso'], settings: ['test.json'] }),
      ['repo/test.json', settingsText({ references: { cts_mail: id, cts_chat: id, cts_more: id } })],
    ]);
    assert.deepEqual(kinds(mapped), ['signIn', 'createFolder', 'pack', 'import']);
  });

  it('give the command that replaces tokens the variables of every member, of what it renders', async () => {
    const json = {
      EnvironmentVariables: [
        { SchemaName: 'cts_gone', Value: '#{gone}#' },
        { SchemaName: 'cts_url', Value: '#{url}#', Name: '#{name}#' },
      ],
      ConnectionReferences: [{ LogicalName: 'cts_mail', ConnectionId: '#{mail}#', ConnectionOwner: '#{owner}#' }],
    };
    const plan = await planOf([
      ...workspace({ solutions: ['Contoso'], settings: ['test.json'] }, [
        { ...contoso, files: variableFiles('cts_url') },
      ]),
      ['repo/test.json', JSON.stringify(json)],
    ]);
    assert.deepEqual(
      ofKind(plan, 'render').map(({ variables }) => variables),
      [['mail', 'name', 'owner', 'url']],
    );
  });

  it('have the id of the environment for links, and none where it is not declared', async () => {
    const environmentId = '0f000000-0000-4000-8000-0000000000ee';
    assert.equal((await planOf(workspace({ solutions: ['Contoso'], environmentId }))).environmentId, environmentId);
    assert.equal((await planOf(workspace({ solutions: ['Contoso'] }))).environmentId, null);
  });

  it('say what is imported unmanaged into production, or has no version', async () => {
    const concerns = async (name: string, managed: boolean, version: string): Promise<unknown> =>
      (await planOf(workspace({ solutions: ['Contoso'], managed }, [{ ...contoso, version }], name))).solutions[0]
        ?.concerns;
    assert.deepEqual(await concerns('Contoso-Prod', false, '1.0'), ['unmanagedInProduction']);
    for (const name of ['Contoso-PreProd', 'pre-prod', 'non-prod', 'Non production', 'not-live', 'nonprod']) {
      assert.deepEqual(await concerns(name, false, '1.0'), [], name);
    }
    assert.deepEqual(await concerns('prod', true, '0.0.0.0'), ['noVersion']);
    assert.deepEqual(await concerns('product-test', false, '0.0.0.1'), []);
  });

  it('come with the connectors that a policy must allow, and the solutions that are too old', async () => {
    const base = { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_base' }], managed: 2 } as const;
    const needing = async (listing: string, version: string): Promise<ImportPlan> =>
      planOf(
        workspace({ solutions: ['Contoso'] }, [
          { ...contoso, missingDependencies: [missingReference('cts_base', listing)] },
          { ...base, version },
        ]),
      );
    const older = await needing('Base (1.10.0.0)', '1.9.0.0');
    assert.deepEqual(older.olderSolutions, [
      { solution: 'Base', version: '1.9.0.0', needed: '1.10.0.0', neededBy: ['Contoso'] },
    ]);
    assert.deepEqual(
      older.connectors.map(({ connectorName }) => connectorName),
      ['Microsoft Teams', 'Office 365 Outlook'],
    );
    assert.deepEqual((await needing('Base (1.10.0.0)', '1.10.0.0')).olderSolutions, []);
    assert.deepEqual((await needing('Base', '0.1')).olderSolutions, []);
  });
});
