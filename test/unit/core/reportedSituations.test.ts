import assert from 'node:assert/strict';
import { planDelete } from '../../../src/core/edits/refactorings/delete/planDelete';
import { planRename } from '../../../src/core/edits/refactorings/rename/planRename';
import type { Engine } from '../../../src/core/engine/engine';
import { defaultFolderSettings } from '../../../src/core/engine/folderState';
import type { ImportMode } from '../../../src/core/model/deploymentEnvironment';
import type { FilePath } from '../../../src/core/model/filePath';
import { computeImportPlan } from '../../../src/core/plan/computeImportPlan';
import type { ImportFailure } from '../../../src/core/plan/importFailure';
import { encodeText, type TextEncodingName } from '../../../src/core/text/decodeText';
import { ArchiveFileTree } from '../../../src/platform/zip/archiveFileTree';
import { agentRowsXml, flowDependency, knowledgeXml, referenceDependency } from '../../support/componentSource';
import { applyOperations } from '../../support/fixLaw';
import { MemoryFileTree } from '../../support/memoryFileTree';
import { newEngine } from '../../support/newEngine';
import { connection, type SettingsSource, settingsText, variableFiles } from '../../support/settingsSource';
import {
  bound,
  childFlowCall,
  customizationsXml,
  desktopFlowCall,
  type FlowSource,
  manifestXml,
  missingConnectorDependency,
  missingReference,
  missingTable,
  type ReferenceSource,
  solutionFiles,
  type SolutionSource,
} from '../../support/solutionSource';
import { allFindings } from '../../support/workspace';
import { solutionInZip, zipOf } from '../../support/zips';

interface Planned {
  readonly verdict: string;
  readonly failures?: readonly string[];
  /** `name verdict reason…` */
  readonly flows?: readonly string[];
  readonly users?: readonly string[];
  /** The solutions in the order of import, if there is more than one. */
  readonly order?: readonly string[];
  /** What the environment must already have: `name reason`. */
  readonly needs?: readonly string[];
}

interface Situation {
  readonly title: string;
  readonly solutions: readonly SolutionSource[];
  /** Files of the folder `repo`. */
  readonly files?: Readonly<Record<string, Uint8Array>>;
  readonly settings?: SettingsSource;
  /** The encoding of all files of solutions and of the settings file. */
  readonly encoding?: TextEncodingName;
  /** The solutions of the environment. Default: all. */
  readonly planned?: readonly string[];
  readonly externals?: readonly string[];
  /** `severity rule file`, with the file relative to the folder `repo`. */
  readonly check: readonly string[];
  /** What `check` reports in addition or instead if the environment gets an update or an upgrade. Default: `check`. */
  readonly checkLater?: readonly string[];
  readonly first: Planned;
  readonly update?: Planned;
  readonly upgrade?: Planned;
  /** The users of a connection reference: `kind name source`. A user in a zip or managed export prevents a renaming. */
  readonly used?: { readonly reference: string; readonly by: readonly string[]; readonly isFixed?: boolean };
}

const id = (end: string): string => `0f000000-0000-4000-8000-0000000000${end}`;
const mail: ReferenceSource = { name: 'cts_mail', displayName: 'Orders mailbox' };
const base: SolutionSource = { root: 'repo/Base', uniqueName: 'Base' };
const robots: ReferenceSource = { name: 'cts_robots', displayName: 'Robots', api: 'shared_uiflow' };
/** A cloud flow that runs the desktop flow {@link id}`('78')`. */
const start: FlowSource = {
  name: 'Start',
  id: id('79'),
  entries: { shared_uiflow: bound('cts_robots', 'shared_uiflow') },
  actions: { Run: desktopFlowCall(id('78').toUpperCase()) },
};
const startFile = `Contoso/Workflows/Start-${id('79').toUpperCase()}.json`;
const sendFile = `Contoso/Workflows/Send-${id('01').toUpperCase()}.json`;

function filesOf(situation: Situation, mode: ImportMode): [FilePath, string | Uint8Array][] {
  const { solutions, files = {}, settings, encoding = 'utf8', planned, externals } = situation;
  const names = [...new Set(solutions.map(({ uniqueName = 'Contoso' }) => uniqueName))];
  const environment = {
    solutions: planned ?? (names.length > 0 ? names : ['Contoso']),
    settings: settings ? ['test.json'] : [],
    import: mode,
  };
  const config = { environments: { Test: environment }, ...(externals && { externals }) };
  const texts: [FilePath, string][] = [
    ...solutions.flatMap((solution) => solutionFiles({ managed: 2, ...solution })),
    ...(settings ? [['repo/test.json', settingsText(settings)] satisfies [FilePath, string]] : []),
  ];
  return [
    ...texts.map(([path, text]): [FilePath, Uint8Array] => [path, encodeText(text, encoding)]),
    ...Object.entries(files).map(([path, bytes]): [FilePath, Uint8Array] => [`repo/${path}`, bytes]),
    ['repo/.connref.json', JSON.stringify(config)],
  ];
}

async function engineOf(tree: MemoryFileTree): Promise<Engine> {
  const engine = newEngine({ files: new ArchiveFileTree(tree) });
  engine.setFolder('repo', { ...defaultFolderSettings, checkZips: true });
  await engine.settle();
  return engine;
}

async function usersIn(tree: MemoryFileTree, reference: string) {
  const engine = await engineOf(tree);
  const users = engine.index
    .usesOf('connectionReference', reference)
    .map(({ user, source }) => `${user.kind} ${user.name} ${source}`)
    .sort();
  return { index: engine.index, users, findings: found(engine) };
}

function found(engine: Engine): string[] {
  return allFindings(engine)
    .map(({ severity, ruleId, file }) => `${severity} ${ruleId} ${file.slice('repo/'.length)}`)
    .sort();
}

function failureText(failure: ImportFailure): string {
  if (failure.kind === 'missingComponent') {
    return [failure.component, failure.name, failure.dependency, failure.certainty].join(' ');
  }
  const users = failure.kind === 'deletionBlocked' ? failure.usedBy.map(({ name }) => name) : [];
  return [failure.kind, ...('reference' in failure ? [failure.reference] : []), ...users].join(' ');
}

function planned(engine: Engine): Planned {
  const [environment] = engine.index.environments();
  assert.ok(environment);
  const { verdict, failures, flows, users, solutions, prerequisites } = computeImportPlan(environment, engine.index);
  const verdictText = (name: string, each: string, reasons: readonly { readonly kind: string }[]): string =>
    [name, each, ...reasons.map(({ kind }) => kind)].join(' ');
  const order = solutions.map(({ solution }) => solution);
  return {
    verdict,
    failures: failures.map(failureText),
    flows: flows.map((each) => verdictText(each.flow, each.verdict, each.reasons)),
    users: users.map((each) => verdictText(each.name, each.verdict, each.reasons)),
    order: order.length > 1 ? order : [],
    needs: prerequisites.map(({ name, reason }) => `${name} ${reason}`),
  };
}

const nothing: Omit<Required<Planned>, 'verdict'> = { failures: [], flows: [], users: [], order: [], needs: [] };

const situations: readonly Situation[] = [
  {
    title: 'an export with escaped texts: an app and its dependencies name a reference in other case that nothing has',
    solutions: [
      {
        layout: 'export',
        apps: [
          {
            name: 'cts_orders',
            displayName: 'Orders',
            references: ['cts_gone'],
            dependencies: [referenceDependency('CTS_Gone')],
            escaped: true,
          },
        ],
      },
    ],
    check: ['error undefined-reference Contoso/customizations.xml'],
    first: {
      verdict: 'fails',
      failures: ['connectionReference CTS_Gone unlisted known'],
      users: ['Orders broken undefinedReference'],
    },
  },
  {
    title: 'a managed zip: a code app names a reference that nothing has',
    solutions: [],
    files: {
      'out/Contoso.zip': solutionInZip('', {
        managed: 1,
        apps: [{ name: 'cts_stock', displayName: 'Stock', isCodeApp: true, references: ['cts_gone'], escaped: true }],
      })[1],
    },
    check: ['error undefined-reference out/Contoso.zip!/customizations.xml'],
    first: { verdict: 'uncertain', users: ['Stock broken undefinedReference'] },
  },
  {
    title: 'files in UTF-16: the row and the data of a topic name a reference that nothing has',
    encoding: 'utf16le',
    solutions: [
      {
        files: {
          'bots/cts_help/bot.xml': '<bot><name>Help</name></bot>',
          'botcomponents/cts_help.topic.Ask/data': 'kind: AdaptiveDialog\nconnectionReference: cts_gone\n',
          'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', [
            ['cts_help.topic.Ask', 'CTS_GONE'],
          ]),
        },
      },
    ],
    check: ['error undefined-reference Contoso/botcomponents/cts_help.topic.Ask/data'],
    first: {
      verdict: 'uncertain',
      failures: ['connectionReference cts_gone unlisted expected'],
      users: ['Help broken undefinedReference'],
    },
  },
  {
    title: 'a code app uses a reference of another solution, in other case',
    solutions: [
      {
        apps: [{ name: 'cts_stock', displayName: 'Stock', isCodeApp: true, references: ['CTS_Mail'] }],
      },
      { ...base, references: [mail] },
    ],
    settings: { references: { cts_mail: connection } },
    check: ['information undefined-reference Contoso/CanvasApps/cts_stock.meta.xml'],
    first: { verdict: 'fine', users: ['Stock works'], order: ['Base', 'Contoso'] },
    upgrade: { verdict: 'fine', users: ['Stock works'], order: ['Base', 'Contoso'] },
    used: { reference: 'cts_mail', by: ['codeApp Stock appConnection'] },
  },
  {
    title: 'a code app uses a reference that only a solution has which the environment does not get',
    solutions: [
      {
        apps: [
          {
            name: 'cts_stock',
            displayName: 'Stock',
            isCodeApp: true,
            references: ['cts_mail'],
            dependencies: [referenceDependency('cts_mail')],
          },
        ],
      },
      { ...base, references: [mail] },
    ],
    planned: ['Contoso'],
    check: ['information undefined-reference Contoso/CanvasApps/cts_stock.meta.xml'],
    first: { verdict: 'fine', users: ['Stock unknown outside'], needs: ['Base notPlanned'] },
    used: { reference: 'cts_mail', by: ['codeApp Stock appConnection', 'codeApp Stock appDependency'] },
  },
  {
    title: 'externals list the reference of an agent tool, by a pattern',
    solutions: [
      {
        files: {
          'botcomponents/cts_help.action.Send/data':
            'kind: TaskDialog\naction:\n  connectionReference: plt_mail\n  connectionProperties:\n    mode: Maker\n',
        },
      },
    ],
    externals: ['plt_*'],
    check: [],
    first: { verdict: 'fine', users: ['cts_help works'], needs: ['plt_mail external'] },
  },
  {
    title: 'only an older copy of the solution defines the reference of an agent tool',
    solutions: [
      {
        version: '2.0',
        files: { 'botcomponents/cts_help.action.Send/data': 'kind: TaskDialog\nconnectionReference: cts_mail\n' },
      },
      {
        root: 'repo/old/Contoso',
        version: '1.0',
        references: [mail],
        files: { 'botcomponents/cts_help.action.Send/data': 'kind: TaskDialog\nconnectionReference: cts_mail\n' },
      },
    ],
    check: [
      'error undefined-reference Contoso/botcomponents/cts_help.action.Send/data',
      'information solution-copy old/Contoso/Other/Solution.xml',
    ],
    first: { verdict: 'uncertain', users: ['cts_help broken undefinedReference'] },
    used: { reference: 'cts_mail', by: ['agent cts_help agentData', 'agent cts_help agentData'] },
  },
  {
    title: 'an agent tool uses a reference that MissingDependencies list as Active',
    solutions: [
      {
        missingDependencies: [missingReference('cts_gone', 'Active')],
        files: {
          'botcomponents/cts_help.action.Send/data':
            'action:\n  connectionReference: CTS_gone\n  connectionProperties:\n    mode: Invoker\n',
        },
      },
    ],
    check: ['error undefined-reference Contoso/botcomponents/cts_help.action.Send/data'],
    first: {
      verdict: 'fails',
      failures: ['connectionReference cts_gone active known'],
      users: ['cts_help broken undefinedReference'],
    },
    update: {
      verdict: 'fine',
      users: ['cts_help unknown undefinedReference'],
      needs: ['cts_gone earlier'],
    },
  },
  ...['System (9.2)', 'Default', 'Basic (1.0)'].map((listing): Situation => ({
    title: `a flow uses a reference that MissingDependencies list as ${listing}`,
    solutions: [
      {
        missingDependencies: [missingReference('cts_gone', listing)],
        flows: [{ name: 'Send', id: id('01'), entries: { a: bound('CTS_gone') } }],
      },
    ],
    check: [`error undefined-reference ${sendFile}`],
    first: {
      verdict: 'fails',
      failures: ['connectionReference cts_gone active known'],
      flows: ['Send off undefinedReference'],
    },
    update: { verdict: 'fine', flows: ['Send unknown undefinedReference'], needs: ['cts_gone earlier'] },
  })),
  {
    title: 'a flow calls a flow of the platform',
    solutions: [
      {
        missingDependencies: [`<Required type="29" id="{${id('02')}}" displayName="Set up" solution="System" />`],
        flows: [{ name: 'Send', id: id('01'), actions: { Call: childFlowCall(id('02')) } }],
      },
    ],
    check: [`information missing-child-flow ${sendFile}`],
    first: {
      verdict: 'fine',
      flows: ['Send unknown missingChild'],
      needs: ['0f000000-0000-4000-8000-000000000002 product'],
    },
  },
  {
    title: 'the knowledge of an agent uses a reference of a named solution that is not here',
    solutions: [
      {
        missingDependencies: [missingReference('cts_docs', 'Library (3.1)')],
        files: { 'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_docs', 'Handbook') },
      },
    ],
    check: ['information undefined-reference Contoso/dvtablesearchs/x/dvtablesearch.xml'],
    first: { verdict: 'fine', users: ['Handbook unknown outside'], needs: ['Library (3.1) listed'] },
  },
  {
    title: 'the knowledge of an agent uses a reference that X_Upgrade had and X has no more',
    solutions: [
      {
        missingDependencies: [missingReference('cts_docs', 'Base_Upgrade (3.1)')],
        files: { 'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('cts_docs', 'Handbook') },
      },
      { ...base, layout: 'export', managed: 1 },
    ],
    check: ['error undefined-reference Contoso/dvtablesearchs/x/dvtablesearch.xml'],
    first: {
      verdict: 'fails',
      failures: ['connectionReference cts_docs gone known'],
      users: ['Handbook broken undefinedReference'],
      order: ['Base', 'Contoso'],
    },
    update: {
      verdict: 'fine',
      users: ['Handbook unknown undefinedReference'],
      order: ['Base', 'Contoso'],
      needs: ['cts_docs earlier'],
    },
    upgrade: {
      verdict: 'fails',
      failures: ['connectionReference cts_docs gone known'],
      users: ['Handbook broken undefinedReference'],
      order: ['Base', 'Contoso'],
    },
  },
  {
    title: 'an export: a desktop flow uses a reference that nothing has, and a cloud flow runs it',
    solutions: [
      {
        layout: 'export',
        references: [robots],
        flows: [start, { name: 'Robot', id: id('78'), category: '6', desktopReferences: ['cts_gone'] }],
      },
    ],
    settings: { references: { cts_robots: connection } },
    check: ['error undefined-reference Contoso/customizations.xml'],
    first: { verdict: 'uncertain', flows: ['Start on'], users: ['Robot broken undefinedReference'] },
    used: { reference: 'cts_robots', by: ['flow Start entry'] },
  },
  {
    title: 'an agent and an app call a desktop flow that does not work',
    solutions: [
      {
        flows: [{ name: 'Robot', id: id('78'), category: '6', desktopReferences: ['cts_gone'] }],
        apps: [{ name: 'cts_orders', displayName: 'Orders', flows: [id('78')] }],
        files: { 'botcomponents/cts_help.action.Run/data': `flowId: ${id('78')}\n` },
      },
    ],
    check: [`error undefined-reference Contoso/Workflows/Robot-${id('78').toUpperCase()}.json.data.xml`],
    first: {
      verdict: 'uncertain',
      users: ['cts_help unknown flowUnknown', 'Orders unknown flowUnknown', 'Robot broken undefinedReference'],
    },
  },
  {
    title: 'the row of an agent names a flow that nothing has',
    encoding: 'utf8bom',
    solutions: [
      {
        files: { 'Assets/botcomponent_workflowset.xml': agentRowsXml('workflow', [['cts_help.topic.Ask', id('99')]]) },
      },
    ],
    check: ['error missing-child-flow Contoso/Assets/botcomponent_workflowset.xml'],
    first: {
      verdict: 'uncertain',
      failures: [`childFlow ${id('99')} unlisted expected`],
      users: ['cts_help broken missingFlow'],
    },
  },
  {
    title: 'a code app depends on a flow of another solution that is turned off there',
    solutions: [
      {
        apps: [
          {
            name: 'cts_stock',
            displayName: 'Stock',
            isCodeApp: true,
            dependencies: [flowDependency(`{${id('71').toUpperCase()}}`)],
          },
        ],
      },
      { ...base, layout: 'export', flows: [{ name: 'Notify', id: id('71'), state: 'off' }] },
    ],
    check: ['information missing-child-flow Contoso/CanvasApps/cts_stock.meta.xml'],
    first: {
      verdict: 'flowsOff',
      flows: ['Notify off offInSource'],
      users: ['Stock broken flowOff'],
      order: ['Base', 'Contoso'],
    },
  },
  {
    title: 'an export: an app calls a flow whose file is missing',
    solutions: [
      {
        layout: 'export',
        apps: [{ name: 'cts_orders', displayName: 'Orders', flows: [id('71')] }],
        flows: [{ name: 'Notify', id: id('71'), file: false }],
      },
    ],
    check: ['error flow-without-definition Contoso/customizations.xml'],
    first: {
      verdict: 'fails',
      failures: ['missingFile'],
      flows: ['Notify unknown fileMissing'],
      users: ['Orders unknown flowUnknown'],
    },
  },
  {
    title: 'a flow uses a variable without a value of another solution, in other case',
    solutions: [
      { flows: [{ name: 'Send', id: id('01'), variables: ['CTS_Site'] }] },
      { ...base, files: variableFiles('cts_site') },
    ],
    settings: {},
    check: [`information undefined-variable ${sendFile}`, 'warning settings-missing-variable test.json'],
    checkLater: [`information undefined-variable ${sendFile}`],
    first: { verdict: 'flowsOff', flows: ['Send off variableWithoutValue'], order: ['Base', 'Contoso'] },
    update: { verdict: 'fine', flows: ['Send on'], order: ['Base', 'Contoso'] },
  },
  {
    title: 'a flow uses a variable that MissingDependencies list as Active',
    solutions: [
      {
        missingDependencies: [
          '<Required type="EnvironmentVariableDefinition" displayName="Site" solution="Active" id.schemaname="cts_site" />',
        ],
        flows: [{ name: 'Send', id: id('01'), variables: ['cts_site'] }],
      },
    ],
    check: [`error undefined-variable ${sendFile}`],
    first: {
      verdict: 'fails',
      failures: ['environmentVariable cts_site active known'],
      flows: ['Send off undefinedVariable'],
    },
    update: { verdict: 'fine', flows: ['Send unknown undefinedVariable'], needs: ['cts_site earlier'] },
  },
  {
    title: 'MissingDependencies list a variable and a table of a product as Active, and nothing uses them',
    solutions: [
      {
        missingDependencies: [
          '<Required type="EnvironmentVariableDefinition" displayName="Mode" solution="Active" id.schemaname="msdyn_mode" />',
          missingTable('msdyn_workorder', 'Active'),
        ],
      },
    ],
    check: [],
    first: { verdict: 'fine', needs: ['msdyn_mode product', 'msdyn_workorder product'] },
  },
  {
    title: 'MissingDependencies list a reference of a product as Active, and a flow uses it',
    solutions: [
      {
        missingDependencies: [missingReference('msdyn_dataverse', 'Active')],
        flows: [{ name: 'Send', id: id('01'), entries: { a: bound('msdyn_dataverse') } }],
      },
    ],
    check: [`information undefined-reference ${sendFile}`],
    first: { verdict: 'fine', flows: ['Send unknown undefinedReference'], needs: ['msdyn_dataverse product'] },
  },
  {
    title:
      'another solution lists the owner of a reference that an agent tool uses and its own solution lists as Active',
    solutions: [
      {
        missingDependencies: [missingReference('cts_docs', 'Active')],
        files: { 'botcomponents/cts_help.action.Send/data': 'connectionReference: cts_docs\n' },
      },
      { ...base, missingDependencies: [missingReference('CTS_Docs', 'Library (3.1)')] },
    ],
    check: ['information undefined-reference Contoso/botcomponents/cts_help.action.Send/data'],
    first: {
      verdict: 'fine',
      users: ['cts_help unknown outside'],
      order: ['Base', 'Contoso'],
      needs: ['Library (3.1) listed'],
    },
  },
  {
    title: 'a flow calls a child flow of another solution, in braces, that uses connections of the run-only user',
    solutions: [
      { flows: [{ name: 'Parent', id: id('01'), actions: { Call: childFlowCall(`{${id('02').toUpperCase()}}`) } }] },
      {
        ...base,
        layout: 'export',
        references: [mail],
        flows: [{ name: 'Child', id: id('02'), entries: { a: { ...bound('cts_mail'), runtimeSource: 'invoker' } } }],
      },
    ],
    settings: { references: { cts_mail: connection } },
    check: [
      `information missing-child-flow Contoso/Workflows/Parent-${id('01').toUpperCase()}.json`,
      `warning child-flow-invoker Contoso/Workflows/Parent-${id('01').toUpperCase()}.json`,
    ],
    first: {
      verdict: 'flowsOff',
      flows: ['Child on', 'Parent off runOnlyChild'],
      order: ['Base', 'Contoso'],
    },
    used: { reference: 'cts_mail', by: ['flow Child entry'] },
  },
  {
    title: 'the dependencies of an app list a custom connector by a GUID in braces that a managed export has',
    solutions: [
      {
        apps: [
          {
            name: 'cts_stock',
            displayName: 'Stock',
            isCodeApp: true,
            dependencies: [
              { componenttype: 372, objectid: `{${id('C1').toUpperCase()}}`, componenttypeplatformname: 'connector' },
            ],
          },
        ],
      },
      { ...base, layout: 'export', managed: 1, connectors: [{ name: 'cts_5Fstock', id: id('c1') }] },
    ],
    check: [],
    first: { verdict: 'fine', users: ['Stock works'], order: ['Base', 'Contoso'] },
  },
  {
    title: 'the dependencies of an app list a custom connector that the named solution has no more',
    solutions: [
      {
        missingDependencies: [missingConnectorDependency(id('c1'), 'Base (1.0)')],
        apps: [
          {
            name: 'cts_stock',
            displayName: 'Stock',
            isCodeApp: true,
            dependencies: [{ componenttype: 372, objectid: id('c1'), componenttypeplatformname: 'connector' }],
            escaped: true,
          },
        ],
        layout: 'export',
      },
      base,
    ],
    check: ['error missing-connector Contoso/customizations.xml'],
    first: {
      verdict: 'fails',
      failures: [`customConnector ${id('c1')} gone known`],
      users: ['Stock broken missingConnector'],
      order: ['Base', 'Contoso'],
    },
    update: {
      verdict: 'fine',
      users: ['Stock unknown missingConnector'],
      order: ['Base', 'Contoso'],
      needs: [`${id('c1')} earlier`],
    },
  },
  {
    title: 'a topic names a reference only in a comment and in a text, and another one in quotes',
    solutions: [
      {
        references: [mail],
        files: {
          'botcomponents/cts_help.topic.Ask/data':
            '# connectionReference: cts_gone\nmessage: "connectionReference: cts_lost"\nconnectionReference: "CTS_mail"\n',
        },
      },
    ],
    settings: { references: { cts_mail: connection } },
    check: [],
    first: { verdict: 'fine', users: ['cts_help works'] },
    used: { reference: 'cts_mail', by: ['agent cts_help agentData'] },
  },
  {
    title: 'an agent tool runs a flow of another solution, by a path',
    solutions: [
      {
        files: {
          'botcomponents/cts_help.action.Run/data': `kind: TaskDialog\naction:\n  kind: InvokeFlowTaskAction\n  flowId: /providers/Microsoft.Flow/flows/${id('71').toUpperCase()}\n`,
        },
      },
      {
        ...base,
        references: [mail],
        flows: [{ name: 'Notify', id: id('71'), entries: { a: bound('cts_mail') } }],
      },
    ],
    settings: { references: { cts_mail: '' } },
    check: [
      'information missing-child-flow Contoso/botcomponents/cts_help.action.Run/data',
      'warning settings-empty-connection test.json',
    ],
    checkLater: ['information missing-child-flow Contoso/botcomponents/cts_help.action.Run/data'],
    first: {
      verdict: 'flowsOff',
      flows: ['Notify off unmapped'],
      users: ['cts_help broken flowOff'],
      order: ['Base', 'Contoso'],
    },
    update: {
      verdict: 'fine',
      flows: ['Notify on keepsConnection'],
      users: ['cts_help works'],
      order: ['Base', 'Contoso'],
    },
  },
  {
    title: 'an app still uses a reference that its owner defines no more, and the settings still map it',
    solutions: [
      {
        missingDependencies: [missingReference('cts_mail', 'Base (1.0)')],
        apps: [{ name: 'cts_orders', displayName: 'Orders', references: ['cts_mail'] }],
      },
      base,
    ],
    settings: { references: { cts_mail: connection } },
    check: ['error undefined-reference Contoso/CanvasApps/cts_orders.meta.xml'],
    first: {
      verdict: 'fails',
      failures: ['connectionReference cts_mail gone known'],
      users: ['Orders broken undefinedReference'],
      order: ['Base', 'Contoso'],
    },
    upgrade: {
      verdict: 'fails',
      failures: ['connectionReference cts_mail gone known', 'deletionBlocked cts_mail Orders'],
      users: ['Orders broken undefinedReference'],
      order: ['Base', 'Contoso'],
    },
  },
  {
    title: 'settings in UTF-16 and the solution set one variable to two values, under names in other case',
    encoding: 'utf16be',
    solutions: [
      {
        files: {
          ...variableFiles('cts_Site'),
          'environmentvariabledefinitions/cts_Site/environmentvariablevalues.json':
            '{"environmentvariablevalues":{"environmentvariablevalue":{"iscustomizable":"1","value":"https://dev.contoso.com"}}}',
        },
        flows: [{ name: 'Send', id: id('01'), variables: ['CTS_SITE'] }],
      },
    ],
    settings: { variables: { cts_site: 'https://test.contoso.com' } },
    check: [
      'information environment-value-in-solution Contoso/environmentvariabledefinitions/cts_Site/environmentvariablevalues.json',
      'warning settings-conflicting-value test.json',
    ],
    first: { verdict: 'fine', flows: ['Send on'] },
  },
  {
    title: 'a reference is only in the managed copy of the same version, and the source of the app lacks it',
    solutions: [
      { managed: 0, version: '2.0', apps: [{ name: 'cts_orders', displayName: 'Orders', references: ['cts_mail'] }] },
      {
        root: 'repo/out/Contoso',
        layout: 'export',
        managed: 1,
        version: '2.0',
        references: [mail],
        apps: [{ name: 'cts_orders', displayName: 'Orders', references: ['cts_mail'] }],
      },
    ],
    settings: { references: { cts_mail: connection } },
    check: ['error undefined-reference Contoso/CanvasApps/cts_orders.meta.xml'],
    first: { verdict: 'fine', users: ['Orders works'] },
  },
  {
    title: 'an app calls a flow that only a managed zip has, with a reference of the source',
    solutions: [{ references: [mail], apps: [{ name: 'cts_orders', displayName: 'Orders', flows: [id('71')] }] }],
    files: {
      'out/Base.zip': solutionInZip('', {
        uniqueName: 'Base',
        managed: 1,
        flows: [{ name: 'Notify', id: id('71'), entries: { a: bound('CTS_MAIL') } }],
      })[1],
    },
    planned: ['Contoso', 'Base'],
    settings: { references: { cts_mail: connection } },
    check: [
      'information missing-child-flow Contoso/CanvasApps/cts_orders.meta.xml',
      `information undefined-reference out/Base.zip!/Workflows/Notify-${id('71').toUpperCase()}.json`,
    ],
    first: {
      verdict: 'fails',
      failures: ['dependencyCycle'],
      flows: ['Notify on'],
      users: ['Orders works'],
      order: ['Base', 'Contoso'],
    },
    update: { verdict: 'fine', flows: ['Notify on'], users: ['Orders works'], order: ['Base', 'Contoso'] },
    used: { reference: 'cts_mail', by: ['flow Notify entry'], isFixed: true },
  },
  {
    title: 'a cloud flow runs a desktop flow of a named solution that is not here',
    solutions: [
      {
        missingDependencies: [
          `<Required type="29" displayName="Robot" solution="Robots (1.0)" id="{${id('78').toUpperCase()}}" />`,
        ],
        references: [robots],
        flows: [start],
      },
    ],
    settings: { references: { cts_robots: connection } },
    check: [`information missing-child-flow ${startFile}`],
    first: { verdict: 'fine', flows: ['Start unknown outside'], needs: ['Robots (1.0) listed'] },
  },
  {
    title: 'a cloud flow runs a desktop flow that the named solution has no more',
    solutions: [
      {
        missingDependencies: [`<Required type="29" displayName="Robot" solution="Base (1.0)" id="{${id('78')}}" />`],
        references: [robots],
        flows: [start],
      },
      { ...base, layout: 'export', managed: 1, flows: [{ name: 'Other', id: id('7a'), category: '6' }] },
    ],
    settings: { references: { cts_robots: connection } },
    check: [`error missing-child-flow ${startFile}`],
    first: {
      verdict: 'fails',
      failures: [`childFlow ${id('78')} gone known`],
      flows: ['Start off missingChild'],
      order: ['Base', 'Contoso'],
    },
    update: {
      verdict: 'fine',
      flows: ['Start unknown missingChild'],
      order: ['Base', 'Contoso'],
      needs: [`${id('78')} earlier`],
    },
    upgrade: {
      verdict: 'fails',
      failures: [`childFlow ${id('78')} gone known`],
      flows: ['Start off missingChild'],
      order: ['Base', 'Contoso'],
    },
  },
  {
    title: 'a flow uses a variable that only a solution has which the environment does not get',
    solutions: [
      { flows: [{ name: 'Send', id: id('01'), variables: ['cts_site'] }] },
      { ...base, files: variableFiles('cts_site') },
    ],
    planned: ['Contoso'],
    check: [`information undefined-variable ${sendFile}`],
    first: { verdict: 'fine', flows: ['Send unknown outside'], needs: ['Base notPlanned'] },
    update: { verdict: 'fine', flows: ['Send unknown outside'], needs: ['Base notPlanned'] },
  },
  {
    title: 'only an older copy of a solution that the environment does not get has the reference of a code app',
    solutions: [
      { apps: [{ name: 'cts_stock', displayName: 'Stock', isCodeApp: true, references: ['cts_mail'] }] },
      { ...base, version: '2.0' },
      { ...base, root: 'repo/old/Base', version: '1.0', references: [mail] },
    ],
    planned: ['Contoso'],
    check: [
      'error undefined-reference Contoso/CanvasApps/cts_stock.meta.xml',
      'information solution-copy old/Base/Other/Solution.xml',
    ],
    first: { verdict: 'uncertain', users: ['Stock broken undefinedReference'] },
  },
  {
    title: 'only an older copy of another solution has the variable and the child flow of a flow',
    solutions: [
      {
        flows: [{ name: 'Send', id: id('01'), variables: ['cts_site'], actions: { Call: childFlowCall(id('02')) } }],
      },
      { ...base, version: '2.0' },
      {
        ...base,
        root: 'repo/old/Base',
        version: '1.0',
        layout: 'export',
        managed: 1,
        flows: [{ name: 'Child', id: id('02') }],
        files: variableFiles('cts_site'),
      },
    ],
    check: [
      `error missing-child-flow ${sendFile}`,
      `error undefined-variable ${sendFile}`,
      'information solution-copy old/Base/solution.xml',
    ],
    first: {
      verdict: 'flowsOff',
      flows: ['Send off missingChild undefinedVariable'],
      order: ['Base', 'Contoso'],
    },
  },
  {
    title: 'an export: an agent tool calls a flow of a solution that is only listed as Active',
    solutions: [
      {
        layout: 'export',
        missingDependencies: [`<Required type="29" displayName="Notify" solution="Active" id="{${id('71')}}" />`],
        files: { 'botcomponents/cts_help.action.Run/data': `flowId: ${id('71').toUpperCase()}\n` },
      },
    ],
    check: ['error missing-child-flow Contoso/botcomponents/cts_help.action.Run/data'],
    first: {
      verdict: 'fails',
      failures: [`childFlow ${id('71')} active known`],
      users: ['cts_help broken missingFlow'],
    },
    update: { verdict: 'fine', users: ['cts_help unknown missingFlow'], needs: [`${id('71')} earlier`] },
  },
  {
    title: 'externals list the custom connector of a code app and the flow that it calls',
    solutions: [
      {
        layout: 'export',
        apps: [
          {
            name: 'cts_stock',
            displayName: 'Stock',
            isCodeApp: true,
            connectors: ['cts_5Fstock'],
            flows: [id('71')],
            escaped: true,
          },
        ],
      },
    ],
    externals: ['CTS_5fStock', id('71').toUpperCase()],
    check: [],
    first: { verdict: 'fine', users: ['Stock works'], needs: [`${id('71')} external`, 'cts_5Fstock external'] },
  },
  {
    title: 'a flow that an app calls has a new connection of the run-only user, in a managed zip',
    solutions: [],
    files: {
      'out/Contoso.zip': solutionInZip('', {
        managed: 1,
        references: [mail],
        apps: [
          {
            name: 'cts_stock',
            displayName: 'Stock',
            isCodeApp: true,
            flows: [id('01')],
            passedKeys: [],
            escaped: true,
          },
        ],
        flows: [{ name: 'Send', id: id('01'), entries: { a: { ...bound('cts_mail'), runtimeSource: 'invoker' } } }],
      })[1],
    },
    settings: { references: { cts_mail: connection } },
    check: ['warning outdated-flow-in-app out/Contoso.zip!/customizations.xml'],
    first: { verdict: 'flowsOff', flows: ['Send on'], users: ['Stock broken outdatedFlow'] },
    update: {
      verdict: 'flowsOff',
      flows: ['Send on'],
      users: ['Stock broken outdatedFlow'],
    },
  },
  {
    title: 'the knowledge of an agent keeps a reference on a custom connector of a solution that comes first',
    solutions: [
      {
        references: [
          { name: 'cts_docs', displayName: 'Handbook', api: 'shared_cts-5fdocs-5f0123456789abcdef', custom: id('c1') },
        ],
        files: { 'dvtablesearchs/x/dvtablesearch.xml': knowledgeXml('CTS_DOCS', 'Handbook') },
      },
      { ...base, layout: 'export', managed: 1, connectors: [{ name: 'cts_5Fdocs', id: id('c1').toUpperCase() }] },
    ],
    settings: { references: { cts_docs: '' } },
    check: ['warning settings-empty-connection test.json'],
    checkLater: [],
    first: { verdict: 'flowsOff', users: ['Handbook broken unmapped'], order: ['Base', 'Contoso'] },
    update: { verdict: 'fine', users: ['Handbook works'], order: ['Base', 'Contoso'] },
    used: { reference: 'cts_docs', by: ['knowledge Handbook agentKnowledge'] },
  },
  {
    title: 'an app calls a desktop flow of another solution whose reference has no connection',
    solutions: [
      { apps: [{ name: 'cts_orders', displayName: 'Orders', flows: [id('78')] }] },
      {
        ...base,
        layout: 'export',
        references: [mail],
        flows: [{ name: 'Robot', id: id('78'), category: '6', desktopReferences: ['CTS_mail'] }],
      },
    ],
    settings: { references: { cts_mail: '' } },
    check: [
      'information missing-child-flow Contoso/CanvasApps/cts_orders.meta.xml',
      'warning settings-empty-connection test.json',
    ],
    checkLater: ['information missing-child-flow Contoso/CanvasApps/cts_orders.meta.xml'],
    first: {
      verdict: 'flowsOff',
      users: ['Robot broken unmapped', 'Orders unknown flowUnknown'],
      order: ['Base', 'Contoso'],
    },
    update: { verdict: 'fine', users: ['Robot works', 'Orders works'], order: ['Base', 'Contoso'] },
    used: { reference: 'cts_mail', by: ['desktopFlow Robot desktopFlow'] },
  },
  {
    title: 'MissingDependencies list a flow as Active that only a solution has which the environment does not get',
    solutions: [
      {
        missingDependencies: [`<Required type="29" displayName="Notify" solution="Active" id="{${id('71')}}" />`],
        apps: [{ name: 'cts_orders', displayName: 'Orders', dependencies: [flowDependency(id('71'))] }],
      },
      { ...base, flows: [{ name: 'Notify', id: id('71') }] },
    ],
    planned: ['Contoso'],
    check: ['information missing-child-flow Contoso/CanvasApps/cts_orders.meta.xml'],
    first: { verdict: 'fine', users: ['Orders unknown outside'], needs: ['Base notPlanned'] },
  },
  {
    title: 'only an older copy of a solution that the environment does not get has the custom connector of an app',
    solutions: [
      { apps: [{ name: 'cts_orders', displayName: 'Orders', connectors: ['cts_5Fdocs'] }] },
      { ...base, version: '2.0' },
      { ...base, root: 'repo/old/Base', version: '1.0', connectors: [{ name: 'cts_5Fdocs', id: id('c1') }] },
    ],
    planned: ['Contoso'],
    check: [
      'error missing-connector Contoso/CanvasApps/cts_orders.meta.xml',
      'information solution-copy old/Base/Other/Solution.xml',
    ],
    first: { verdict: 'uncertain', users: ['Orders broken missingConnector'] },
  },
  {
    title: 'a zip with files in UTF-16: an app names a reference that nothing has',
    solutions: [],
    files: {
      'out/Contoso.zip': zipOf({
        'solution.xml': encodeText(manifestXml({ managed: 1 }), 'utf16le'),
        'customizations.xml': encodeText(
          customizationsXml({
            layout: 'export',
            apps: [{ name: 'cts_orders', displayName: 'Orders', references: ['cts_gone'], escaped: true }],
          }),
          'utf16be',
        ),
      }),
    },
    check: ['error undefined-reference out/Contoso.zip!/customizations.xml'],
    first: { verdict: 'uncertain', users: ['Orders broken undefinedReference'] },
  },
  {
    title: 'an app calls a flow whose child flow uses a variable without a value',
    solutions: [
      {
        flows: [
          { name: 'Child', id: id('02'), variables: ['cts_site'] },
          { name: 'Parent', id: id('01'), actions: { Call: childFlowCall(id('02')) } },
        ],
        apps: [{ name: 'cts_orders', displayName: 'Orders', flows: [id('01')] }],
        files: variableFiles('cts_site'),
      },
    ],
    settings: {},
    check: ['warning settings-missing-variable test.json'],
    checkLater: [],
    first: {
      verdict: 'flowsOff',
      flows: ['Child off variableWithoutValue', 'Parent off childOff'],
      users: ['Orders broken flowOff'],
    },
    update: { verdict: 'fine', flows: ['Child on', 'Parent on'], users: ['Orders works'] },
  },
  {
    title: 'a desktop flow with a list of an unknown form may use anything, also for the agent that calls it',
    solutions: [
      {
        files: {
          [`Workflows/Robot-${id('78').toUpperCase()}.json.data.xml`]: `<Workflow WorkflowId="{${id('78')}}" Name="Robot"><Category>6</Category><ConnectionReferences>{"a":{}}</ConnectionReferences></Workflow>`,
          'botcomponents/cts_help.action.Run/data': `flowId: ${id('78')}\n`,
        },
      },
    ],
    check: [`warning unreadable-file Contoso/Workflows/Robot-${id('78').toUpperCase()}.json.data.xml`],
    first: { verdict: 'fine', users: ['cts_help unknown flowUnknown', 'Robot unknown unreadable'] },
  },
  {
    title: 'a reference that only a text of an agent mentions is not used',
    solutions: [
      {
        references: [mail],
        files: {
          'botcomponents/cts_help.topic.Ask/data':
            'kind: GptComponent\ninstructions: |\n  connectionReference: cts_mail\n  connectionReference: cts_gone\n# connectionReference: cts_gone\n',
        },
      },
    ],
    check: ['hint unused-reference Contoso/Other/Customizations.xml'],
    first: { verdict: 'fine' },
    used: { reference: 'cts_mail', by: [] },
  },
  {
    title: 'the data of an agent that is not valid YAML may use anything, and what its lines show',
    solutions: [
      {
        references: [mail, robots],
        files: {
          'botcomponents/cts_help.topic.Ask/data':
            'kind: AdaptiveDialog\nsay: a: b\nconnectionReference: cts_mail\nflowId: x\n',
        },
      },
    ],
    check: ['warning invalid-yaml Contoso/botcomponents/cts_help.topic.Ask/data'],
    first: { verdict: 'fine', users: ['cts_help unknown maybeUnmapped unreadable'] },
    used: { reference: 'cts_mail', by: ['agent cts_help agentData'], isFixed: true },
  },
];

describe('Situations from reports, varied', () => {
  situations.forEach((situation, at) => {
    const modes = (['first', 'update', 'upgrade'] as const).filter((mode) => situation[mode]);
    for (const mode of modes) {
      it(`${at + 1}. ${situation.title} (${mode})`, async () => {
        const engine = await engineOf(new MemoryFileTree(filesOf(situation, mode)));
        const check = mode === 'first' ? situation.check : (situation.checkLater ?? situation.check);
        assert.deepEqual(
          { check: found(engine), ...planned(engine) },
          { check: [...check].sort(), ...nothing, ...situation[mode] },
        );
      });
    }
    const { used } = situation;
    if (used) {
      it(`${at + 1}. ${situation.title} (users)`, async () => {
        const tree = new MemoryFileTree(filesOf(situation, 'first'));
        const { index, ...before } = await usersIn(tree, used.reference);
        assert.deepEqual(before.users, used.by);
        const { refusals } = planDelete({ logicalName: used.reference }, index);
        const named = refusals.flatMap(({ reason: each }) =>
          each.kind === 'used' ? [`${each.use.component} ${each.use.name}`] : [],
        );
        const users = used.by.map((each) => each.slice(0, each.lastIndexOf(' ')));
        assert.deepEqual([...new Set(named)].sort(), [...new Set(users)].sort());
        const renamed = planRename({ logicalName: used.reference, newLogicalName: 'cts_new' }, index);
        assert.equal(renamed.refusals.length > 0, used.isFixed ?? false);
        if (renamed.refusals.length > 0) {
          assert.deepEqual(renamed.operations, []);
          return;
        }
        const { after } = await applyOperations(renamed.operations, tree);
        assert.deepEqual((await usersIn(after, used.reference)).users, []);
        const { users: followed, findings } = await usersIn(after, 'cts_new');
        assert.deepEqual({ users: followed, findings }, before);
      });
    }
  });
});
