import type { FilePath } from '../../src/core/model/filePath';
import { agentRowsXml, flowDependency, knowledgeXml, referenceDependency } from './componentSource';
import type { Random } from './random';
import {
  bound,
  childFlowCall,
  connectorCall,
  desktopFlowCall,
  type FlowSource,
  raw,
  type ReferenceSource,
} from './solutionSource';

/** What the users of a generated solution can name. */
export interface Names {
  readonly references: readonly ReferenceSource[];
  /** GUIDs of flows, some of which no solution contains. */
  readonly flows: readonly string[];
  readonly variables: readonly string[];
  /** The encoded names of custom connectors. */
  readonly connectors: readonly string[];
}

/** A name as a file may spell it: names that differ in case only are the same name. */
export function spelt(random: Random, name: string): string {
  return random.oneIn(6) ? name.toUpperCase() : name;
}

/** Cloud flows, some of which call other flows, and desktop flows. @param letter Distinguishes the GUIDs of solutions. */
export function randomFlows(random: Random, names: Names, letter: string): FlowSource[] {
  return ['Send', 'Chat', 'Forward'].slice(random.below(3)).map((name, at): FlowSource => {
    const flow = {
      name,
      id: `0f000000-0000-4000-8000-0000000000${letter}${at}`,
      state: random.one(['on', 'off'] as const),
    };
    if (random.oneIn(6)) {
      // A desktop flow has its references in the metadata, and none in its JSON.
      const desktopReferences = random.some(names.references).map((each) => spelt(random, each.name));
      return { ...flow, category: '6', desktopReferences };
    }
    const entries = Object.fromEntries(
      ['a', 'b', 'c'].slice(random.below(3)).map((key) => [key, random.oneIn(8) ? raw() : entry(random, names)]),
    );
    const calls = [
      ...(random.oneIn(3) ? [['Run_child', childFlowCall(random.one(names.flows).toUpperCase())] as const] : []),
      ...(random.oneIn(8) ? [['Run_robot', desktopFlowCall(random.one(names.flows))] as const] : []),
    ];
    return {
      ...flow,
      entries,
      actions: {
        ...Object.fromEntries(Object.keys(entries).map((key) => [`Call_${key}`, connectorCall(key)])),
        ...Object.fromEntries(calls),
      },
      variables: random.some(names.variables).filter(() => random.oneIn(2)),
    };
  });
}

function entry(random: Random, names: Names): Record<string, unknown> {
  const { name, api = 'shared_office365', custom } = random.one(names.references);
  const written = bound(spelt(random, name), api);
  return custom === undefined
    ? written
    : { ...written, api: { name: api, logicalName: spelt(random, names.connectors[0] ?? '') } };
}

/** An app of a generated solution. */
export interface RandomApp {
  readonly name: string;
  /** The `<CanvasApp>` element. */
  readonly xml: string;
  /** `Connections/Connections.json`, if the app is unpacked. */
  readonly source: string | undefined;
}

/**
 * A canvas app or code app, which may use references, run flows and use custom connectors, in its connections and in its
 * dependencies.
 */
export function randomApp(random: Random, app: string, names: Names): RandomApp {
  const reference = (): string => spelt(random, random.one(names.references).name);
  const used = reference();
  const connections = {
    x: { id: '/providers/microsoft.powerapps/apis/shared_office365', xrmConnectionReferenceLogicalName: used },
    // A text that is no use, although it is the name of a reference.
    y: { id: '/providers/microsoft.powerapps/apis/shared_sql', displayName: 'cts_mail' },
    ...(random.oneIn(2) && { z: { xrmConnectionReferenceLogicalName: reference() } }),
    ...(random.oneIn(3) && {
      f: {
        id: '/providers/microsoft.powerapps/apis/shared_logicflows',
        [random.one(['parameterHints', 'parameterHintsV2'])]: { workflowEntityId: { value: random.one(names.flows) } },
      },
    }),
    ...(random.oneIn(3) && {
      c: {
        id: '/providers/microsoft.powerapps/apis/shared_cts-5fweather-5f0123456789abcdef',
        customApiLogicalName: random.one(names.connectors),
        ...(random.oneIn(2) && { xrmConnectionReferenceLogicalName: reference() }),
      },
    }),
  };
  const dependencies = [
    ...random.some([reference(), reference()]).map(referenceDependency),
    ...(random.oneIn(4) ? [flowDependency(random.one(names.flows))] : []),
    ...(random.oneIn(4)
      ? [{ componenttype: 372, logicalname: random.one(names.connectors), componenttypeplatformname: 'connector' }]
      : []),
    { componenttype: 1, logicalname: 'account', componenttypeplatformname: 'table' },
  ];
  const isEscaped = random.oneIn(2);
  const json = (value: unknown): string =>
    isEscaped ? JSON.stringify(value).replaceAll('"', '&quot;') : JSON.stringify(value);
  const xml = `<CanvasApp><Name>${app}</Name><DisplayName>Inbox</DisplayName><ConnectionReferences>${json(connections)}</ConnectionReferences><CanvasAppType>${random.oneIn(3) ? 4 : 0}</CanvasAppType><CdsDependencies>${json({ cdsdependencies: dependencies })}</CdsDependencies></CanvasApp>`;
  const source = { x: { connectionRef: { xrmConnectionReferenceLogicalName: used } } };
  return { name: app, xml, source: random.oneIn(2) ? JSON.stringify(source, null, 2) : undefined };
}

/** The files of an agent and of its knowledge, relative to the solution's root. */
export function randomAgentFiles(random: Random, names: Names): Record<string, string> {
  const referenceRows = ['cts_agent.topic', 'cts_agent.other'].flatMap((component) =>
    random.some(names.references).map(({ name }) => [component, spelt(random, name)] as const),
  );
  const flowRows = random.some(names.flows).map((flow) => ['cts_agent.topic', `{${flow}}`] as const);
  return {
    ...(random.oneIn(2) && {
      'bots/cts_agent/bot.xml': '<bot><name>Helper</name></bot>',
      'botcomponents/cts_agent.topic/data': agentYaml(random, names),
      'Assets/botcomponent_connectionreferenceset.xml': agentRowsXml('connectionreference', referenceRows),
      ...(random.oneIn(2) && { 'Assets/botcomponent_workflowset.xml': agentRowsXml('workflow', flowRows) }),
    }),
    ...(random.oneIn(3) && {
      'dvtablesearchs/0f000000-0000-4000-8000-0000000000d1/dvtablesearch.xml': knowledgeXml(
        spelt(random, random.one(names.references).name),
      ),
    }),
  };
}

function agentYaml(random: Random, names: Names): string {
  const lines = random
    .some(names.references)
    .map(({ name: defined }) => spelt(random, defined))
    .map((name) => `  - connectionReference: ${random.one([name, `"${name}"`, `'${name}'`, `${name} # ${name}s`])}`);
  const flows = random.oneIn(2) ? [`    flowId: ${random.one(names.flows)}`] : [];
  // A text that is no use, although it looks like one.
  const text = random.oneIn(3) ? ['text: |', `  connectionReference: ${random.one(names.references).name}s`] : [];
  return ['kind: x', 'actions:', ...lines, ...flows, ...text, ''].join('\n');
}

/** The projects beside the solutions: a code app project, and a workspace of the Copilot Studio extension. */
export function randomProjects(random: Random, names: Names): [FilePath, string][] {
  const connection = (): unknown => ({
    id: '/providers/Microsoft.PowerApps/apis/shared_office365',
    displayName: 'cts_mail',
    ...(random.oneIn(2)
      ? { xrmConnectionReferenceLogicalName: spelt(random, random.one(names.references).name) }
      : { sharedConnectionId: null }),
  });
  const app = { appDisplayName: 'Stock', connectionReferences: { a: connection(), b: connection() } };
  return [
    ...(random.oneIn(4) ? [['repo/stock/power.config.json', JSON.stringify(app, null, 2)] as [FilePath, string]] : []),
    ...(random.oneIn(8) ? [['repo/help/agent.mcs.yml', 'kind: x\n'] as [FilePath, string]] : []),
  ];
}
