import assert from 'node:assert/strict';
import { openWorkspace } from '../../../support/workspace';
import type { FlowReason } from '../../../../src/core/plan/flowPlan';
import { factsOfFlowReason, factsOfUserReason } from '../../../../src/core/plan/reasonFacts';
import type { ImportPlan } from '../../../../src/core/plan/importPlan';
import { pipelineSettings } from '../../../../src/core/settings/pipelineSettings';
import { computeImportPlan } from '../../../../src/core/plan/computeImportPlan';
import type { FilePath } from '../../../../src/core/model/filePath';
import {
  agentRowsXml,
  appXml,
  flowDependency,
  knowledgeXml,
  referenceDependency,
} from '../../../support/componentSource';
import {
  bound,
  desktopFlowCall,
  flowJson,
  flowPath,
  type FlowSource,
  missingConnectorDependency,
  missingReference,
  missingTable,
  raw,
  solutionFiles,
  type SolutionSource,
} from '../../../support/solutionSource';
import { settingsText, variableFiles } from '../../../support/settingsSource';
import { yamlSolutionFiles } from '../../../support/yamlSolutionSource';
import { planHeadline } from '../../../../src/core/words/plan/planHeadline';
import { planOf } from './contosoWorkspace';

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;
const connection = '11000000000040008000000000000001';
const mail = { references: [{ name: 'cts_Mail' }], flows: [{ name: 'Send', entries: { m: bound('cts_Mail') } }] };
const calling = (name: string, own: string, ...children: string[]): FlowSource => ({
  name,
  id: id(own),
  actions: Object.fromEntries(
    children.map((child) => [
      `Call_${child}`,
      { type: 'Workflow', inputs: { host: { workflowReferenceName: id(child) } } },
    ]),
  ),
});

/** Solutions that can be packed either way, and what `.connref.json` says of their environment. */
function workspace(
  solutions: readonly SolutionSource[],
  environment: Record<string, unknown> = {},
  config: Record<string, unknown> = {},
): [FilePath, string][] {
  const sources = solutions.map((source) => ({ managed: 2 as const, ...source }));
  const names = sources.map(({ uniqueName = 'Contoso' }) => uniqueName);
  const declared = { environments: { Test: { solutions: names, settings: ['test.json'], ...environment } }, ...config };
  return [...sources.flatMap(solutionFiles), ['repo/.connref.json', JSON.stringify(declared)]];
}

function settings(
  references: Readonly<Record<string, string | { id: string; connector: string }>>,
  variables: Readonly<Record<string, string>> = {},
  path = 'test.json',
): [FilePath, string] {
  const json = {
    EnvironmentVariables: Object.entries(variables).map(([SchemaName, Value]) => ({ SchemaName, Value })),
    ConnectionReferences: Object.entries(references).map(([LogicalName, to]) =>
      typeof to === 'string'
        ? { LogicalName, ConnectionId: to }
        : { LogicalName, ConnectionId: to.id, ConnectorId: `/providers/Microsoft.PowerApps/apis/${to.connector}` },
    ),
  };
  return [`repo/${path}`, JSON.stringify(json)];
}

/** The steps without those that prepare the import. */
function importsOf({ commands }: ImportPlan): ImportPlan['commands'] {
  return commands.filter(({ kind }) => !['signIn', 'createFolder', 'addConnection'].includes(kind));
}

describe('The plan for components that MissingDependencies list', () => {
  const base = { root: 'repo/Base', uniqueName: 'Base' };
  const send: SolutionSource = { flows: [{ name: 'Send', id: id('01'), entries: { a: bound('cts_Gone') } }] };
  const gone = { ...send, missingDependencies: [missingReference('cts_Gone', 'Base_Upgrade (1.0)')] };
  const failures = ({ failures }: ImportPlan): unknown[] =>
    failures.map((each) => (each.kind === 'missingComponent' ? [each.name, each.dependency, each.owner] : each.kind));
  const expected = ({ prerequisites }: ImportPlan): unknown[] =>
    prerequisites.map(({ kind, name, reason }) => [kind, name, reason]);

  it('fails where a planned solution is listed and does not contain the reference any more', async () => {
    const plan = await planOf(workspace([gone, base]));
    assert.deepEqual(failures(plan), [['cts_Gone', 'gone', 'Base_Upgrade (1.0)']]);
    assert.deepEqual(
      plan.flows.map(({ verdict, reasons }) => [verdict, ...reasons]),
      [['off', { kind: 'undefinedReference', reference: 'cts_Gone', dependency: 'gone' }]],
    );
  });

  it('asks for it in an update, and fails in an upgrade that upgrades that solution, too', async () => {
    const update = await planOf(workspace([gone, base], { import: 'update' }));
    assert.deepEqual([failures(update), expected(update)], [[], [['connectionReference', 'cts_Gone', 'earlier']]]);
    assert.equal(update.flows[0]?.verdict, 'unknown');
    assert.deepEqual(update.assumedPresent, ['cts_Gone']);
    const upgrade = await planOf(workspace([gone, base], { import: 'upgrade' }));
    assert.deepEqual(failures(upgrade), [['cts_Gone', 'gone', 'Base_Upgrade (1.0)']]);
    const alone = await planOf(workspace([gone, base], { import: 'upgrade', solutions: ['Contoso'] }));
    assert.deepEqual([failures(alone), expected(alone)], [[], [['connectionReference', 'cts_Gone', 'earlier']]]);
  });

  it('fails over a missing custom connector or flow, too', async () => {
    for (const [row, name] of [
      [missingConnectorDependency(id('c1'), 'Base (1.0)'), id('c1')],
      [`<Required type="29" id="{${id('0c')}}" solution="Base (1.0)" />`, id('0c')],
      [missingTable('cts_ticket', 'Active'), 'cts_ticket'],
    ] as const) {
      const plan = await planOf(workspace([{ missingDependencies: [row] }, base]));
      assert.deepEqual([plan.verdict, failures(plan).length], ['fails', 1], name);
      const update = await planOf(workspace([{ missingDependencies: [row] }, base], { import: 'update' }));
      assert.deepEqual([update.verdict, expected(update).length], ['fine', 1], name);
    }
  });

  it('imports the solution first that contains it, whatever solution is listed', async () => {
    const user = { missingDependencies: [missingTable('cts_ticket', 'Active')] };
    const owner = {
      root: 'repo/Tables',
      uniqueName: 'Tables',
      rootComponents: ['<RootComponent type="1" schemaName="cts_ticket" behavior="0" />'],
    };
    const plan = await planOf(workspace([user, owner]));
    assert.deepEqual([plan.verdict, plan.solutions.map(({ solution }) => solution)], ['fine', ['Tables', 'Contoso']]);
    const column = '<Required type="2" schemaName="cts_size" parentSchemaName="cts_ticket" solution="Base (1.0)" />';
    const parts = await planOf(workspace([{ missingDependencies: [column] }, owner, base]));
    assert.deepEqual(parts.solutions[1]?.solution, 'Tables');
  });

  it('takes the listed owner before a solution with a layer, also of its own', async () => {
    const layer = '<RootComponent type="1" schemaName="cts_ticket" behavior="2" />';
    const whole = '<RootComponent type="1" schemaName="cts_ticket" behavior="0" />';
    const listed = [missingTable('cts_ticket', 'Zebra (1.0)')];
    const owner = { root: 'repo/Zebra', uniqueName: 'Zebra', rootComponents: [whole] };
    const order = async (...solutions: SolutionSource[]): Promise<string[]> =>
      (await planOf(workspace(solutions))).solutions.map(({ solution }) => solution);
    assert.deepEqual(await order({ missingDependencies: listed, rootComponents: [layer] }, owner), [
      'Zebra',
      'Contoso',
    ]);
    const other = { root: 'repo/Alpha', uniqueName: 'Alpha', rootComponents: [layer] };
    for (const rows of [listed, [missingTable('cts_ticket', 'Active')]]) {
      assert.deepEqual(await order({ missingDependencies: rows }, other, owner), ['Alpha', 'Zebra', 'Contoso']);
    }
  });

  it('tells columns of one name by their tables', async () => {
    const column = (parent: string, solution: string): string =>
      `<Required type="2" schemaName="cts_name" parentSchemaName="${parent}" solution="${solution}" />`;
    const rows = [column('cts_ticket', 'Tickets (1.0)'), column('cts_order', 'Orders (1.0)')];
    const plan = await planOf(workspace([{ missingDependencies: rows }]));
    assert.deepEqual(expected(plan), [
      ['solution', 'Orders (1.0)', 'listed'],
      ['solution', 'Tickets (1.0)', 'listed'],
    ]);
  });

  it('does not fail over a row that names the solution itself', async () => {
    const row = missingConnectorDependency(id('c1'), 'Contoso (1.0)');
    const plan = await planOf(workspace([{ missingDependencies: [row] }]));
    assert.deepEqual([plan.verdict, expected(plan)], ['fine', []]);
  });

  it('does not know what a solution in the YAML layout contains', async () => {
    const files = workspace([{ missingDependencies: [missingTable('cts_ticket', 'Active')] }]);
    const plan = await planOf([...files, ...yamlSolutionFiles()]);
    assert.deepEqual([plan.failures, expected(plan)], [[], [['component', 'cts_ticket', 'notRead']]]);
  });

  it('promises that the import works only if the environment has all that it needs', async () => {
    const listed = (...rows: string[]): SolutionSource => ({ missingDependencies: rows });
    const column = '<Required type="2" schemaName="cts_size" parentSchemaName="account" solution="Active" />';
    const product = missingTable('msdyn_workorder', 'Active');
    const other = missingTable('cts_order', 'Orders (1.0)');
    for (const [rows, environment, names, condition] of [
      [[other], {}, ['Orders (1.0)'], 'if Orders (1.0) is already there'],
      [[product], {}, ['msdyn_workorder'], 'if msdyn_workorder is already there'],
      [[column], {}, ['cts_size'], 'if cts_size is already there'],
      [
        [product, column, other, missingReference('cts_Gone', 'Base (1.0)'), missingReference('cts_Own', 'Mine (1.0)')],
        { import: 'update', solutions: ['Contoso', 'Base'] },
        ['Mine', 'cts_Gone', 'Orders (1.0)', 'cts_size', 'msdyn_workorder'],
        'if Mine, cts_Gone, Orders (1.0) and 2 more are already there',
      ],
    ] as const) {
      const mine = { root: 'repo/Mine', uniqueName: 'Mine', references: [{ name: 'cts_Own' }] };
      const plan = await planOf(workspace([listed(...rows), base, mine], environment));
      assert.deepEqual(plan.assumedPresent, names);
      assert.ok(planHeadline(plan).includes(` works ${condition}`), planHeadline(plan));
    }
  });

  it('does not count what externals list as an assumption', async () => {
    const rows = [missingTable('cts_order', 'Active')];
    const plan = await planOf(workspace([{ missingDependencies: rows }], {}, { externals: ['cts_order'] }));
    assert.deepEqual([plan.verdict, plan.assumedPresent], ['fine', []]);
  });

  it('finds a process by its id, with braces or not', async () => {
    const process = `<Required type="29" schemaName="cts_bpf" id="{${id('97')}}" solution="Base (1.0)" />`;
    const roots = [`<RootComponent type="29" id="${id('97').toUpperCase()}" behavior="0" />`];
    const plan = await planOf(workspace([{ missingDependencies: [process] }, { ...base, rootComponents: roots }]));
    assert.deepEqual([plan.verdict, plan.solutions.map(({ solution }) => solution)], ['fine', ['Base', 'Contoso']]);
  });

  it('treats an upgrade of an unmanaged solution as an update', async () => {
    const files = workspace(
      [
        { ...gone, managed: 0 },
        { ...base, managed: 0 },
      ],
      { import: 'upgrade' },
    );
    assert.deepEqual(failures(await planOf(files)), []);
  });

  it('takes the exact name of a solution before the name without _Upgrade', async () => {
    const owner = { root: 'repo/Data', uniqueName: 'Data_Upgrade' };
    const column = '<Required type="2" schemaName="cts_a" parentSchemaName="cts_b" solution="Data_Upgrade (1.0)" />';
    const plan = await planOf(workspace([{ missingDependencies: [column] }, owner]));
    assert.deepEqual([plan.solutions[0]?.solution, expected(plan)], ['Data_Upgrade', []]);
  });

  it('asks for what comes with a product, and for what no manifest shows', async () => {
    const column = '<Required type="2" schemaName="cts_size" parentSchemaName="account" solution="Active" />';
    const rows = [missingTable('msdyn_workorder', 'Active'), column, missingTable('account', 'Active')];
    const plan = await planOf(workspace([{ missingDependencies: rows }]));
    assert.equal(plan.verdict, 'fine');
    assert.deepEqual(expected(plan), [
      ['component', 'cts_size', 'notRead'],
      ['component', 'msdyn_workorder', 'product'],
    ]);
  });

  it('never needs itself, and takes the owner that another solution lists', async () => {
    const self = await planOf(
      workspace([{ missingDependencies: [missingTable('cts_ticket', 'Contoso_Upgrade (1.0)')] }]),
    );
    assert.deepEqual([self.verdict, expected(self)], ['fine', []]);
    const other = { ...base, missingDependencies: [missingTable('cts_ticket', 'Kit (2.0)')] };
    const plan = await planOf(workspace([{ missingDependencies: [missingTable('cts_ticket', 'Active')] }, other]));
    assert.deepEqual([plan.verdict, expected(plan)], ['fine', [['solution', 'Kit (2.0)', 'listed']]]);
  });
});

describe('an import plan', () => {
  it('is fine where every flow that is on in the source comes up on', async () => {
    const off = { name: 'Old', id: id('02'), state: 'off' as const };
    const plan = await planOf([
      ...workspace([{ ...mail, flows: [...mail.flows, off] }]),
      settings({ cts_mail: connection }),
    ]);
    assert.equal(plan.verdict, 'fine');
    assert.deepEqual(
      plan.flows.map(({ flow, onInSource, verdict }) => [flow, onInSource, verdict]),
      [
        ['Old', false, 'off'],
        ['Send', true, 'on'],
      ],
    );
  });

  it('says that flows stay off where that is all', async () => {
    const plan = await planOf([...workspace([mail]), settings({ cts_Mail: '' })]);
    assert.equal(plan.verdict, 'flowsOff');
    assert.deepEqual([plan.flows[0]?.onInSource, plan.flows[0]?.verdict], [true, 'off']);
    assert.equal(
      (await planOf([...workspace([mail], { import: 'update' }), settings({ cts_Mail: '' })])).verdict,
      'fine',
    );
  });

  describe('of settings files for different solutions', () => {
    const alpha: SolutionSource = {
      root: 'repo/Alpha',
      uniqueName: 'Alpha',
      references: [{ name: 'cts_Common' }],
      flows: [{ name: 'First', id: id('21'), entries: { c: bound('cts_Common') } }],
      files: variableFiles('cts_Url'),
    };
    const beta: SolutionSource = {
      root: 'repo/Beta',
      uniqueName: 'Beta',
      references: [{ name: 'cts_Common' }, { name: 'cts_Beta' }],
      flows: [{ name: 'Second', id: id('22'), entries: { b: bound('cts_Beta'), c: bound('cts_Common') } }],
      files: variableFiles('cts_Url'),
    };
    type Settings = Parameters<typeof settings>;
    const apart = (first: Settings, second: Settings, ...more: Settings[]): Promise<ImportPlan> =>
      planOf([
        ...workspace([alpha, beta], { settings: ['Alpha.json', 'Beta.json', ...more.map((each) => each[2] ?? '')] }),
        settings(first[0], first[1], 'Alpha.json'),
        settings(second[0], second[1], 'Beta.json'),
        ...more.map((each) => settings(...each)),
      ]);
    const mapped = { cts_Common: connection };
    const reasons = ({ flows }: ImportPlan): unknown[] => flows.flatMap((flow) => flow.reasons);

    it('does not map a reference that stands only in the file for another one', async () => {
      const plan = await apart([{ ...mapped, cts_Beta: connection }], [mapped]);
      assert.deepEqual(
        [plan.verdict, reasons(plan)],
        ['flowsOff', [{ kind: 'unmapped', reference: 'cts_Beta', entry: 'absent' }]],
      );
      const empty = await apart([{ ...mapped, cts_Beta: connection }], [{ ...mapped, cts_Beta: '' }]);
      assert.deepEqual(reasons(empty), [{ kind: 'unmapped', reference: 'cts_Beta', entry: 'empty' }]);
    });

    it('maps what another solution of the plan defines and maps as well: the environment has it once', async () => {
      const own = { cts_Beta: connection };
      for (const plan of [await apart([mapped], [own]), await apart([{ cts_Common: '' }], [{ ...own, ...mapped }])]) {
        assert.deepEqual([plan.verdict, reasons(plan)], ['fine', []]);
      }
    });

    it('takes a file of which nothing tells what it is for together with all', async () => {
      const both: Settings = [{ cts_Beta: connection }, {}, 'more.json'];
      const files = [
        ...workspace([alpha, beta], {
          settings: ['Alpha.json', 'Beta.json', 'more.json'],
        }),
        settings(mapped, {}, 'Alpha.json'),
        settings(mapped, {}, 'Beta.json'),
        settings(...both),
      ];
      const { engine } = await openWorkspace(files);
      const [environment] = engine.index.environments();
      const untold = environment!.files.map((target) => ({
        ...target,
        solutions: target.file.endsWith('more.json') ? [] : target.solutions,
      }));
      assert.equal(computeImportPlan({ ...environment!, files: untold }, engine.index).verdict, 'fine');
    });

    it('fails with a variable that one file leaves empty and another one fills, and names the empty one', async () => {
      const full = { ...mapped, cts_Beta: connection };
      const plan = await apart([full, { cts_Url: 'x' }], [full, { cts_Url: '' }]);
      assert.deepEqual(plan.failures, [{ kind: 'emptyVariable', variable: 'cts_Url', files: ['Beta.json'] }]);
      assert.deepEqual(
        plan.variables.map(({ status, solutions }) => [status, solutions]),
        [['empty', ['Alpha', 'Beta']]],
      );
      const [set] = (await apart([full, { cts_Url: 'x' }], [full])).variables;
      assert.equal(set?.status, 'set', 'the import of Alpha gives the environment the value');
    });

    it('fails with an id or a connector that is wrong in one file and right in another one', async () => {
      const full = { ...mapped, cts_Beta: connection };
      const failures = async (first: Settings[0], second: Settings[0]): Promise<unknown[]> =>
        (await apart([first], [{ ...full, ...second }])).failures.map((failure) => [
          failure.kind,
          'files' in failure && failure.files,
        ]);
      const malformed = { cts_Common: `shared_office365/${connection}` };
      const elsewhere = { cts_Common: { id: connection, connector: 'shared_teams' } };
      assert.deepEqual(await failures(malformed, {}), [['malformedConnectionId', ['Alpha.json']]]);
      assert.deepEqual(await failures(elsewhere, {}), [['connectorMismatch', ['Alpha.json']]]);
      assert.deepEqual(
        await failures(malformed, malformed),
        [['malformedConnectionId', ['Alpha.json', 'Beta.json']]],
        'what is wrong in both is said once',
      );
    });

    it('holds each file against what its own solution defines, where solutions are at odds', async () => {
      const teams = { ...beta, references: [{ name: 'cts_Common', api: 'shared_teams' }], flows: [] };
      const plan = await planOf([
        ...workspace([alpha, teams], { settings: ['Alpha.json', 'Beta.json'] }),
        settings({ cts_Common: { id: connection, connector: 'shared_office365' } }, {}, 'Alpha.json'),
        settings({ cts_Common: { id: `${connection}2`, connector: 'shared_teams' } }, {}, 'Beta.json'),
      ]);
      assert.deepEqual(
        plan.failures.map(({ kind }) => kind),
        ['conflictingReference'],
      );
    });

    it('looks for mistakes only in files that go into an import', async () => {
      const broken = ['repo/Gamma.json', '{ "ConnectionReferences": [["cts_Gamma", "x"]] }'] as const;
      const gamma = { root: 'repo/Gamma', uniqueName: 'Gamma', references: [{ name: 'cts_Gamma' }] };
      const kinds = async (...solutions: string[]): Promise<string[]> => {
        const files = workspace([alpha, gamma], {
          solutions,
          settings: [
            { path: 'Alpha.json', solutions: ['Alpha'] },
            { path: 'Gamma.json', solutions: ['Gamma'] },
          ],
        });
        const plan = await planOf([...files, settings(mapped, {}, 'Alpha.json'), broken]);
        return plan.failures.map(({ kind }) => kind);
      };
      assert.deepEqual(await kinds('Alpha', 'Gamma'), ['brokenSettings']);
      assert.deepEqual(await kinds('Alpha'), []);
    });
  });

  it('leaves to the run-only user what is for the run-only user', async () => {
    const invoker = { ...bound('cts_Mail'), runtimeSource: 'invoker' };
    const source = { ...mail, flows: [{ name: 'Send', entries: { m: invoker } }] };
    const without = await planOf([...workspace([source]), settings({ cts_Other: connection })]);
    assert.deepEqual([without.flows[0]?.verdict, without.verdict], ['unknown', 'fine']);
    assert.deepEqual(without.connections, [], 'nobody has to share a connection for it');
    const mapped = await planOf([...workspace([source]), settings({ cts_Mail: connection })]);
    assert.deepEqual(mapped.flows[0]?.verdict, 'on');
  });

  describe('of a reference that its solution does not define', () => {
    const user = { flows: mail.flows };

    it('leaves the flow off where nobody knows it, and does not promise that the import works', async () => {
      const plan = await planOf(workspace([user]));
      assert.deepEqual(plan.flows[0]?.reasons, [
        { kind: 'undefinedReference', reference: 'cts_Mail', dependency: 'unlisted' },
      ]);
      assert.deepEqual(
        [plan.verdict, plan.failures.map((each) => [each.kind, 'certainty' in each && each.certainty])],
        ['uncertain', [['missingComponent', 'expected']]],
      );
    });

    it('needs the solution that MissingDependencies names, and does not know how it is there', async () => {
      const [first, second] = ['Base (1.9)', 'Base (1.10)'].map((base, at) => ({
        ...user,
        root: `repo/${at}`,
        uniqueName: `C${at}`,
        missingDependencies: [missingReference('cts_Mail', base)],
      }));
      const plan = await planOf(workspace([first!, second!]));
      assert.deepEqual(plan.flows[0]?.reasons, [
        { kind: 'outside', component: 'connectionReference', name: 'cts_Mail', owner: 'Base (1.9)' },
      ]);
      assert.deepEqual(plan.prerequisites, [
        { kind: 'solution', name: 'Base (1.10)', reason: 'listed', neededBy: ['C0', 'C1'] },
      ]);
      assert.equal(plan.verdict, 'fine');
    });

    it('needs the solution of the workspace that defines it, planned or not', async () => {
      const owner = { root: 'repo/Base', uniqueName: 'Base', references: mail.references };
      const together = await planOf([...workspace([user, owner]), settings({ cts_Mail: connection })]);
      assert.deepEqual(
        together.solutions.map(({ solution }) => solution),
        ['Base', 'Contoso'],
      );
      const apart = await planOf(workspace([user, owner], { solutions: ['Contoso'] }));
      assert.deepEqual(apart.prerequisites, [
        { kind: 'solution', name: 'Base', reason: 'notPlanned', neededBy: ['Contoso'] },
      ]);
    });

    it('is not sure where a solution is not read', async () => {
      const plan = await planOf([...workspace([user]), ...yamlSolutionFiles()]);
      assert.deepEqual([plan.verdict, plan.flows[0]?.verdict], ['fine', 'unknown']);
      assert.deepEqual([plan.prerequisites, plan.assumedPresent], [[], ['cts_Mail']]);
    });
  });

  describe('of a custom connector', () => {
    const api = 'shared_cts-5fweather-5f0123456789abcdef';
    const weather = {
      references: [{ name: 'cts_W', api, custom: id('c1') }],
      flows: [{ name: 'Fetch', entries: { w: bound('cts_W', api) } }],
    };
    const connector = { root: 'repo/Base', uniqueName: 'Zeta', connectors: [{ name: 'cts_5Fw', id: id('c1') }] };

    it('fails where nothing holds it, and says so at the flow', async () => {
      const plan = await planOf([...workspace([weather]), settings({ cts_W: connection })]);
      assert.deepEqual(
        plan.failures.map(({ kind }) => kind),
        ['missingComponent'],
      );
      assert.deepEqual(
        plan.flows[0]?.reasons.map(({ kind }) => kind),
        ['missingConnector'],
      );
    });

    it('counts one that is missing once, by the name that externals takes', async () => {
      const connection = { ...bound('cts_W', api), api: { name: api, logicalName: 'cts_5Fweather' } };
      const source = {
        ...weather,
        flows: [{ name: 'Fetch', entries: { w: connection } }],
        missingDependencies: [missingConnectorDependency(id('c1'), 'Active')],
      };
      const { failures, flows } = await planOf([...workspace([source]), settings({ cts_W: '' })]);
      assert.deepEqual(
        failures.map((failure) => failure.kind === 'missingComponent' && [failure.name, failure.guid]),
        [['cts_5Fweather', id('c1')]],
      );
      assert.deepEqual(
        flows[0]?.reasons.map((reason) => reason.kind === 'missingConnector' && reason.connectorName),
        ['cts_5Fweather', false],
      );
    });

    it('has its commands in the order of its passes', async () => {
      const kinds = async (...sources: SolutionSource[]): Promise<string[]> =>
        importsOf(await planOf([...workspace(sources), settings({ cts_W: '' })])).map((command) =>
          'solution' in command ? `${command.kind} ${command.solution}` : command.kind,
        );
      assert.deepEqual(await kinds(weather, connector), [
        'pack Zeta',
        'import Zeta',
        'createConnection Zeta',
        'mapConnection Zeta',
        'pack Contoso',
        'import Contoso',
      ]);
      assert.deepEqual(await kinds({ ...weather, connectors: connector.connectors }), [
        'importConnector Contoso',
        'createConnection Contoso',
        'mapConnection Contoso',
        'pack Contoso',
        'import Contoso',
      ]);
    });

    it('is silent where it comes from outside, or is listed', async () => {
      const external = await planOf([
        ...workspace([weather], {}, { externals: [id('c1')] }),
        settings({ cts_W: connection }),
      ]);
      assert.equal(external.verdict, 'fine');
      const listed = { ...weather, missingDependencies: [missingConnectorDependency(id('c1'), 'Base (1.0)')] };
      assert.equal((await planOf([...workspace([listed]), settings({ cts_W: connection })])).verdict, 'fine');
    });

    it('imports the solution that holds it first, in one pass after it', async () => {
      const plan = await planOf([...workspace([weather, connector]), settings({ cts_W: '' })]);
      assert.deepEqual(
        plan.solutions.map(({ solution }) => solution),
        ['Zeta', 'Contoso'],
      );
      assert.deepEqual(
        plan.connectorPasses.map(({ holdsItsReferences, references }) => [holdsItsReferences, references]),
        [[false, ['cts_W']]],
      );
    });
  });

  it('waits for children of children, and names flows that are not there', async () => {
    const flows = [
      calling('A', '0a', '0b'),
      calling('B', '0b', '0c'),
      { name: 'C', id: id('0c'), entries: { m: raw() } },
      calling('Lost', '0d', '0e'),
    ];
    const plan = await planOf(workspace([{ flows }]));
    assert.deepEqual(
      plan.flows.map(({ flow, reasons }) => [flow, reasons.map((reason) => reason.kind)]),
      [
        ['A', ['childOff']],
        ['B', ['childOff']],
        ['C', ['raw']],
        ['Lost', ['missingChild']],
      ],
    );
    assert.deepEqual(
      plan.activation.map(({ flow, needsFix }) => [flow, needsFix]),
      ['C', 'B', 'A', 'Lost'].map((flow) => [flow, true]),
    );
  });

  it('does not know whether an unmanaged import turns on a flow whose raw connection it replaces', async () => {
    const source = { flows: [{ name: 'Send', id: id('0a'), entries: { m: raw() } }, calling('Main', '0b', '0a')] };
    for (const [managed, verdict, needsFix, whole] of [
      [true, 'off', true, 'flowsOff'],
      [false, 'unknown', false, 'fine'],
    ] as const) {
      const plan = await planOf(workspace([source], { managed }));
      assert.deepEqual([plan.verdict, plan.flows.map((flow) => flow.verdict)], [whole, [verdict, verdict]]);
      assert.deepEqual(
        plan.activation.map((step) => step.needsFix),
        [needsFix, needsFix],
      );
    }
  });

  it('tells flows of one name apart, in two solutions and in one', async () => {
    const ping = (own: string, entry: object): FlowSource => ({ name: 'Ping', id: id(own), entries: { m: entry } });
    const flows = [calling('Main', '0a', '0b'), ping('0b', bound('cts_Mail')), calling('Other', '0c', '0d')];
    const broken = ping('0d', raw());
    const alone = { references: mail.references, flows: [...flows, broken] };
    const apart = [
      { ...alone, flows },
      { root: 'repo/Base', uniqueName: 'Base', flows: [broken] },
    ];
    for (const sources of [[alone], apart]) {
      const { activation } = await planOf(workspace(sources));
      assert.deepEqual(activation.map(({ flow, needsFix }) => `${flow} ${String(needsFix)}`).sort(), [
        'Main false',
        'Other true',
        'Ping false',
        'Ping true',
      ]);
    }
  });

  it('says which flows need a fix: those that their source, or that of a called flow, keeps off', async () => {
    const fixes = async (files: readonly (readonly [FilePath, string])[]): Promise<string[]> =>
      (await planOf(files)).activation.map(({ flow, needsFix }) => `${flow} ${String(needsFix)}`);
    const broken = { name: 'Broken', id: id('0b') };
    const caller = workspace([{ root: 'repo/Contoso', flows: [calling('Caller', '0a', '0b'), broken] }]);
    assert.deepEqual(await fixes([...caller, [flowPath('repo/Contoso', broken), '{']]), [
      'Broken true',
      'Caller false',
    ]);
    const undefinedUser = workspace([{ flows: mail.flows }]);
    assert.deepEqual(await fixes(undefinedUser), ['Send true']);
    assert.deepEqual(await fixes([...undefinedUser, ...yamlSolutionFiles()]), ['Send false']);
    assert.deepEqual(await fixes(workspace([mail])), ['Send false']);
  });

  it('ends where flows call each other', async () => {
    const on = [calling('A', '0a', '0b'), calling('B', '0b', '0a'), calling('Self', '0c', '0c')];
    assert.equal((await planOf(workspace([{ flows: on }]))).verdict, 'fine');
    const [a, ...others] = on;
    const off = await planOf(workspace([{ flows: [{ ...a!, state: 'off' }, ...others] }]));
    assert.deepEqual(
      off.flows.map(({ flow, verdict }) => `${flow} ${verdict}`),
      ['A off', 'B off', 'Self on'],
    );
  });

  it('keeps off all flows that call each other where one calls a flow that is off, whatever they are called', async () => {
    const off = { name: 'Off', id: id('0d'), state: 'off' as const };
    const unknown = { ...calling('Unknown', '0e'), metadata: false };
    for (const [x, y, z] of [
      ['A', 'B', 'C'],
      ['A', 'C', 'B'],
      ['B', 'A', 'C'],
      ['B', 'C', 'A'],
      ['C', 'A', 'B'],
      ['C', 'B', 'A'],
    ] as const) {
      const verdicts = async (...children: string[]): Promise<unknown> => {
        const ring = [calling(x, '0a', '0b', ...children), calling(y, '0b', '0c', '0a'), calling(z, '0c', '0b')];
        const { flows } = await planOf(workspace([{ references: mail.references, flows: [...ring, off, unknown] }]));
        return Object.fromEntries(
          [x, y, z].map((name) => {
            const found = flows.find(({ flow }) => flow === name);
            const reasons = found?.reasons.map((reason) => ('flow' in reason ? `${reason.kind} ${reason.flow}` : ''));
            return [name, [found?.verdict, ...(reasons ?? [])]];
          }),
        );
      };
      assert.deepEqual(await verdicts('0d'), {
        [x]: ['off', `childOff ${y}`, 'childOff Off'],
        [y]: ['off', `childOff ${z}`, `childOff ${x}`],
        [z]: ['off', `childOff ${y}`],
      });
      assert.deepEqual(await verdicts('0e', '0d'), {
        [x]: ['off', `childOff ${y}`, 'childUnknown Unknown', 'childOff Off'],
        [y]: ['off', `childOff ${z}`, `childOff ${x}`],
        [z]: ['off', `childOff ${y}`],
      });
      assert.deepEqual(await verdicts('0e'), {
        [x]: ['unknown', `childUnknown ${y}`, 'childUnknown Unknown'],
        [y]: ['unknown', `childUnknown ${z}`, `childUnknown ${x}`],
        [z]: ['unknown', `childUnknown ${y}`],
      });
      assert.deepEqual(await verdicts(), { [x]: ['on'], [y]: ['on'], [z]: ['on'] });
    }
  });

  it('keeps off a flow that calls a child flow with connections of the run-only user, mapped or not', async () => {
    const child = { ...calling('Child', '0b'), entries: { m: { ...bound('cts_Mail'), runtimeSource: 'invoker' } } };
    const files = workspace([{ references: mail.references, flows: [calling('Parent', '0a', '0b'), child] }]);
    for (const mapped of [settings({ cts_Mail: connection }), settings({ cts_Mail: '' })]) {
      const { flows } = await planOf([...files, mapped]);
      const parent = flows.find(({ flow }) => flow === 'Parent');
      assert.equal(parent?.verdict, 'off');
      assert.deepEqual(parent.reasons[0], { kind: 'runOnlyChild', flow: 'Child' });
    }
  });

  it('keeps off a flow with connections and no parameter $connections', async () => {
    const text = flowJson(mail.flows[0]!).replace('"$connections"', '"$other"');
    const { flows } = await planOf([
      ...workspace([{ ...mail, flows: [{ name: 'Send', text }] }]),
      settings({ cts_Mail: connection }),
    ]);
    assert.deepEqual(
      flows.map(({ verdict, reasons }) => [verdict, reasons]),
      [['off', [{ kind: 'noConnectionsParameter' }]]],
    );
  });

  it('does not know in an update or upgrade whether a flow is on that is off in the source', async () => {
    const off = { ...calling('Child', '0b'), state: 'off' as const };
    const caller = calling('Parent', '0a', '0b');
    const app = { name: 'cts_app', flows: [id('0b')] };
    const outcome = async (mode: string): Promise<unknown[]> => {
      const plan = await planOf(workspace([{ flows: [off, caller], apps: [app] }], { import: mode }));
      return [
        plan.verdict,
        ...plan.flows.map(({ flow, verdict, reasons }) =>
          [flow, verdict, ...reasons.map(({ kind }) => kind)].join(' '),
        ),
        ...plan.users.map(({ name, verdict }) => `${name} ${verdict}`),
      ];
    };
    assert.deepEqual(await outcome('first'), [
      'flowsOff',
      'Child off offInSource',
      'Parent off childOff',
      'cts_app broken',
    ]);
    for (const mode of ['update', 'upgrade']) {
      assert.deepEqual(await outcome(mode), [
        'fine',
        'Child unknown keepsState',
        'Parent unknown childUnknown',
        'cts_app unknown',
      ]);
    }
  });

  it('says nothing more of a flow that calls itself', async () => {
    const self = { ...calling('Self', '0c', '0c'), state: 'off' as const };
    const { flows } = await planOf(workspace([{ flows: [self] }]));
    assert.deepEqual(flows[0]?.reasons, [{ kind: 'offInSource' }]);
  });

  describe('of a solution that is managed or not', () => {
    const twins = [
      { root: 'repo/Managed', managed: 1 },
      { root: 'repo/Unmanaged', managed: 0 },
    ] as const;
    const command = (line: string): string => line.replace(/ --environment.*(?= --a)/, '');

    it('takes the twin that fits', async () => {
      for (const [managed, path, flag] of [
        [true, 'Managed', '--activate-plugins'],
        [false, 'Unmanaged', '--activate-plugins --publish-changes'],
        [undefined, 'Managed', '--activate-plugins'],
      ] as const) {
        const plan = await planOf(workspace(twins, { managed }));
        assert.deepEqual(
          [plan.solutions.map((each) => each.path), plan.failures],
          [[path], []],
          `managed: ${String(managed)}`,
        );
        const [, last] = importsOf(plan);
        assert.ok(last && 'line' in last && command(last.line).endsWith(flag));
      }
    });

    it('does not take for held what only the other twin holds', async () => {
      const [managed, unmanaged] = twins;
      const plan = await planOf([
        ...workspace(
          [
            { ...managed, flows: mail.flows },
            { ...unmanaged, ...mail },
          ],
          { managed: true },
        ),
        settings({ cts_Mail: connection }),
      ]);
      assert.deepEqual(
        plan.flows[0]?.reasons.map(({ kind }) => kind),
        ['undefinedReference'],
      );
    });

    it('refuses what its source cannot be', async () => {
      const [managed, unmanaged] = twins;
      const kinds = async (source: SolutionSource, wanted: boolean): Promise<string[]> =>
        (await planOf(workspace([source], { managed: wanted }))).failures.map(({ kind }) => kind);
      assert.deepEqual(await kinds(managed, false), ['unmanagedNotPossible']);
      assert.deepEqual(await kinds(unmanaged, true), ['managedNotPossible']);
      assert.deepEqual(await kinds(unmanaged, false), []);
      assert.deepEqual(await kinds({ managed: 2 }, false), []);
    });

    it('upgrades only managed ones', async () => {
      const plan = await planOf(workspace([{ managed: 0 }], { import: 'upgrade' }));
      assert.ok(plan.commands.every((each) => !('line' in each && each.line.includes('--stage-and-upgrade'))));
      assert.deepEqual([plan.importMode, plan.solutions.map(({ managed }) => managed)], ['upgrade', [false]]);
    });
  });

  it('plans of several copies the one with the higher version, else with the shorter path, and names the others', async () => {
    const long = { root: 'repo/contoso' };
    const short = { root: 'repo/src' };
    for (const [copies, planned, other] of [
      [[long, { ...short, version: '1.10' }], 'src', ['contoso 1.2.3.4']],
      [[{ ...long, version: '1.10' }, short], 'contoso', ['src 1.2.3.4']],
      [[long, short], 'src', ['contoso 1.2.3.4']],
    ] as const) {
      const plan = await planOf(workspace(copies));
      assert.deepEqual(
        plan.solutions.map(({ path }) => path),
        [planned],
      );
      assert.deepEqual(
        plan.unsupported.map(({ path, version, reason }) => [reason, `${path} ${version}`]),
        other.map((each) => ['otherCopy', each]),
      );
    }
  });

  it('names the source where it plans an export because the source cannot be packed', async () => {
    const source = { ...mail, managed: 0 } as const;
    const exported = { root: 'repo/out', managed: 1, version: '1.3' } as const;
    for (const [copies, managed, planned, named] of [
      [[source, exported], true, 'out', { path: 'Contoso', version: '1.2.3.4' }],
      [[source, { ...exported, version: '1.2.3.4' }], undefined, 'out', { path: 'Contoso', version: '1.2.3.4' }],
      [[source, exported], false, 'Contoso', undefined],
      [[source], true, 'Contoso', undefined],
      [[exported], true, 'out', undefined],
      [[{ ...source, root: 'other/clone' }, exported], true, 'out', undefined],
    ] as const) {
      const plan = await planOf(workspace(copies, { managed }));
      assert.deepEqual(
        plan.solutions.map((each) => [each.path, each.source]),
        [[planned, named]],
        JSON.stringify(copies),
      );
    }
  });

  it('plans the newest copy with the settings file beside an older one', async () => {
    const inferred = { solutions: undefined, settings: undefined };
    const plan = await planOf([
      ...workspace(
        [
          { ...mail, root: 'repo/src', version: '2.0' },
          { ...mail, root: 'repo/archive', version: '1.0' },
        ],
        inferred,
      ),
      ['repo/.connref.json', '{}'],
      settings({ cts_Mail: connection }, {}, 'archive/test.json'),
    ]);
    assert.deepEqual(
      [plan.solutions.map(({ path, version }) => `${path} ${version}`), plan.unsupported.map(({ path }) => path)],
      [['src 2.0'], ['archive']],
    );
    assert.deepEqual([plan.verdict, plan.flows.map(({ verdict }) => verdict)], ['fine', ['on']]);
  });

  it('does not judge a solution by an older copy of another one', async () => {
    const child = (runtimeSource: string): FlowSource => ({
      ...calling('Child', '0b'),
      entries: { m: { ...bound('cts_Mail'), runtimeSource } },
    });
    const base = { uniqueName: 'Base', references: mail.references };
    const archived = { ...base, root: 'repo/archive', version: '1.0', flows: [child('invoker')] };
    const current = { ...base, root: 'repo/src', version: '2.0', flows: [child('embedded')] };
    const user = { flows: [calling('Parent', '0a', '0b')] };
    const plan = await planOf([...workspace([archived, current, user]), settings({ cts_Mail: connection })]);
    assert.deepEqual(
      plan.flows.map(({ flow, verdict }) => `${flow} ${verdict}`),
      ['Child on', 'Parent on'],
    );
    const lacking = { ...current, references: [], flows: [] };
    const reading = { flows: [{ name: 'Reader', entries: { a: bound('cts_Mail') } }] };
    const lacks = await planOf(workspace([archived, lacking, reading]));
    assert.deepEqual(
      lacks.flows.map(({ verdict, reasons }) => [verdict, reasons.map(({ kind }) => kind)]),
      [['off', ['undefinedReference']]],
    );
    assert.deepEqual(lacks.assumedPresent, []);
  });

  it('judges a flow by what its solutions contain, and not by what others of the workspace do', async () => {
    const child = (runtimeSource: string): FlowSource => ({
      ...calling('Child', '0b'),
      entries: { m: { ...bound('cts_Mail'), runtimeSource } },
    });
    const verdictWith = async (planned: SolutionSource, other: SolutionSource): Promise<string[]> => {
      const user = { flows: [{ ...calling('Parent', '0a', '0b'), entries: { m: bound('cts_Mail') } }] };
      const holders = [
        { uniqueName: 'Other', root: 'repo/A', ...other },
        { uniqueName: 'Base', root: 'repo/B', ...planned },
      ];
      const plan = await planOf([
        ...workspace([...holders, user], { solutions: ['Base', 'Contoso'] }),
        settings({ cts_Mail: connection }),
      ]);
      const parent = plan.flows.find(({ flow }) => flow === 'Parent');
      return [parent?.verdict ?? '', ...(parent?.reasons ?? []).map((reason) => wordOf(reason))];
    };
    const wordOf = (reason: FlowReason): string => [reason.kind, factsOfFlowReason(reason).target].join(' of ');
    const fine = { references: mail.references, flows: [child('embedded')] };
    const runOnly = { ...fine, flows: [child('invoker')] };
    const otherConnector = { ...fine, references: [{ name: 'cts_Mail', api: 'shared_teams' }] };
    assert.deepEqual(await verdictWith(fine, runOnly), ['on']);
    assert.deepEqual(await verdictWith(fine, otherConnector), ['on']);
    assert.deepEqual(await verdictWith(runOnly, fine), ['off', 'runOnlyChild of this']);
    assert.deepEqual(await verdictWith(runOnly, runOnly), ['off', 'runOnlyChild of any']);
    const mismatch = await verdictWith(otherConnector, fine);
    assert.deepEqual(mismatch.slice(0, 2), ['off', 'connectorMismatch of this']);
    const always = await verdictWith(otherConnector, otherConnector);
    assert.deepEqual(always.slice(0, 2), ['off', 'connectorMismatch of any']);
  });

  it('does not know whether a called flow is run-only if solutions of the plan differ in it', async () => {
    const child = (runtimeSource: string): FlowSource => ({
      ...calling('Child', '0b'),
      entries: { m: { ...bound('cts_Mail'), runtimeSource } },
    });
    const plan = await planOf([
      ...workspace([
        { flows: [calling('Parent', '0a', '0b')] },
        { root: 'repo/A', uniqueName: 'A', references: mail.references, flows: [child('embedded')] },
        { root: 'repo/B', uniqueName: 'B', references: mail.references, flows: [child('invoker')] },
      ]),
      settings({ cts_Mail: connection }),
    ]);
    assert.deepEqual(
      plan.flows.filter(({ flow }) => flow === 'Parent').map(({ verdict, reasons }) => [verdict, ...reasons]),
      [['unknown', { kind: 'childUnknown', flow: 'Child' }]],
    );
  });

  it('says of an app that only the planned solution makes its call of a flow outdated', async () => {
    const changed = (runtimeSource: string): SolutionSource => ({
      references: mail.references,
      flows: [{ name: 'Changed', id: id('0b'), entries: { m: { ...bound('cts_Mail'), runtimeSource } } }],
    });
    const user = { apps: [{ name: 'cts_app', flows: [id('0b')], passedKeys: [] }] };
    const targetWith = async (runtimeSource: string): Promise<string[]> => {
      const plan = await planOf(
        workspace(
          [
            user,
            { root: 'repo/A', uniqueName: 'A', ...changed(runtimeSource) },
            { root: 'repo/B', uniqueName: 'B', ...changed('invoker') },
          ],
          { solutions: ['Contoso', 'B'] },
        ),
      );
      return plan.users.flatMap(({ reasons }) =>
        reasons.filter(({ kind }) => kind === 'outdatedFlow').map((reason) => factsOfUserReason(reason).target),
      );
    };
    assert.deepEqual([await targetWith('embedded'), await targetWith('invoker')], [['this'], ['any']]);
  });

  it('does not find in another copy what a solution lacks', async () => {
    const plan = await planOf([
      ...workspace([
        { root: 'repo/src', version: '2.0', flows: mail.flows },
        { ...mail, root: 'repo/archive', version: '1.0' },
      ]),
      settings({ cts_Mail: connection }),
    ]);
    assert.deepEqual(
      [plan.flows.flatMap(({ reasons }) => reasons.map(({ kind }) => kind)), plan.prerequisites],
      [['undefinedReference'], []],
    );
  });

  it('zips extracted exports, and renders several settings files into one', async () => {
    const plan = await planOf([
      ...workspace([{ ...mail, layout: 'export', managed: 1, root: 'repo/My export' }], {
        settings: ['base.json', 'test.json'],
        url: 'https://contoso-test.crm.dynamics.com',
      }),
      settings({ cts_Mail: connection }, { cts_Url: '', cts_Name: 'base' }, 'base.json'),
      settings({ cts_Mail: '' }, { cts_Url: 'x', cts_Name: '' }),
    ]);
    assert.equal(plan.verdict, 'fine', 'an empty value hides none');
    assert.deepEqual(importsOf(plan), [
      {
        kind: 'render',
        solution: 'Contoso',
        from: ['base.json', 'test.json'],
        variables: [],
        line: 'connref settings render --environment Test --solution Contoso --output obj/connref/Contoso.Test.deploymentsettings.json',
      },
      {
        kind: 'zip',
        solution: 'Contoso',
        line: 'connref zip "My export" --output bin/Contoso_managed.zip',
      },
      {
        kind: 'import',
        solution: 'Contoso',
        line: 'pac solution import --path bin/Contoso_managed.zip --settings-file obj/connref/Contoso.Test.deploymentsettings.json --environment https://contoso-test.crm.dynamics.com --activate-plugins',
      },
    ]);
  });

  it('renders a settings file with tokens before pac takes it', async () => {
    const plan = await planOf([...workspace([mail]), settings({ cts_Mail: '#{MailConnection}#' })]);
    const [render, , last] = importsOf(plan);
    assert.deepEqual(render?.kind === 'render' && [render.from, render.variables], [['test.json'], ['MailConnection']]);
    assert.match(
      last?.kind === 'import' ? last.line : '',
      / --settings-file obj\/connref\/Contoso\.Test\.deploymentsettings\.json /,
    );
    const plain = await planOf([...workspace([mail]), settings({ cts_Mail: connection })]);
    assert.deepEqual(
      importsOf(plain).map(({ kind }) => kind),
      ['pack', 'import'],
    );
  });

  it('names what the environment does not get once', async () => {
    const others = ['A', 'B'].map((name) => ({ root: `repo/${name}`, uniqueName: name }));
    const plan = await planOf(workspace([mail, ...others], { solutions: ['Contoso'] }));
    assert.deepEqual(plan.notPlanned, ['A', 'B']);
    const needed = { ...others[0]!, references: mail.references };
    const user = await planOf(workspace([{ flows: mail.flows }, needed, others[1]!], { solutions: ['Contoso'] }));
    assert.deepEqual(
      user.prerequisites.map(({ name, reason }) => [name, reason]),
      [['A', 'notPlanned']],
    );
  });

  describe('whose solutions need another one of the workspace', () => {
    const api = 'shared_cts-5fweather-5f0123456789abcdef';
    const user: SolutionSource = {
      root: 'repo/User',
      uniqueName: 'User',
      references: [{ name: 'cts_W', api, custom: id('c1') }],
      flows: [{ name: 'Fetch', entries: { w: bound('cts_W', api) } }],
    };
    const connector: SolutionSource = {
      root: 'repo/Connector',
      uniqueName: 'Connector',
      connectors: [{ name: 'cts_5Fweather', id: id('c1') }],
      flows: [calling('Keep alive', '0a', '0b')],
    };
    const child: SolutionSource = {
      root: 'repo/Child',
      uniqueName: 'Child',
      flows: [{ name: 'Ping', id: id('0b'), entries: { m: raw() } }],
    };
    const other: SolutionSource = { root: 'repo/Other', uniqueName: 'Other' };
    const sources = [user, connector, child, other];
    const undeclared = (solutions: readonly SolutionSource[], environment: Record<string, unknown> = {}) => [
      ...workspace(solutions, { solutions: undefined, ...environment }),
      settings({ cts_W: connection }),
    ];

    it('takes it in where they are inferred, with what it needs itself, and says why', async () => {
      const plan = await planOf(undeclared(sources));
      assert.deepEqual(
        plan.solutions.map(({ solution, takenInFor }) => [solution, takenInFor]),
        [
          ['Child', ['Connector']],
          ['Connector', ['User']],
          ['User', []],
        ],
      );
      const assumed = ['cts_5Fweather connector'];
      assert.deepEqual([plan.verdict, plan.assumedPresent, plan.notPlanned], ['flowsOff', assumed, ['Other']]);
      assert.deepEqual(
        plan.connectorPasses.map((pass) => pass.solution),
        ['Connector'],
      );
      assert.deepEqual(plan.prerequisites, []);
    });

    it('takes in what only MissingDependencies of one of them names', async () => {
      const row =
        '<Required key="1" type="2" schemaName="cts_size" parentSchemaName="cts_table" solution="Other (1.0)" />';
      const plan = await planOf(undeclared([{ ...user, missingDependencies: [row] }, connector, child, other]));
      assert.deepEqual(plan.notPlanned, []);
      assert.deepEqual(plan.solutions.find(({ solution }) => solution === 'Other')?.takenInFor, ['User']);
    });

    it('takes in no patch, no other copy of what is planned, and nothing of another workspace folder', async () => {
      const patch: SolutionSource = { ...connector, root: 'repo/Patch', uniqueName: 'Connector_Patch' };
      const files = undeclared([user, patch]).map(([path, text]): [FilePath, string] => [
        path,
        path.startsWith('repo/Patch/')
          ? text.replace(
              '</SolutionManifest>',
              '<ParentSolution><UniqueName>Connector</UniqueName></ParentSolution></SolutionManifest>',
            )
          : text,
      ]);
      const patched = await planOf(files);
      assert.deepEqual(
        patched.solutions.map(({ solution }) => solution),
        ['User'],
      );
      const copies = await planOf(undeclared([user, { ...connector, root: 'repo/User-copy', uniqueName: 'User' }]));
      assert.deepEqual(
        copies.solutions.map(({ path }) => path),
        ['User'],
      );
      const elsewhere = await planOf([
        ...undeclared([user]),
        ...solutionFiles({ ...connector, root: 'other/Connector' }),
      ]);
      assert.deepEqual(
        [elsewhere.solutions.map(({ solution }) => solution), elsewhere.assumedPresent],
        [['User'], ['Connector']],
      );
    });

    it('maps what is taken in with the file of another solution that names something of it', async () => {
      const base: SolutionSource = { ...mail, root: 'repo/Base', uniqueName: 'Base' };
      const own: SolutionSource = { root: 'repo/User', uniqueName: 'User', flows: mail.flows };
      const commands = async (connectionId: string): Promise<string[]> => {
        const [path, text] = settings({ cts_Mail: connectionId }, {}, 'User.test.json');
        const plan = await planOf([
          ...workspace([own, base], { solutions: undefined, settings: undefined }),
          [path, text],
          ['repo/.connref.json', '{}'],
        ]);
        assert.deepEqual(plan.solutions[0]?.takenInFor, ['User']);
        return importsOf(plan).map((each) => ('line' in each ? each.line : ''));
      };
      assert.match((await commands(connection))[1] ?? '', /bin\/Base_managed\.zip --settings-file User\.test\.json /);
      const [render] = await commands('#{Mail}#');
      assert.equal(
        render,
        'connref settings render --environment test --solution Base --env MAIL --output obj/connref/Base.test.deploymentsettings.json',
      );
    });

    it('leaves it out where they are declared, and makes the verdict conditional', async () => {
      for (const environment of [{ solutions: ['User'] }, { settings: [{ path: 'test.json', solutions: ['User'] }] }]) {
        const plan = await planOf(undeclared(sources, environment));
        assert.deepEqual([plan.verdict, plan.assumedPresent], ['fine', ['Connector']]);
      }
      const off = await planOf([
        ...workspace([user, connector, child], { solutions: ['User'] }),
        settings({ cts_W: '' }),
      ]);
      assert.deepEqual([off.verdict, off.assumedPresent], ['flowsOff', ['Connector']]);
    });
  });

  it('quotes for the shell what an environment may be called', async () => {
    const name = `It's "$HOME" \\ \`x\``;
    const declared = { environments: { [name]: { solutions: ['Contoso'], settings: ['a.json', 'b.json'] } } };
    const plan = await planOf([
      ...workspace([mail]).filter(([path]) => path !== 'repo/.connref.json'),
      ['repo/.connref.json', JSON.stringify(declared)],
      settings({ cts_Mail: connection }, {}, 'a.json'),
      settings({ cts_Mail: `${connection}2` }, {}, 'b.json'),
    ]);
    const [render] = importsOf(plan);
    assert.ok(render?.kind === 'render');
    assert.ok(render.line.includes(` --environment 'It'\\''s "$HOME" \\ \`x\`' --solution Contoso `), render.line);
    assert.ok(
      render.powerShell?.includes(` --environment 'It''s "$HOME" \\ \`x\`' --solution Contoso `),
      render.powerShell,
    );
  });

  it('makes no path from the names of solutions and environments', async () => {
    const declared = { environments: { '../Test': { solutions: ['../../x'], settings: ['a.json', 'b.json'] } } };
    const plan = await planOf([
      ...workspace([{ ...mail, uniqueName: '../../x' }]).filter(([path]) => path !== 'repo/.connref.json'),
      ['repo/.connref.json', JSON.stringify(declared)],
      settings({ cts_Mail: connection }, {}, 'a.json'),
      settings({ cts_Mail: `${connection}2` }, {}, 'b.json'),
    ]);
    const lines = importsOf(plan).map((each) => ('line' in each ? each.line : ''));
    assert.ok(lines[0]?.endsWith(' --output obj/connref/_._.._x._._Test.deploymentsettings.json'), lines[0]);
    assert.ok(
      lines.slice(1).every((line) => line.includes('bin/_._.._x')),
      lines.join('\n'),
    );
  });

  it('has no commands for a solution that cannot be packed', async () => {
    assert.deepEqual((await planOf(workspace([{ managed: 0 }], { managed: true }))).commands, []);
  });

  it('may fail with two entries, whether or not their values are the same', async () => {
    const twice = async (first: string, second: string): Promise<unknown[]> => {
      const entries = [first, second].map((ConnectionId, at) => ({
        LogicalName: at ? 'CTS_Mail' : 'cts_Mail',
        ConnectionId,
      }));
      const file = ['repo/test.json', JSON.stringify({ ConnectionReferences: entries })] as const;
      return [...(await planOf([...workspace([mail]), file])).failures];
    };
    const failure = { kind: 'duplicateSetting', name: 'cts_Mail', files: ['test.json'] };
    assert.deepEqual(await twice(connection, `${connection}2`), [failure]);
    assert.deepEqual(await twice(connection, connection), [failure]);
  });

  it('fails with the empty value of a variable that no solution has, and not with that of another solution', async () => {
    const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base', files: variableFiles('cts_Site') };
    const file = ['repo/test.json', settingsText({ variables: { cts_Lost: '', cts_Site: '' } })] as const;
    const config = JSON.stringify({ environments: { test: { solutions: ['Contoso'], settings: ['test.json'] } } });
    const plan = await planOf([
      ...solutionFiles({ managed: 2 }),
      ...solutionFiles({ managed: 2, ...base }),
      ['repo/.connref.json', config],
      file,
    ]);
    assert.deepEqual(plan.failures, [{ kind: 'emptyVariable', variable: 'cts_Lost', files: ['test.json'] }]);
    // The file that the import gets lacks what is not for the solution.
    assert.match(
      plan.commands.map((each) => ('line' in each ? each.line : '')).join(' '),
      /render .* --solution Contoso/,
    );
  });

  it('takes in a solution that uses references of another one and that no settings file is for', async () => {
    const refs: SolutionSource = { root: 'repo/Refs', uniqueName: 'Refs', references: [{ name: 'cts_Sql' }] };
    const flows: SolutionSource = {
      root: 'repo/Flows',
      uniqueName: 'Flows',
      missingDependencies: [missingReference('cts_Sql', 'Refs (1.2.3.4)')],
      flows: [{ name: 'Raw', entries: { a: bound('CTS_sql'), b: raw() } }],
    };
    const own: SolutionSource = { ...flows, root: 'repo/Own', uniqueName: 'Own' };
    const files = [
      ...[refs, flows, own].flatMap((each) => solutionFiles({ managed: 2, ...each })),
      ['repo/settings/Refs/test.json', settingsText({ references: { cts_Sql: connection } })] as const,
      ['repo/settings/Own/uat.json', settingsText({ references: { cts_Sql: connection } })] as const,
    ];
    const { engine } = await openWorkspace(files);
    const plans = engine.index.environments().map((each) => computeImportPlan(each, engine.index));
    assert.deepEqual(
      plans.map(({ environment, solutions, verdict, notPlanned }) => [
        environment,
        solutions.map(({ solution, takenInAsUser }) => `${solution} ${takenInAsUser}`),
        verdict,
        notPlanned,
      ]),
      [
        ['test', ['Refs false', 'Flows true'], 'flowsOff', ['Own']],
        ['uat', ['Refs false', 'Flows true', 'Own false'], 'flowsOff', []],
      ],
    );
  });

  it('names the patches of what it imports, and not those of another workspace folder', async () => {
    const base: SolutionSource = { managed: 2, references: [{ name: 'cts_Mail' }] };
    const patchIn = (folder: string): [FilePath, string][] =>
      solutionFiles({ root: `${folder}/Patch`, uniqueName: 'Contoso_Patch' }).map(([path, text]) => [
        path,
        text.replace(
          '</SolutionManifest>',
          '<ParentSolution><UniqueName>Contoso</UniqueName></ParentSolution></SolutionManifest>',
        ),
      ]);
    const settingsFile: [FilePath, string] = ['repo/test.json', settingsText({ references: { cts_Mail: connection } })];
    const namesIn = async (folder: string): Promise<unknown[]> => {
      const plan = await planOf([...solutionFiles(base), settingsFile, ...patchIn(folder)]);
      return [plan.unsupported.map(({ solution, reason }) => `${solution} ${reason}`), plan.notPlanned];
    };
    assert.deepEqual(await namesIn('repo'), [['Contoso_Patch patch'], []]);
    assert.deepEqual(await namesIn('other'), [[], []]);
  });

  it('rests on the solutions that .connref.json lists and that are not here', async () => {
    const config = JSON.stringify({ environments: { test: { solutions: ['Contoso', 'Misspelt'] } } });
    const plan = await planOf([...solutionFiles({ managed: 2 }), ['repo/.connref.json', config]]);
    assert.deepEqual([plan.verdict, plan.assumedPresent], ['fine', ['Misspelt']]);
    const known = { managed: 2, missingDependencies: [missingReference('msft_x', 'Misspelt (1.0)')] } as const;
    const listed = await planOf([...solutionFiles(known), ['repo/.connref.json', config]]);
    assert.deepEqual(
      listed.prerequisites.map(({ name, reason }) => [name, reason]),
      [['Misspelt (1.0)', 'listed']],
    );
  });

  it('may fail where a solution defines a reference twice: that is expected, not known', async () => {
    const { failures, verdict } = await planOf(
      workspace([{ references: [{ name: 'cts_Mail' }, { name: 'CTS_mail', api: 'shared_teams' }] }]),
    );
    assert.deepEqual(failures, [{ kind: 'duplicateReference', solution: 'Contoso', reference: 'cts_Mail' }]);
    assert.equal(verdict, 'uncertain');
  });

  it('fails where two of its solutions define a reference on different connectors, and not where one is not planned', async () => {
    const base: SolutionSource = {
      root: 'repo/Base',
      uniqueName: 'Base',
      references: [{ name: 'CTS_mail', api: 'shared_teams' }],
    };
    const { failures } = await planOf(workspace([{ references: [{ name: 'cts_Mail' }] }, base]));
    assert.deepEqual(failures, [
      {
        kind: 'conflictingReference',
        reference: 'CTS_mail',
        definitions: [
          { solution: 'Base', connector: 'shared_teams', connectorName: 'Microsoft Teams' },
          { solution: 'Contoso', connector: 'shared_office365', connectorName: 'Office 365 Outlook' },
        ],
      },
    ]);
    const one = JSON.stringify({ environments: { test: { solutions: ['Contoso'] } } });
    const alone = await planOf([
      ...workspace([{ references: [{ name: 'cts_Mail' }] }, base]),
      ['repo/.connref.json', one],
    ]);
    assert.deepEqual(alone.failures, []);
  });

  it('sees a conflict of two solutions also where a third one does not say which connector it means', async () => {
    const of = (uniqueName: string, api: string): SolutionSource => ({
      root: `repo/${uniqueName}`,
      uniqueName,
      references: [{ name: 'cts_Mail', api }],
    });
    const { failures } = await planOf(workspace([of('A', ''), of('B', 'shared_teams'), of('C', 'shared_office365')]));
    assert.deepEqual(
      failures.map(
        (failure) => failure.kind === 'conflictingReference' && failure.definitions.map((each) => each.solution),
      ),
      [['B', 'C']],
    );
  });

  it('names each solution that defines a conflicting reference, also if the first has the same connector', async () => {
    const of = (uniqueName: string, ...apis: string[]): SolutionSource => ({
      root: `repo/${uniqueName}`,
      uniqueName,
      references: apis.map((api) => ({ name: 'cts_Mail', api })),
    });
    const definitions = async (...solutions: SolutionSource[]): Promise<unknown[]> =>
      (await planOf(workspace(solutions))).failures.map((failure) =>
        failure.kind === 'conflictingReference'
          ? failure.definitions.map(({ solution, connector }) => `${solution} ${connector}`)
          : failure.kind,
      );
    const [mail, teams] = ['shared_office365', 'shared_teams'] as const;
    assert.deepEqual(await definitions(of('A', mail), of('B', teams), of('C', mail)), [
      [`A ${mail}`, `B ${teams}`, `C ${mail}`],
    ]);
    assert.deepEqual(await definitions(of('A', mail), of('B', mail, teams)), [
      'duplicateReference',
      [`A ${mail}`, `B ${teams}`],
    ]);
  });

  it('fails with a malformed id, and names the bare one where that is certain', async () => {
    for (const [connectionId, bareId] of [
      [' ', null],
      [`shared_office365/${connection}`, connection],
      ['https://example.com/connections/shared_office365/mail-1-#{part}#', null],
    ] as const) {
      const { failures } = await planOf([...workspace([mail]), settings({ cts_Mail: connectionId })]);
      assert.deepEqual(failures, [
        { kind: 'malformedConnectionId', reference: 'cts_Mail', connectionId, bareId, files: ['test.json'] },
      ]);
    }
  });

  it('expects a failure of a text that only holds the place of an id', async () => {
    const { failures, verdict } = await planOf([...workspace([mail]), settings({ cts_Mail: 'TODO' })]);
    assert.deepEqual(failures, [
      { kind: 'placeholderConnectionId', reference: 'cts_Mail', connectionId: 'TODO', files: ['test.json'] },
    ]);
    assert.equal(verdict, 'uncertain');
  });

  it('quotes what a shell would take apart', async () => {
    const plan = await planOf(workspace([{ root: 'repo/a $b' }], { url: 'https://x/?a=1&b' }));
    assert.deepEqual(
      importsOf(plan).map((each) =>
        'line' in each ? /(?<=--folder |--environment )\S.*?(?= --)/.exec(each.line)?.[0] : '',
      ),
      [`'a $b'`, '"https://x/?a=1&b"'],
    );
  });

  it('fails with settings that pac does not take, or that name no connection of the reference', async () => {
    const kinds = async (file: readonly [FilePath, string]): Promise<string[]> =>
      (await planOf([...workspace([mail]), file])).failures.map(({ kind }) => kind);
    assert.deepEqual(await kinds(settings({ cts_Mail: `shared_office365/${connection}` })), ['malformedConnectionId']);
    assert.deepEqual(await kinds(settings({ cts_Mail: '{{ mail }}' })), []);
    assert.deepEqual(await kinds(settings({ cts_Mail: 'shared_office365/{{ mail }}' })), ['malformedConnectionId']);
    assert.deepEqual(await kinds(settings({ cts_Mail: { id: '{{ mail }}', connector: 'shared_teams' } })), [
      'connectorMismatch',
    ]);
    assert.deepEqual(await kinds(settings({ cts_Mail: { id: connection, connector: 'shared_teams' } })), [
      'connectorMismatch',
    ]);
    assert.deepEqual(await kinds(settings({ cts_Mail: { id: connection, connector: 'shared_office365' } })), []);
    assert.deepEqual(await kinds(['repo/test.json', '{ "ConnectionReferences": [["cts_Mail", "x"]] }']), [
      'brokenSettings',
    ]);
  });

  it('does not take a reference for deleted that comes from elsewhere, or may be where nothing is read', async () => {
    const removed = async (files: readonly (readonly [FilePath, string])[]): Promise<string[]> =>
      (await planOf([...files, settings({ cts_Gone: connection })])).removedReferences.map(
        ({ reference, outcome }) => `${reference} ${outcome}`,
      );
    const upgrade = { import: 'upgrade', managed: true };
    assert.deepEqual(await removed(workspace([mail], upgrade)), ['cts_Gone deleted']);
    assert.deepEqual(await removed(workspace([{ ...mail, managed: 0 }], { import: 'upgrade' })), [
      'cts_Gone staysBehind',
    ]);
    assert.deepEqual(await removed(workspace([mail], upgrade, { externals: ['cts_G*'] })), []);
    const user = { flows: [{ name: 'Send', entries: { m: bound('cts_Gone') } }] };
    const listed = { ...user, missingDependencies: [missingReference('cts_Gone', 'Base (1.0)')] };
    assert.deepEqual(await removed(workspace([listed], upgrade)), []);
    assert.deepEqual(await removed(workspace([user], upgrade)), ['cts_Gone blocked']);
    assert.deepEqual(await removed([...workspace([mail], upgrade), ...yamlSolutionFiles()]), []);
  });

  it('knows a service principal from a user', async () => {
    const kind = async (importAs?: string) => (await planOf(workspace([mail], { importAs }))).activator?.kind;
    assert.deepEqual(
      [await kind(id('a1')), await kind('a@contoso.example'), await kind('Deployer'), await kind()],
      ['servicePrincipal', 'user', 'unknown', undefined],
    );
  });

  it('names what is broken, and plans all solutions where nothing says which', async () => {
    const files = [
      ...workspace([mail, { root: 'repo/B', uniqueName: 'B' }], { solutions: [] }),
      ['repo/B/Other/Customizations.xml', '<a>'] as const,
    ];
    const plan = await planOf(files);
    assert.deepEqual([plan.solutionsKnown, plan.solutions.length], [false, 2]);
    assert.deepEqual(plan.failures, [{ kind: 'unreadable', solution: 'B', path: 'B' }]);
  });
});

describe('The solutions of a plan', () => {
  it('holds solutions that lie in another workspace folder than the settings', async () => {
    const { engine } = await openWorkspace([
      ...solutionFiles({ ...mail, root: 'source/Contoso' }),
      settings({ cts_Mail: '' }),
    ]);
    const plans = engine.index.environments().map((each) => computeImportPlan(each, engine.index));
    assert.deepEqual(
      plans.map(({ environment, verdict, solutions }) => [environment, verdict, solutions.length]),
      [['test', 'flowsOff', 1]],
    );
  });
});

describe('pipelineSettings', () => {
  it('are JSON with names and filled values alone', async () => {
    const { engine } = await openWorkspace([
      ...workspace([mail]),
      settings(
        { cts_Mail: { id: connection, connector: 'shared_office365' }, cts_Empty: '' },
        { cts_Url: 'https://contoso.example', cts_None: '' },
      ),
    ]);
    assert.equal(
      pipelineSettings(engine.index.environments()[0]!, engine.index),
      `{"EnvironmentVariables":[{"SchemaName":"cts_Url","Value":"https://contoso.example"}],"ConnectionReferences":[{"LogicalName":"cts_Mail","ConnectionId":"${connection}"}]}`,
    );
  });
});

describe('The plan for flows that use environment variables', () => {
  const user: SolutionSource = { flows: [{ name: 'Send', id: id('01'), variables: ['cts_Url'] }] };
  const defined: SolutionSource = { ...user, files: variableFiles('cts_Url') };
  const shown = ({ verdict, flows: [flow] }: ImportPlan): unknown[] => [verdict, flow?.verdict, flow?.reasons];

  it('leaves a flow off in a first import where nothing gives the variable a value', async () => {
    const reasons = [{ kind: 'variableWithoutValue', variable: 'cts_Url' }];
    assert.deepEqual(shown(await planOf([...workspace([defined]), settings({})])), ['flowsOff', 'off', reasons]);
    assert.deepEqual(shown(await planOf(workspace([defined], { settings: [] }))), ['needsConnections', 'off', reasons]);
    assert.deepEqual(shown(await planOf([...workspace([defined]), settings({}, { cts_url: 'x' })])), [
      'fine',
      'on',
      [],
    ]);
    const update = await planOf([...workspace([defined], { import: 'update' }), settings({})]);
    assert.deepEqual(shown(update), ['fine', 'on', []]);
  });

  it('leaves a flow off where nothing defines the variable, unless it comes from outside', async () => {
    const reasons = [{ kind: 'undefinedVariable', variable: 'cts_Url', dependency: 'unlisted' }];
    assert.deepEqual(shown(await planOf([...workspace([user]), settings({})])), ['flowsOff', 'off', reasons]);
    const outside = workspace([user], {}, { externals: ['cts_url'] });
    assert.deepEqual(shown(await planOf([...outside, settings({})])), ['fine', 'on', []]);
    const listed = '<Required type="environmentvariabledefinition" schemaName="cts_Url" solution="Base (1.0)" />';
    const known = await planOf([...workspace([{ ...user, missingDependencies: [listed] }]), settings({})]);
    assert.equal(known.flows[0]?.verdict, 'unknown');
  });

  it('imports the solution first that defines the variable', async () => {
    const owner = { root: 'repo/Variables', uniqueName: 'Variables', files: variableFiles('cts_Url') };
    const plan = await planOf([...workspace([user, owner]), settings({}, { cts_Url: 'x' })]);
    assert.deepEqual(
      plan.solutions.map(({ solution }) => solution),
      ['Variables', 'Contoso'],
    );
  });
});

describe('The plan for apps, agents and desktop flows', () => {
  const mapped = settings({ cts_mail: connection });
  const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base', references: [{ name: 'cts_mail' }] };
  const planned = async (solutions: readonly SolutionSource[]): Promise<ImportPlan> =>
    planOf([...workspace(solutions), mapped]);
  const missing = ({ failures }: ImportPlan): string[] =>
    failures.flatMap((each) => (each.kind === 'missingComponent' ? [`${each.component} ${each.name}`] : []));

  it('fails where the import looks up a name that nothing has', async () => {
    const gone = id('99');
    const app = (...dependencies: object[]): SolutionSource => ({ apps: [{ name: 'cts_app', dependencies }] });
    assert.deepEqual(missing(await planned([app(referenceDependency('cts_gone'))])), ['connectionReference cts_gone']);
    assert.deepEqual(missing(await planned([app(flowDependency(gone))])), [`childFlow ${gone}`]);
    const files = {
      'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [['cts_a.b', 'cts_gone']]),
      'botcomponents/cts_a.b/data': 'connectionReference: CTS_Gone\n',
    };
    assert.deepEqual(missing(await planned([{ files }])), ['connectionReference CTS_Gone']);
  });

  it('does not fail where only the data of an app or agent has such a name', async () => {
    const apps = [{ name: 'cts_app', references: ['cts_gone'] }];
    assert.deepEqual(missing(await planned([{ apps }])), []);
    const files = { 'botcomponents/cts_a.b/data': 'connectionReference: cts_gone\n' };
    assert.deepEqual(missing(await planned([{ files }])), []);
  });

  it('imports the solution of what they use first', async () => {
    const flow = { name: 'Notify', id: id('77') };
    const robot = { name: 'Robot', id: id('78'), category: '6', desktopReferences: ['cts_mail'] };
    const users: SolutionSource[] = [
      { apps: [{ name: 'cts_app', references: ['cts_mail'] }] },
      { apps: [{ name: 'cts_app', dependencies: [referenceDependency('cts_mail')] }] },
      { files: { 'botcomponents/cts_a.b/data': 'connectionReference: cts_mail\n' } },
      { files: { 'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_mail') } },
      { flows: [robot] },
      { apps: [{ name: 'cts_app', flows: [flow.id] }] },
      { files: { 'botcomponents/cts_a.b/data': `flowId: ${flow.id}\n` } },
    ];
    for (const user of users) {
      // By name, the user would come first.
      const { solutions } = await planned([
        { uniqueName: 'App', root: 'repo/App', ...user },
        { ...base, flows: [flow] },
      ]);
      assert.deepEqual(
        solutions.map(({ solution }) => solution),
        ['Base', 'App'],
        JSON.stringify(user),
      );
    }
    const runs = {
      name: 'Start',
      id: id('79'),
      entries: { shared_uiflow: bound('cts_mail', 'shared_uiflow') },
      actions: { Run: desktopFlowCall(robot.id) },
    };
    const { solutions, flows } = await planned([
      { uniqueName: 'App', root: 'repo/App', flows: [runs] },
      { ...base, references: [{ name: 'cts_mail', api: 'shared_uiflow' }], flows: [robot] },
    ]);
    assert.deepEqual(
      [solutions.map(({ solution }) => solution), flows.map(({ verdict }) => verdict)],
      [['Base', 'App'], ['on']],
    );
  });

  const shown = ({ verdict, users }: ImportPlan): unknown[] => [
    verdict,
    ...users.map(({ kind, name, verdict, reasons }) => [kind, name, verdict, ...reasons.map(({ kind }) => kind)]),
  ];

  it('does not promise that the import works where only the data of an app or agent has such a name', async () => {
    const apps = [{ name: 'cts_app', references: ['cts_gone'] }];
    assert.deepEqual(shown(await planned([{ apps }])), [
      'uncertain',
      ['canvasApp', 'cts_app', 'broken', 'undefinedReference'],
    ]);
    const files = { 'botcomponents/cts_a.b/data': 'connectionReference: cts_gone\n' };
    assert.deepEqual(shown(await planned([{ files }])), [
      'uncertain',
      ['agent', 'cts_a', 'broken', 'undefinedReference'],
    ]);
    const connectors = [{ name: 'cts_app', connectors: ['cts_5Fgone'] }];
    assert.deepEqual(shown(await planned([{ apps: connectors }])), [
      'uncertain',
      ['canvasApp', 'cts_app', 'broken', 'missingConnector'],
    ]);
    const connector = { componenttype: 372, logicalname: 'cts_5Fgone', componenttypeplatformname: 'connector' };
    const lookedUp = await planned([{ apps: [{ ...connectors[0]!, dependencies: [connector] }] }]);
    assert.deepEqual([lookedUp.verdict, ...missing(lookedUp)], ['fails', 'customConnector cts_5Fgone']);
    const calls = [{ name: 'cts_app', flows: [id('99')] }];
    assert.deepEqual(shown(await planned([{ apps: calls }])), [
      'uncertain',
      ['canvasApp', 'cts_app', 'broken', 'missingFlow'],
    ]);
  });

  it('says that an app works, or does not without a connection or with a flow that stays off', async () => {
    const apps = [{ name: 'cts_app', references: ['cts_mail'] }];
    const references = [{ name: 'cts_mail' }];
    assert.deepEqual(shown(await planned([{ apps, references }])), ['fine', ['canvasApp', 'cts_app', 'works']]);
    const unmapped = await planOf([...workspace([{ apps, references }]), settings({ cts_mail: '' })]);
    assert.deepEqual(shown(unmapped), ['flowsOff', ['canvasApp', 'cts_app', 'broken', 'unmapped']]);
    const dialog = await planOf(workspace([{ apps, references }], { settings: [] }));
    assert.deepEqual(shown(dialog), ['needsConnections', ['canvasApp', 'cts_app', 'broken', 'unmapped']]);
    const off = { name: 'Old', id: id('02'), state: 'off' as const };
    assert.deepEqual(shown(await planned([{ flows: [off], apps: [{ name: 'cts_app', flows: [off.id] }] }])), [
      'flowsOff',
      ['canvasApp', 'cts_app', 'broken', 'flowOff'],
    ]);
  });

  it('does not know whether an app works whose custom connector only an unplanned solution has', async () => {
    const app: SolutionSource = { apps: [{ name: 'cts_app', connectors: ['cts_5Fw'] }] };
    const connectors: SolutionSource = {
      root: 'repo/C',
      uniqueName: 'C',
      connectors: [{ name: 'cts_5Fw', id: id('c1') }],
    };
    const plan = await planOf([...workspace([app, connectors], { solutions: ['Contoso'] }), mapped]);
    assert.deepEqual(shown(plan)[1], ['canvasApp', 'cts_app', 'unknown', 'outside']);
    assert.deepEqual(shown(await planned([app, connectors]))[1], ['canvasApp', 'cts_app', 'works']);
  });

  it('does not know whether what calls a process works that only a manifest lists', async () => {
    const rootComponents = [`<RootComponent type="29" id="{${id('0b')}}" behavior="0" />`];
    const plan = await planned([
      { rootComponents, flows: [calling('Parent', '0a', '0b')], apps: [{ name: 'cts_app', flows: [id('0b')] }] },
    ]);
    assert.deepEqual(
      plan.flows.map(({ verdict, reasons }) => [verdict, reasons.map(({ kind }) => kind)]),
      [['unknown', ['childUnknown']]],
    );
    assert.deepEqual(shown(plan)[1], ['canvasApp', 'cts_app', 'unknown', 'flowUnknown']);
    const robot = { name: 'Robot', id: id('0b'), category: '6' };
    const withRobot = await planned([{ flows: [calling('Parent', '0a', '0b'), robot] }]);
    assert.deepEqual(
      withRobot.flows.map(({ verdict }) => verdict),
      ['on'],
    );
  });

  it('does not know about an agent without a connection, because its user may bring one', async () => {
    const agent: SolutionSource = {
      references: [{ name: 'cts_mail' }],
      files: { 'botcomponents/cts_a.b/data': 'connectionReference: cts_mail\n' },
    };
    const plan = await planOf([...workspace([agent]), settings({ cts_mail: '' })]);
    assert.deepEqual(shown(plan), ['fine', ['agent', 'cts_a', 'unknown', 'maybeUnmapped']]);
    assert.match(planHeadline(plan), /works, but it is unknown whether 1 app or agent works\.$/);
  });

  it('asks people for the connection of a tool in the mode Invoker, and not of one in the mode Maker', async () => {
    const tool = (mode: string): string =>
      `action:\n  connectionReference: cts_mail\n  connectionProperties:\n    mode: ${mode}\n`;
    const verdict = async (...modes: string[]): Promise<unknown[]> => {
      const data = modes.map((mode, at) => [`botcomponents/cts_a.t${at}/data`, tool(mode)]);
      const agent = { references: [{ name: 'cts_mail' }], files: Object.fromEntries(data) as Record<string, string> };
      return shown(await planOf([...workspace([agent]), settings({ cts_mail: '' })]));
    };
    assert.deepEqual(await verdict('Invoker'), ['fine', ['agent', 'cts_a', 'works', 'runOnlyUser']]);
    assert.deepEqual(await verdict('Maker'), ['flowsOff', ['agent', 'cts_a', 'broken', 'unmapped']]);
    assert.deepEqual(await verdict('Invoker', 'Maker'), ['flowsOff', ['agent', 'cts_a', 'broken', 'unmapped']]);
  });

  it('needs only connections where an app calls a flow that needs one', async () => {
    const flow = { name: 'Send', id: id('01'), entries: { a: bound('cts_mail') } };
    const app: SolutionSource = {
      references: [{ name: 'cts_mail' }],
      flows: [flow],
      apps: [{ name: 'cts_app', flows: [flow.id] }],
    };
    const plan = await planOf(workspace([app], { settings: [] }));
    assert.deepEqual(shown(plan), ['needsConnections', ['canvasApp', 'cts_app', 'broken', 'flowOff']]);
    assert.match(
      planHeadline(plan),
      /works and needs 1 connection: choose it in the import dialog, or enter it in a settings file\. Otherwise 1 flow stays turned off, and 1 app or agent does not work\.$/,
    );
  });

  it('leaves a flow turned off that runs a desktop flow which nothing has', async () => {
    const runs = {
      name: 'Start',
      id: id('79'),
      entries: { shared_uiflow: bound('cts_mail', 'shared_uiflow') },
      actions: { Run: desktopFlowCall(id('78')) },
    };
    const { flows } = await planned([{ references: [{ name: 'cts_mail', api: 'shared_uiflow' }], flows: [runs] }]);
    assert.deepEqual(
      flows.map(({ verdict, reasons }) => [verdict, reasons.map(({ kind }) => kind)]),
      [['off', ['missingChild']]],
    );
  });

  it('keeps flows of one name apart', async () => {
    const flows = [id('71'), id('72')];
    const { solutions } = await planned([
      { root: 'repo/App', uniqueName: 'App', apps: [{ name: 'cts_app', flows }] },
      ...flows.map((flow, at) => ({
        root: `repo/Z${at}`,
        uniqueName: `Z${at}`,
        flows: [{ name: 'Notify', id: flow }],
      })),
    ]);
    assert.equal(solutions.at(-1)?.solution, 'App');
  });
});

describe('The plan for flows without a file or definition', () => {
  const caller = calling('Parent', '0a', '0b');
  const app = { name: 'cts_app', displayName: 'App', flows: [id('0b')] };
  const verdictsOf = (plan: ImportPlan): unknown[] =>
    plan.flows.map(({ flow, verdict, reasons }) => [flow, verdict, ...reasons.map(({ kind }) => kind)]);

  for (const layout of ['packager', 'export'] as const) {
    it(`fails where a file is missing, and calls no flow on that needs it (${layout})`, async () => {
      const lost = { name: 'Child', id: id('0b'), file: false };
      const plan = await planOf(workspace([{ layout, flows: [caller, lost], apps: [app] }], { managed: false }));
      const path = `Contoso/Workflows/Child-${id('0b').toUpperCase()}.json`;
      assert.deepEqual(
        plan.failures.filter(({ kind }) => kind === 'missingFile' || kind === 'unreadable'),
        [{ kind: 'missingFile', solution: 'Contoso', path }],
      );
      assert.deepEqual(verdictsOf(plan), [
        ['Child', 'unknown', 'fileMissing'],
        ['Parent', 'unknown', 'childUnknown'],
      ]);
      assert.equal(plan.users[0]?.verdict, 'unknown');
    });
  }

  it('may fail over a file without a definition, and otherwise leaves its flow off', async () => {
    const plan = await planOf(workspace([{ flows: [caller, { name: 'Child', id: id('0b'), text: '{}' }] }]));
    const path = `Contoso/Workflows/Child-${id('0b').toUpperCase()}.json`;
    assert.deepEqual(
      [plan.verdict, plan.failures],
      ['uncertain', [{ kind: 'noDefinition', solution: 'Contoso', path }]],
    );
    assert.deepEqual(verdictsOf(plan), [
      ['Child', 'off', 'noDefinition'],
      ['Parent', 'off', 'childOff'],
    ]);
  });

  it('may fail over such a file also if its flow is turned off on purpose', async () => {
    const { verdict } = await planOf(workspace([{ flows: [{ name: 'Off', id: id('0b'), state: 'off', text: '{}' }] }]));
    assert.equal(verdict, 'uncertain');
  });

  it('does not know what becomes of a JSON file that may be that of no cloud flow', async () => {
    const text = { 'Workflows/notes.json': '{}' };
    assert.deepEqual(
      verdictsOf(await planOf(workspace([{ files: text }]))).map((each) => (each as string[]).slice(1)),
      [['unknown', 'unreadable', 'stateUnknown']],
    );
    assert.deepEqual((await planOf(workspace([{ files: text }]))).failures, []);
  });

  it('fails over each file that cannot be read, and does not know about an agent or app of which it is a part', async () => {
    const broken = async (files: Readonly<Record<string, string>>, source: SolutionSource = {}): Promise<unknown[]> => {
      const { failures, users, verdict } = await planOf(workspace([{ ...source, files }]));
      return [
        verdict,
        ...failures.map((each) => (each.kind === 'unreadable' ? each.path : each.kind)),
        ...users.map((each) => [each.name, each.verdict, ...each.reasons.map(({ kind }) => kind)]),
      ];
    };
    assert.deepEqual(await broken({ 'Connectors/x.xml': '<Connector>' }), ['fails', 'Contoso/Connectors/x.xml']);
    const variable = 'environmentvariabledefinitions/cts_v/environmentvariabledefinition.xml';
    assert.deepEqual(await broken({ [variable]: '<e>' }), ['fails', `Contoso/${variable}`]);
    const values = 'environmentvariabledefinitions/cts_v/environmentvariablevalues.json';
    assert.deepEqual(await broken({ [values]: '{' }), ['fails', `Contoso/${values}`]);
    const agents = {
      'botcomponents/cts_a.topic/data': 'connectionReference: cts_mail\n',
      'botcomponents/cts_b.topic/data': 'connectionReference: cts_mail\n',
    };
    const mapped = { references: [{ name: 'cts_mail' }] };
    assert.deepEqual(await broken({ ...agents, 'bots/cts_a/bot.xml': '<bot' }, mapped), [
      'fails',
      'Contoso/bots/cts_a/bot.xml',
      ['cts_a', 'unknown', 'maybeUnmapped', 'unreadable'],
      ['cts_b', 'unknown', 'maybeUnmapped'],
    ]);
    const rows = 'Assets/botcomponent_connectionreferenceset.xml';
    assert.deepEqual(await broken({ ...agents, [rows]: '<rows' }, mapped), [
      'fails',
      `Contoso/${rows}`,
      ['cts_a', 'unknown', 'maybeUnmapped', 'unreadable'],
      ['cts_b', 'unknown', 'maybeUnmapped', 'unreadable'],
    ]);
    const app = appXml({ name: 'cts_app', references: ['cts_mail'] }).replace(
      '<ConnectionReferences>{',
      '<ConnectionReferences>',
    );
    assert.deepEqual(await broken({ 'CanvasApps/cts_app.meta.xml': app }), [
      'fine',
      ['cts_app', 'unknown', 'unreadable'],
    ]);
  });
});
