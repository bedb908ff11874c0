import assert from 'node:assert/strict';
import { MemoryFileTree } from '../../../support/memoryFileTree';
import { bound, solutionFiles, type SolutionSource } from '../../../support/solutionSource';
import { openWorkspace } from '../../../support/workspace';

const expenses: SolutionSource = {
  root: 'repo/solutions/ContosoExpenses/src',
  uniqueName: 'ContosoExpenses',
  references: [{ name: 'cts_mail' }],
  flows: [{ name: 'Send', entries: { mail: bound('cts_mail') } }],
};
const helpdesk: SolutionSource = {
  root: 'repo/solutions/ContosoHelpdesk',
  uniqueName: 'ContosoHelpdesk',
  references: [{ name: 'cts_teams', api: 'shared_teams' }],
};

function settings(references: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({
    EnvironmentVariables: [],
    ConnectionReferences: Object.entries(references).map(([LogicalName, ConnectionId]) => ({
      LogicalName,
      ConnectionId,
    })),
  });
}

const mapped = '0f8378a7481ebe90208b7fd241a85623';

/** The files of each environment, each file with the names of its solutions. */
async function environments(
  files: Readonly<Record<string, string>>,
  solutions: readonly SolutionSource[] = [expenses, helpdesk],
): Promise<unknown> {
  const { engine } = await openWorkspace([
    ...solutions.flatMap((source) => solutionFiles(source)),
    ...Object.entries(files).map(([path, text]) => [`repo/${path}`, text] as const),
  ]);
  const nameOf = (root: string): string | undefined =>
    engine.index.solutions().find((solution) => solution.root === root)?.manifest?.uniqueName;
  return Object.fromEntries(
    engine.index
      .environments()
      .map(({ name, files: targets }) => [
        name,
        Object.fromEntries(targets.map(({ file, solutions: roots }) => [file.slice(5), roots.map(nameOf).join(' ')])),
      ]),
  );
}

describe('Which environment a settings file is for', () => {
  for (const [path, wanted] of [
    ['deployment-settings/test.json', 'test'],
    ['train.deploymentsettings.json', 'train'],
    ['deploymentSettings.uat.json', 'uat'],
    ['deploymentSettings_Prod.json', 'Prod'],
    ['config/Test/deploymentSettings.json', 'Test'],
    ['solutions/ContosoExpenses/config/Pre-Prod/deploymentSettings.json', 'Pre-Prod'],
    ['environments/test/ContosoExpenses/deploymentSettings.json', 'test'],
    ['environments/test/deployment-settings/ContosoExpenses.json', 'test'],
    ['settings/ContosoExpenses_prod.json', 'prod'],
    ['settings/ContosoExpenses.prod.deploymentsettings.json', 'prod'],
    ['settings/contosoexpenses-prod-settings.json', 'prod'],
    ['prod-deployment-settings/settings.json', 'prod'],
    ['solutions/ContosoExpenses/src/deploymentConfig.json', 'deploymentConfig'],
    ['deploymentSettings.json', 'deploymentSettings'],
    ['settings/ContosoExpensesNew.json', 'ContosoExpensesNew'],
    ['config/Test/mail.json', 'Test'],
    ['config/Fabrikam/mail.json', 'Fabrikam'],
    ['deployment-settings/Fabrikam/connections-of-mail.json', 'Fabrikam'],
    ['config/Fabrikam/uat.json', 'uat'],
    ['Test/mail.json', 'Test'],
    ['notes/mail.json', 'mail'],
    ['config/ContosoExpenses/fabrikam.json', 'fabrikam'],
    ['config/Fabrikam/ContosoExpenses/mail.json', 'mail'],
    ['environments/test/ContosoExpenses/mail.json', 'test'],
  ] as const) {
    it(`is ${wanted} for ${path}`, async () => {
      const found = await environments({ [path]: settings({ cts_mail: mapped }) });
      assert.deepEqual(Object.keys(found as object), [wanted]);
    });
  }

  it('is the one that .connref.json names', async () => {
    const found = await environments({
      'a/one.json': settings({ cts_mail: mapped }),
      'a/two.json': settings({ cts_mail: mapped }),
      'b/one.json': settings({ cts_mail: mapped }),
      '.connref.json': '{ "environments": { "Live": { "settings": ["a/two.json", "a/*.json"] }, "Idle": {} } }',
    });
    assert.deepEqual(found, {
      Live: { 'a/two.json': 'ContosoExpenses', 'a/one.json': 'ContosoExpenses' },
      Idle: {},
      one: { 'b/one.json': 'ContosoExpenses' },
    });
  });

  it('is none that names its files, and not this one', async () => {
    const found = await environments({
      'a/prod.json': settings({ cts_mail: mapped }),
      'b/prod.json': settings({ cts_mail: mapped }),
      '.connref.json': '{ "environments": { "Prod": { "settings": ["a/prod.json"] } } }',
    });
    assert.deepEqual(Object.keys(found as object), ['Prod', 'prod (b/prod.json)']);
  });

  it('is a declared one of its name that names no files', async () => {
    const found = await environments({
      'a/prod.json': settings({ cts_mail: mapped }),
      '.connref.json': '{ "environments": { "Prod": { "import": "upgrade" } } }',
    });
    assert.deepEqual(found, { Prod: { 'a/prod.json': 'ContosoExpenses' } });
  });

  it('may differ in case alone from file to file', async () => {
    const found = await environments({
      'solutions/ContosoExpenses/config/Test/deploymentSettings.json': settings(),
      'solutions/ContosoHelpdesk/config/test/deploymentSettings.json': settings(),
    });
    assert.deepEqual(Object.keys(found as object), ['Test']);
  });
});

describe('Which solutions a settings file is for', () => {
  for (const [what, path, references, wanted] of [
    ['the nearest by folder', 'solutions/ContosoExpenses/test.json', { cts_teams: '' }, 'ContosoExpenses'],
    [
      'those that define what it names',
      'test.json',
      { cts_mail: '', CTS_TEAMS: '' },
      'ContosoExpenses ContosoHelpdesk',
    ],
    ['the one that defines what it names', 'test.json', { cts_teams: '', cts_gone: '' }, 'ContosoHelpdesk'],
    ['the one in its path', 'settings/ContosoHelpdesk/test.json', { cts_mail: '' }, 'ContosoHelpdesk'],
    ['all that are near while it is empty', 'test.json', {}, 'ContosoExpenses ContosoHelpdesk'],
  ] as const) {
    it(`are ${what}`, async () => {
      assert.deepEqual(Object.values((await environments({ [path]: settings(references) })) as object), [
        { [path]: wanted },
      ]);
    });
  }

  it('are both twins of one', async () => {
    const twins = [0, 1].map((managed) => ({
      ...expenses,
      root: `repo/Expenses/${managed === 0 ? 'Unmanaged' : 'Managed'}`,
      managed: managed as 0 | 1,
    }));
    const found = await environments({ 'Expenses/uat.json': settings({ cts_mail: mapped }) }, [...twins, helpdesk]);
    assert.deepEqual(found, { uat: { 'Expenses/uat.json': 'ContosoExpenses ContosoExpenses' } });
  });

  it('are no older copies beside the newest one, but one that the file is beside alone', async () => {
    const copies = [
      { ...expenses, root: 'repo/ContosoExpenses/src', version: '1.1' },
      { ...expenses, root: 'repo/ContosoExpenses/old', version: '1.0' },
      { ...expenses, root: 'repo/ContosoExpenses/stale', version: '1.0', managed: 1 },
      { ...expenses, root: 'repo/ContosoExpenses/managed', version: '1.1', managed: 1 },
    ] as const;
    const { engine } = await openWorkspace([
      ...copies.flatMap(solutionFiles),
      ['repo/test.json', settings({ cts_mail: '' })],
      ['repo/ContosoExpenses/old/uat.json', settings({ cts_mail: '' })],
      ['repo/prod.json', settings({ cts_mail: '' })],
      [
        'repo/.connref.json',
        JSON.stringify({ environments: { Prod: { settings: ['prod.json'], solutions: ['ContosoExpenses'] } } }),
      ],
    ]);
    const newest = ['repo/ContosoExpenses/managed', 'repo/ContosoExpenses/src'];
    const old = ['repo/ContosoExpenses/old'];
    assert.deepEqual(
      engine.index.environments().map(({ name, solutions, files }) => [name, solutions, files[0]?.solutions]),
      [
        ['Prod', newest, newest],
        ['test', newest, newest],
        ['uat', old, old],
      ],
    );
  });

  it('do not count the solution whose name begins like that of another', async () => {
    const sources = [expenses, { ...helpdesk, uniqueName: 'ContosoExpenses_Core' }];
    assert.deepEqual(
      await environments({ 'settings/ContosoExpenses_Core_test.json': settings({ cts_mail: '' }) }, sources),
      {
        test: { 'settings/ContosoExpenses_Core_test.json': 'ContosoExpenses_Core' },
      },
    );
  });

  it('are those that .connref.json names', async () => {
    const found = await environments({
      'one.json': settings({ cts_mail: mapped }),
      'two.json': settings({ cts_mail: mapped }),
      '.connref.json': JSON.stringify({
        environments: {
          Live: {
            settings: [{ path: 'one.json', solutions: ['contosohelpdesk'] }, 'two.json'],
            solutions: ['ContosoHelpdesk'],
          },
        },
      }),
    });
    assert.deepEqual(found, { Live: { 'one.json': 'ContosoHelpdesk', 'two.json': 'ContosoHelpdesk' } });
  });
});

describe('A settings file for a solution that is not here', () => {
  const one = [{ ...expenses, root: 'repo/ContosoExpenses/src' }];
  const own = { 'ContosoExpenses/config/Prod/deploymentSettings.json': settings({ cts_mail: mapped }) };
  const ofOwn = { Prod: { 'ContosoExpenses/config/Prod/deploymentSettings.json': 'ContosoExpenses' } };

  for (const [what, file, references] of [
    ['in its folder', 'Fabrikam/config/Prod/deploymentSettings.json', {}],
    ['in its folder, with names of others', 'Fabrikam/config/Prod/deploymentSettings.json', { cts_mail: mapped }],
    ['by its entries', 'other/Prod/deploymentSettings.json', { fab_mail: mapped }],
  ] as const) {
    it(`is not laid over the files of others: ${what}`, async () => {
      assert.deepEqual(await environments({ ...own, [file]: settings(references) }, one), ofOwn);
    });
  }

  it('makes no environment, and only says that it is for none', async () => {
    const { engine } = await openWorkspace([
      ...solutionFiles(expenses),
      ['repo/samples/shape.json', settings({ fab_mail: mapped, fab_other: 'https://x/y' })],
    ]);
    assert.deepEqual(engine.index.environments(), []);
    assert.deepEqual(
      engine.findings('repo/samples/shape.json').map(({ ruleId, severity }) => [ruleId, severity]),
      [
        ['settings-unknown-entry', 'information'],
        ['settings-malformed-connection-id', 'error'],
      ],
    );
  });

  it('is a file of its environment where a solution, .connref.json or a gap may explain it', async () => {
    const stray = { 'test.json': settings({ fab_mail: mapped }) };
    const found = async (files: Readonly<Record<string, string>>, solutions: readonly SolutionSource[]) =>
      Object.keys((await environments({ ...stray, ...files }, solutions)) as object);
    assert.deepEqual(await found({}, [expenses]), []);
    const needing = {
      ...expenses,
      missingDependencies: ['<Required type="connectionreference" schemaName="fab_mail" solution="Active" />'],
    };
    assert.deepEqual(await found({}, [needing]), ['test']);
    assert.deepEqual(await found({ '.connref.json': '{ "externals": ["fab_*"] }' }, [expenses]), ['test']);
    const declared = '{ "environments": { "Live": { "settings": ["test.json"] } } }';
    assert.deepEqual(await found({ '.connref.json': declared }, [expenses]), ['Live']);
    assert.deepEqual(await found({}, []), ['test']);
    const tree = new MemoryFileTree([...solutionFiles(expenses), ['repo/test.json', stray['test.json']]]);
    tree.addGap('repo/more');
    const { engine } = await openWorkspace(tree);
    assert.deepEqual(
      engine.index.environments().map(({ name }) => name),
      ['test'],
    );
  });

  it('counts as for the only solution beside it, so that renamed entries are found', async () => {
    const file = 'solutions/ContosoExpenses/test.json';
    assert.deepEqual(await environments({ [file]: settings({ cts_gone: mapped }) }, [expenses]), {
      test: { [file]: 'ContosoExpenses' },
    });
  });
});

describe('A settings file of the ALM Accelerator', () => {
  const accelerator = JSON.stringify({ ActivateFlowConfiguration: [] });
  const found = async (files: Readonly<Record<string, string>>) => {
    const { engine } = await openWorkspace([
      ...solutionFiles(expenses),
      ...Object.entries(files).map(([path, text]) => [`repo/${path}`, text] as const),
    ]);
    const shown = engine.index
      .environments()
      .map(({ name, files: own, accelerator: ofPipeline, solutions }) => [
        name,
        own.map(({ file }) => file.slice(5)).join(' '),
        ofPipeline.map(({ file }) => file.slice(5)).join(' '),
        solutions.length,
      ]);
    return { shown, findings: engine.allFindings().filter(({ file }) => file.endsWith('.json')) };
  };

  it('makes environments of its folders, and is no file for pac there', async () => {
    const pac = settings({ cts_mail: mapped });
    const { shown, findings } = await found({
      'config/Test/customDeploymentSettings.json': pac,
      'config/Prod/customDeploymentSettings.json': '{ "ConnectionReferences": [["cts_gone"]] }',
      'config/Prod/deploymentSettings.json': pac,
    });
    assert.deepEqual(shown, [
      ['Prod', 'config/Prod/deploymentSettings.json', 'config/Prod/customDeploymentSettings.json', 1],
      ['Test', '', 'config/Test/customDeploymentSettings.json', 1],
    ]);
    assert.deepEqual(findings, []);
  });

  it('is known by its lists, too, and may also be one for pac', async () => {
    const both = JSON.stringify({
      ...(JSON.parse(settings({ cts_mail: mapped })) as object),
      ...JSON.parse(accelerator),
    });
    const { shown } = await found({ 'test.json': both, 'config/Uat/pipeline.json': accelerator });
    assert.deepEqual(shown, [
      ['test', 'test.json', 'test.json', 1],
      ['Uat', '', 'config/Uat/pipeline.json', 1],
    ]);
  });

  it('without an environment in its path is for each environment, and makes none', async () => {
    const file = 'config/customDeploymentSettings.json';
    assert.deepEqual((await found({ [file]: accelerator })).shown, []);
    const { shown } = await found({ [file]: accelerator, 'test.json': settings({ cts_mail: mapped }) });
    assert.deepEqual(shown, [['test', 'test.json', file, 1]]);
  });

  it('belongs to the environment that declares it', async () => {
    const file = 'config/Test/customDeploymentSettings.json';
    const { shown, findings } = await found({
      [file]: accelerator,
      '.connref.json': JSON.stringify({ environments: { Live: { settings: [file] } } }),
    });
    assert.deepEqual(shown, [['Live', '', file, 1]]);
    assert.deepEqual(findings, []);
  });

  it('that is broken is a finding', async () => {
    const { findings } = await found({ 'config/Test/customDeploymentSettings.json': `${accelerator},` });
    assert.deepEqual(
      findings.map(({ ruleId }) => ruleId),
      ['invalid-json'],
    );
  });
});

describe('A template', () => {
  for (const [path, references, wanted] of [
    ['test.json', { cts_mail: '' }, false],
    ['test.json', { cts_mail: mapped }, false],
    ['test.json', {}, false],
    ['sample.json', { cts_mail: '' }, false],
    ['base.json', { cts_mail: '' }, true],
    ['base.json', {}, true],
    ['base.json', { cts_mail: mapped }, false],
    ['base.json', { cts_mail: '#{mail}#' }, false],
    ['template.deploymentsettings.json', { cts_mail: '<your connection>' }, true],
    ['base.deploymentsettings.json', { cts_mail: 'TODO' }, true],
  ] as const) {
    it(`is ${wanted ? '' : 'not '}${path} with ${JSON.stringify(references)}`, async () => {
      const { engine } = await openWorkspace([...solutionFiles(expenses), [`repo/${path}`, settings(references)]]);
      assert.deepEqual(
        engine.index.environments().map(({ isTemplate }) => isTemplate),
        [wanted],
      );
    });
  }

  it('is what .connref.json says', async () => {
    for (const [file, template, wanted] of [
      ['test.json', undefined, false],
      ['test.json', true, true],
      ['base.json', undefined, true],
      ['base.json', false, false],
    ] as const) {
      const name = file === 'base.json' ? 'base' : 'test';
      const { engine } = await openWorkspace([
        ...solutionFiles(expenses),
        [`repo/${file}`, settings({ cts_mail: '' })],
        ['repo/.connref.json', JSON.stringify({ environments: { [name]: { settings: [file], template } } })],
      ]);
      assert.deepEqual(
        engine.index.environments().map(({ isTemplate, isDeclared }) => [isTemplate, isDeclared]),
        [[wanted, true]],
        `${file} ${String(template)}`,
      );
    }
  });

  it('takes the solutions of its own workspace folder where several have them', async () => {
    const config = JSON.stringify({ environments: { test: { settings: ['test.json'], solutions: ['Contoso'] } } });
    const { engine } = await openWorkspace(
      ['main', 'release'].flatMap((folder) => [
        ...solutionFiles({ root: `${folder}/src`, uniqueName: 'Contoso', references: [{ name: 'cts_mail' }] }),
        [`${folder}/test.json`, settings({ cts_mail: mapped })] as const,
        [`${folder}/.connref.json`, config] as const,
      ]),
    );
    assert.deepEqual(
      engine.index.environments().map(({ name, solutions }) => [name, solutions]),
      [
        ['test', ['main/src']],
        ['test', ['release/src']],
      ],
    );
  });
});

describe('Names in environments of .connref.json', () => {
  for (const [what, environment, wanted] of [
    [
      'a solution that is not there',
      { solutions: ['ContosoExpensse', 'contosoHelpdesk'] },
      ['/environments/Live/solutions/0'],
    ],
    [
      'a solution of a file that is not there',
      { settings: ['test.json', { path: 'test.json', solutions: ['Nope'] }] },
      ['/environments/Live/settings/1/solutions/0'],
    ],
    [
      'a path of no settings file',
      { settings: ['*.json', 'gone.json', 1] },
      ['/environments/Live/settings/2', '/environments/Live/settings/1'],
    ],
    ['nothing', { settings: ['test.json'], solutions: ['ContosoHelpdesk'] }, []],
  ] as const) {
    it(`report ${what}`, async () => {
      const { engine, tree } = await openWorkspace([
        ...[expenses, helpdesk].flatMap((source) => solutionFiles(source)),
        ['repo/test.json', settings({ cts_mail: mapped })],
        ['repo/.connref.json', JSON.stringify({ environments: { Live: environment } })],
      ]);
      const places = engine.findings('repo/.connref.json').map(({ place }) => place.kind === 'json' && place.pointer);
      assert.deepEqual(places, wanted);
      // Added and removed files change the result.
      tree.delete('repo/test.json');
      engine.noteDeleted('repo/test.json');
      await engine.settle();
      const names = JSON.stringify(environment).includes('test.json') || JSON.stringify(environment).includes('*.json');
      assert.equal(engine.findings('repo/.connref.json').length > wanted.length, names);
    });
  }

  it('are not judged while a manifest cannot be read', async () => {
    const broken = solutionFiles(helpdesk).map(
      ([path, text]) => [path, path.endsWith('/Solution.xml') ? '<a' : text] as const,
    );
    const { engine } = await openWorkspace([
      ...solutionFiles(expenses),
      ...broken,
      ['repo/.connref.json', '{ "environments": { "Live": { "solutions": ["Nope"] } } }'],
    ]);
    assert.deepEqual(engine.findings('repo/.connref.json'), []);
  });
});
