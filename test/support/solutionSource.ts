import type { FilePath } from '../../src/core/model/filePath';
import { type AppSource, appXml } from './componentSource';

/** The parts of an invented solution that a test needs. All other parts get defaults that cause no findings. */
export interface SolutionSource {
  /** The folder of the solution. Default: `repo/Contoso`. */
  readonly root?: FilePath;
  readonly layout?: 'packager' | 'export';
  readonly uniqueName?: string;
  readonly prefix?: string;
  readonly managed?: 0 | 1 | 2;
  /** Default: `1.2.3.4`. */
  readonly version?: string;
  readonly missingDependencies?: readonly string[];
  /** The `<RootComponent>` elements. */
  readonly rootComponents?: readonly string[];
  readonly references?: readonly ReferenceSource[];
  readonly connectors?: readonly ConnectorSource[];
  readonly flows?: readonly FlowSource[];
  readonly apps?: readonly AppSource[];
  /** More files, by their path relative to the root. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface ReferenceSource {
  readonly name: string;
  /** The API name of the connector. Default: `shared_office365`. */
  readonly api?: string;
  readonly displayName?: string;
  /** GUID of the custom connector. */
  readonly custom?: string;
  /** False for a reference that Copilot Studio made for an agent. */
  readonly customizable?: boolean;
}

export interface ConnectorSource {
  readonly name: string;
  readonly id?: string;
}

export interface FlowSource {
  readonly name: string;
  readonly id?: string;
  readonly state?: 'on' | 'off';
  /** False leaves out the metadata of the flow. */
  readonly metadata?: boolean;
  readonly category?: string;
  /** The connection references of a desktop flow, in its metadata. */
  readonly desktopReferences?: readonly string[];
  readonly entries?: Readonly<Record<string, unknown>>;
  /** Default: one action for every entry. */
  readonly actions?: Readonly<Record<string, unknown>>;
  readonly triggers?: Readonly<Record<string, unknown>>;
  /** The schema names of the environment variables that the flow uses. */
  readonly variables?: readonly string[];
  /** False leaves out the JSON file of the flow. */
  readonly file?: boolean;
  /** Replaces the whole JSON text. */
  readonly text?: string;
}

export const exampleGuid = '0f000000-0000-4000-8000-000000000001';

/** An entry that uses a connection reference. */
export function bound(reference: string, api = 'shared_office365'): Record<string, unknown> {
  return {
    runtimeSource: 'embedded',
    connection: { connectionReferenceLogicalName: reference },
    api: { name: api },
  };
}

/** A raw connection as an export writes it. */
export function raw(api = 'shared_office365'): Record<string, unknown> {
  return { runtimeSource: 'embedded', connection: {}, api: { name: api } };
}

/** An action that calls a connector through a key. */
export function connectorCall(key: string, api = 'shared_office365'): Record<string, unknown> {
  return {
    type: 'OpenApiConnection',
    inputs: {
      host: { connectionName: key, operationId: 'Run', apiId: `/providers/Microsoft.PowerApps/apis/${api}` },
      parameters: {},
      authentication: "@parameters('$authentication')",
    },
    runAfter: {},
  };
}

/** An action that calls a child flow. */
export function childFlowCall(workflowId: string): Record<string, unknown> {
  return { type: 'Workflow', inputs: { host: { workflowReferenceName: workflowId } }, runAfter: {} };
}

export function flowFileName({ name, id = exampleGuid }: FlowSource): string {
  return `${name.replace(/[^A-Za-z0-9_-]/g, '')}-${id.toUpperCase()}.json`;
}

export function flowPath(root: FilePath, flow: FlowSource): FilePath {
  return `${root}/Workflows/${flowFileName(flow)}`;
}

export function flowJson({ entries = {}, actions, triggers = {}, variables = [], text }: FlowSource): string {
  if (text !== undefined) {
    return text;
  }
  const calls = Object.keys(entries).map((key) => [`Call_${key}`, connectorCall(key)] as const);
  return JSON.stringify(
    {
      properties: {
        connectionReferences: entries,
        definition: {
          $schema:
            'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
          contentVersion: '1.0.0.0',
          parameters: {
            $connections: { defaultValue: {}, type: 'Object' },
            $authentication: { defaultValue: {}, type: 'SecureObject' },
            ...Object.fromEntries(
              variables.map((schemaName) => [
                `Value (${schemaName})`,
                { defaultValue: '', type: 'String', metadata: { schemaName } },
              ]),
            ),
          },
          triggers,
          actions: actions ?? Object.fromEntries(calls),
        },
        templateName: '',
      },
      schemaVersion: '1.0.0.0',
    },
    null,
    2,
  );
}

/** An action that runs a desktop flow. */
export function desktopFlowCall(uiFlowId: string): Record<string, unknown> {
  const host = { connectionName: 'shared_uiflow', operationId: 'RunUIFlow_V2' };
  return { type: 'OpenApiConnection', inputs: { host, parameters: { uiFlowId } }, runAfter: {} };
}

/** The files of a solution, by path. */
export function solutionFiles(source: SolutionSource = {}): [FilePath, string][] {
  const { root = 'repo/Contoso', layout = 'packager', flows = [], connectors = [], apps = [], files = {} } = source;
  const named = Object.entries({
    ...(layout === 'packager'
      ? { 'Other/Solution.xml': manifestXml(source), 'Other/Customizations.xml': customizationsXml(source) }
      : { 'solution.xml': manifestXml(source), 'customizations.xml': customizationsXml(source) }),
    ...Object.fromEntries(
      flows.filter(({ file = true }) => file).map((flow) => [`Workflows/${flowFileName(flow)}`, flowJson(flow)]),
    ),
    ...(layout === 'packager' && {
      ...Object.fromEntries(
        flows
          .filter(({ metadata = true }) => metadata)
          .map((flow) => [`Workflows/${flowFileName(flow)}.data.xml`, `${declaration}\n${workflowXml(flow)}`]),
      ),
      ...Object.fromEntries(
        connectors.map((connector) => [
          `Connectors/${connector.name}.xml`,
          `${declaration}\n${connectorXml(connector)}`,
        ]),
      ),
      ...Object.fromEntries(apps.map((app) => [`CanvasApps/${app.name}.meta.xml`, `${declaration}\n${appXml(app)}`])),
    }),
    ...files,
  });
  return named.map(([path, text]) => [`${root}/${path}`, text]);
}

const declaration = '<?xml version="1.0" encoding="utf-8"?>';

export function manifestXml({
  uniqueName = 'Contoso',
  prefix = 'cts',
  managed = 0,
  version = '1.2.3.4',
  missingDependencies = [],
  rootComponents = [],
}: SolutionSource): string {
  return `${declaration}
<ImportExportXml version="9.2.24011.188" SolutionPackageVersion="9.2" languagecode="1033">
  <SolutionManifest>
    <UniqueName>${uniqueName}</UniqueName>
    <LocalizedNames>
      <LocalizedName description="${uniqueName} solution" languagecode="1033" />
    </LocalizedNames>
    <Descriptions />
    <Version>${version}</Version>
    <Managed>${managed}</Managed>
    <Publisher>
      <UniqueName>contosopublisher</UniqueName>
      <CustomizationPrefix>${prefix}</CustomizationPrefix>
    </Publisher>
    ${rootComponents.length === 0 ? '<RootComponents />' : `<RootComponents>${rootComponents.join('')}</RootComponents>`}
    <MissingDependencies>${missingDependencies
      .map(
        (required) => `
      <MissingDependency>
        ${required}
        <Dependent type="29" id="{${exampleGuid}}" />
      </MissingDependency>`,
      )
      .join('')}
    </MissingDependencies>
  </SolutionManifest>
</ImportExportXml>`;
}

/** An entry of MissingDependencies for a connection reference. */
export function missingReference(name: string, solution: string): string {
  return `<Required key="1" type="connectionreference" displayName="${name}" solution="${solution}" id.connectionreferencelogicalname="${name}" />`;
}

/** An entry of MissingDependencies for a table. */
export function missingTable(name: string, solution: string): string {
  return `<Required key="3" type="1" schemaName="${name}" displayName="A table" solution="${solution}" />`;
}

/** An entry of MissingDependencies for a custom connector. */
export function missingConnectorDependency(id: string, solution: string): string {
  return `<Required key="2" type="372" displayName="A connector" solution="${solution}" id="{${id}}" />`;
}

export function customizationsXml({
  layout,
  references = [],
  connectors = [],
  flows = [],
  apps = [],
}: SolutionSource): string {
  const inline = layout === 'export';
  const section = (name: string, elements: readonly string[]): string =>
    elements.length === 0 ? '' : `\n  <${name}>\n${elements.join('\n')}\n  </${name}>`;
  const workflows = inline ? flows.filter(({ metadata = true }) => metadata) : [];
  return `${declaration}
<ImportExportXml xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Entities />
  <Roles />${section('Workflows', workflows.map(workflowXml)) || '\n  <Workflows />'}
  <EntityDataProviders />${section('CanvasApps', inline ? apps.map(appXml) : [])}${section('Connectors', inline ? connectors.map(connectorXml) : [])}${section('connectionreferences', references.map(referenceXml))}
  <Languages>
    <Language>1033</Language>
  </Languages>
</ImportExportXml>`;
}

export function referenceXml({
  name,
  api = 'shared_office365',
  displayName = name,
  custom,
  customizable = true,
}: ReferenceSource): string {
  const connector =
    custom === undefined
      ? ''
      : `\n      <customconnectorid>\n        <connectorid>${custom}</connectorid>\n      </customconnectorid>`;
  return `    <connectionreference connectionreferencelogicalname="${name}">
      <connectionreferencedisplayname>${displayName}</connectionreferencedisplayname>
      <connectorid>/providers/Microsoft.PowerApps/apis/${api}</connectorid>${connector}
      <iscustomizable>${customizable ? 1 : 0}</iscustomizable>
      <statecode>0</statecode>
      <statuscode>1</statuscode>
    </connectionreference>`;
}

export function workflowXml(flow: FlowSource): string {
  const { name, id = exampleGuid, state = 'on', category = '5', desktopReferences } = flow;
  const list = desktopReferences?.map((each) => ({ connectionReferenceLogicalName: each }));
  return `    <Workflow WorkflowId="{${id}}" Name="${name}">
      <JsonFileName>/Workflows/${flowFileName(flow)}</JsonFileName>
      <Type>1</Type>
      <Category>${category}</Category>
      <StateCode>${state === 'on' ? 1 : 0}</StateCode>
      <StatusCode>${state === 'on' ? 2 : 1}</StatusCode>${list ? `\n      <ConnectionReferences>${JSON.stringify(list)}</ConnectionReferences>` : ''}
    </Workflow>`;
}

export function connectorXml({ name, id = exampleGuid }: ConnectorSource): string {
  return `    <Connector>
      <connectorid>{${id}}</connectorid>
      <displayname>${name} connector</displayname>
      <name>${name}</name>
      <connectortype>1</connectortype>
    </Connector>`;
}
