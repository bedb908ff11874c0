/** An invented app, with what it uses. */
export interface AppSource {
  readonly name: string;
  readonly displayName?: string;
  readonly isCodeApp?: boolean;
  /** Logical names in the app's connections. */
  readonly references?: readonly string[];
  /** GUIDs of the flows that the app calls. */
  readonly flows?: readonly string[];
  /** The keys of connections that the app passes to each of the flows. By default, this is not known. */
  readonly passedKeys?: readonly string[];
  /** Names of custom connectors in the app's connections, each without a connection reference. */
  readonly connectors?: readonly string[];
  /** Items of `CdsDependencies`. */
  readonly dependencies?: readonly object[];
  /** Writes the quotes of the JSON texts as `&quot;`. */
  readonly escaped?: boolean;
}

/** The `<CanvasApp>` element of an app. */
export function appXml({
  name,
  displayName = name,
  isCodeApp = false,
  references = [],
  flows = [],
  passedKeys,
  connectors = [],
  dependencies = [],
  escaped = false,
}: AppSource): string {
  const connections = [
    ...references.map((reference) => ({
      id: '/providers/microsoft.powerapps/apis/shared_office365',
      xrmConnectionReferenceLogicalName: reference,
    })),
    ...flows.map((flow) => ({
      id: '/providers/microsoft.powerapps/apis/shared_logicflows',
      dataSources: ['Run'],
      parameterHintsV2: {
        workflowEntityId: { value: flow },
        workflowName: { value: 'x' },
        ...Object.fromEntries(
          (passedKeys ?? ['shared_office365']).map((key) => [key, { value: `passed_${key}` }] as const),
        ),
      },
    })),
    ...connectors.map((connector) => ({
      id: `/providers/microsoft.powerapps/apis/shared_${connector.toLowerCase()}-5f0123456789abcdef`,
      customApiLogicalName: connector,
    })),
  ];
  const json = (value: unknown): string => {
    const text = JSON.stringify(value).replaceAll('&', '&amp;');
    return escaped ? text.replaceAll('"', '&quot;') : text;
  };
  const list = Object.fromEntries<object>([
    ...connections.map((each, at): [string, object] => [`c${at}`, each]),
    ...(passedKeys ?? []).map(
      (key) => [`passed_${key}`, { id: `/providers/microsoft.powerapps/apis/${key}` }] as const,
    ),
  ]);
  return `<CanvasApp>
  <Name>${name}</Name>
  <DisplayName>${displayName}</DisplayName>
  <ConnectionReferences>${json(list)}</ConnectionReferences>
  <CanvasAppType>${isCodeApp ? 4 : 0}</CanvasAppType>
  <CdsDependencies>${json({ cdsdependencies: dependencies })}</CdsDependencies>
</CanvasApp>`;
}

/** An item of `CdsDependencies` for a connection reference. */
export function referenceDependency(logicalname: string): object {
  return { componenttype: 10132, logicalname, componenttypeplatformname: 'connectionreference' };
}

/** An item of `CdsDependencies` for a flow. */
export function flowDependency(dependencyid: string): object {
  return { componenttype: 29, dependencyid, componenttypeplatformname: 'Workflow' };
}

/** The list that connects components of agents with connection references, or with flows. */
export function agentRowsXml(
  kind: 'connectionreference' | 'workflow',
  rows: readonly (readonly [component: string, name: string])[],
): string {
  const attribute =
    kind === 'workflow' ? 'workflowid.workflowid' : 'connectionreferenceid.connectionreferencelogicalname';
  const elements = rows.map(
    ([component, name]) => `
  <botcomponent_${kind} botcomponentid.schemaname="${component}" ${attribute}="${name}">
    <iscustomizable>1</iscustomizable>
  </botcomponent_${kind}>`,
  );
  return `<botcomponent_${kind}set>${elements.join('')}\n</botcomponent_${kind}set>`;
}

/** A source of knowledge of an agent. */
export function knowledgeXml(reference: string, name = 'Docs'): string {
  return `<dvtablesearch dvtablesearchid="0f000000-0000-4000-8000-0000000000d1">
  <connectionreference>
    <connectionreferencelogicalname>${reference}</connectionreferencelogicalname>
  </connectionreference>
  <name>${name}</name>
  <searchtype>1</searchtype>
</dvtablesearch>`;
}
