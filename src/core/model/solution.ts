import type { FilePath } from './filePath';
import type { Flow } from './flow';
import type { ConnectionMode } from './useSource';

/**
 * A Dataverse solution: unpacked files, or an export in a zip. Two solutions in a workspace can have the same unique
 * name, for example the managed and the unmanaged export, so only the root identifies a solution.
 */
export interface Solution {
  /** The directory of the solution, or the top directory of its zip. */
  readonly root: FilePath;
  /**
   * Whether the rules check this solution. False for a solution that is only shown, such as a zip when zips are not
   * checked: it gets no findings, and the check of other solutions ignores its definitions.
   */
  readonly checked: boolean;
  readonly layout: SolutionLayout;
  readonly manifestFile: FilePath;
  /**
   * The path of `Customizations.xml`, even when the file itself is missing; undefined in the YAML layout, which does
   * not have this file.
   */
  readonly customizationsFile: FilePath | undefined;
  /**
   * The path where `Solution.xml` or `Customizations.xml` should be when only the other file exists; undefined when
   * both exist, and in the YAML layout.
   */
  readonly missingFile: FilePath | undefined;
  /**
   * The files of a second layout in the same folder; undefined for most solutions. They are not a part of the solution.
   */
  readonly unreadLayout: UnreadLayout | undefined;
  /** The content of `Solution.xml` or `solution.yml`; undefined while that file cannot be read. */
  readonly manifest: SolutionManifest | undefined;
  /**
   * False while `Customizations.xml` is missing or cannot be read, and always in the YAML layout. Then the solution may
   * define more connection references than `connectionReferences` lists.
   */
  readonly customizationsReadable: boolean;
  readonly flows: ReadonlyMap<FilePath, Flow>;
  /** The cloud flows that have metadata in the solution, but no JSON file. They are not in `flows`. */
  readonly missingFlows: readonly MissingFlow[];
  readonly connectionReferences: readonly ConnectionReference[];
  readonly customConnectors: readonly CustomConnector[];
  readonly canvasApps: readonly CanvasApp[];
  readonly agents: readonly Agent[];
  readonly knowledgeSources: readonly KnowledgeSource[];
  readonly desktopFlows: readonly DesktopFlow[];
  /**
   * The files that cannot be read, sorted by path, except the manifest and the customizations, which have members that say
   * it. The solution cannot be packed or imported until these files are fixed.
   */
  readonly brokenFiles: readonly FilePath[];
  /**
   * The files in which the uses of connection references by an agent, app or desktop flow cannot be read, sorted by
   * path. These components may use any connection reference.
   */
  readonly unreadableUsers: readonly FilePath[];
  readonly environmentVariables: readonly EnvironmentVariable[];
  /**
   * False while the file of a definition cannot be read. Then the solution may define more environment variables than
   * `environmentVariables` lists.
   */
  readonly variablesReadable: boolean;
  /**
   * The components that a solution in the YAML layout lists; empty in other layouts. Connref does not read the files of
   * these components.
   */
  readonly listedComponents: readonly ListedComponent[];
  /** The kinds of components in the solution that may use connection references but that Connref does not read. */
  readonly unreadKinds: readonly UnreadKind[];
}

/**
 * The cloud flows of a solution as an import finds them: those with a file, and those whose file is missing.
 */
export function flowsToImport({ flows, missingFlows }: Pick<Solution, 'flows' | 'missingFlows'>): Flow[] {
  return [...flows.values(), ...missingFlows.map(({ flow }) => flow)];
}

/** What Connref reads of a layout in the same folder as a solution, only to compare the two. */
export interface UnreadLayout extends Pick<
  Solution,
  'layout' | 'manifestFile' | 'customizationsFile' | 'missingFile' | 'manifest'
> {
  /** The definitions in the customizations file; undefined while that file is missing or cannot be read. */
  readonly connectionReferences: readonly Omit<ConnectionReference, 'file'>[] | undefined;
}

/** A solution without its flows. A rule that only gets this content is not run again when a flow is edited. */
export type SolutionContent = Omit<Solution, 'flows'>;

/**
 * Kinds of components that can use connection references but that Connref does not read. Source:
 * docs/formats.md#other-users-of-references.
 */
export type UnreadKind = 'dataflows' | 'virtual tables' | 'code apps' | 'desktop flows';

/**
 * The layout of a solution's files. `packager`: written by `pac solution unpack` or SolutionPackager. `export`: the
 * files of a solution zip. `yaml`: written by the Git integration of Dataverse. Source: docs/formats.md#layouts.
 */
export type SolutionLayout = 'packager' | 'export' | 'yaml';

/**
 * The content of `Solution.xml`, or of `solution.yml`, where texts such as the publisher's prefix can be empty. Source:
 * docs/formats.md#solution-manifest.
 */
export interface SolutionManifest {
  readonly uniqueName: string;
  readonly displayName: string;
  readonly version: string;
  /**
   * `both` is `<Managed>2</Managed>`, written by SolutionPackager: the source can be packed as managed or unmanaged.
   */
  readonly managed: 'unmanaged' | 'managed' | 'both';
  readonly publisher: { readonly uniqueName: string; readonly prefix: string };
  /** For a patch, the unique name of the solution that it patches (`ParentSolution`). Undefined for other solutions. */
  readonly patchOf: string | undefined;
  readonly missingDependencies: readonly MissingDependency[];
  /**
   * The GUIDs, in lower case, of the processes that the solution lists as its components: cloud flows, desktop flows,
   * and processes that Connref does not read, such as classic workflows.
   */
  readonly processIds: readonly string[];
  /**
   * The components that the manifest lists, except connection references and environment variables, which no manifest
   * lists. Source: docs/formats.md#solution-manifest.
   */
  readonly rootComponents: readonly RootComponent[];
}

/** A component in the `RootComponents` of a solution. */
export interface RootComponent {
  /** The number of the component type, as text: `1` is a table. */
  readonly type: string;
  /** The schema name and the GUID of the component, as far as the list contains them. */
  readonly names: readonly string[];
  /** Whether the solution contains the columns, forms and other parts of the component, too. */
  readonly withParts: boolean;
}

/**
 * A component that the solution needs but does not contain, as listed in `Solution.xml` or `missingdependencies.yml`
 * when the solution was exported. Source: docs/formats.md#missing-dependencies.
 */
export interface MissingDependency {
  readonly kind: 'connectionReference' | 'customConnector' | 'environmentVariable' | 'process' | 'other';
  /** The component type as in the file, in lower case: a number, such as `1` for a table, or a name. */
  readonly type: string;
  /** The logical name, schema name and GUID of the component, as far as the list contains them. */
  readonly names: readonly string[];
  /** The display name of the component; empty when the list lacks it. */
  readonly displayName: string;
  /** The schema name of the table that the component is a part of; empty for other components. */
  readonly parent: string;
  /**
   * The solution that contains the component in the environment of the export, with the version of that solution; empty
   * when the list lacks it. `Active`: the component was unmanaged in that environment.
   */
  readonly solution: string;
}

/** The attributes of a `<Required>` element that identify the component, the most telling one first. */
export const requiredNameAttributes = [
  'id.connectionreferencelogicalname',
  'id.schemaname',
  'id.uniquename',
  'schemaName',
  'id',
] as const;

/** One `<connectionreference>` in `Customizations.xml`. Source: docs/formats.md#connection-references. */
export interface ConnectionReference {
  readonly file: FilePath;
  readonly logicalName: string;
  readonly displayName: string;
  /** The last segment of the connector id, such as `shared_office365`; empty when the definition lacks the id. */
  readonly apiName: string;
  /**
   * The GUID of the reference's custom connector, in lower case; undefined for other connectors. Only the GUID
   * identifies a custom connector, because its API name differs between environments. Source:
   * docs/formats.md#custom-connectors.
   */
  readonly customConnectorId: string | undefined;
  readonly description: string | undefined;
  /** False if `iscustomizable` is 0, as in the references that Copilot Studio makes for agents. */
  readonly isCustomizable: boolean;
  /**
   * The values of `iscustomizable`, `promptingbehavior`, `statecode` and `statuscode` in the definition, as one text.
   * It only serves to compare two definitions of the same reference.
   */
  readonly otherProperties: string;
}

/** A custom connector in a solution. Source: docs/formats.md#custom-connectors. */
export interface CustomConnector {
  readonly file: FilePath;
  /** The GUID, in lower case; empty for a connector whose file lacks a GUID. */
  readonly id: string;
  /**
   * The name with special characters written as `_` or `-` and a hexadecimal code, such as `cat_5Fcustomazuredevops`;
   * empty for a connector whose file lacks it. Flows refer to the connector by this name in `api.logicalName`.
   */
  readonly name: string;
  readonly displayName: string;
  /** True when the connector is defined in `Customizations.xml`, false when it has a separate file. */
  readonly inline: boolean;
}

/** A canvas app or code app in a solution. Source: docs/formats.md#canvas-apps. */
export interface CanvasApp {
  readonly file: FilePath;
  readonly name: string;
  readonly displayName: string;
  /** True when the app is defined in `Customizations.xml`, false when it has a separate file. */
  readonly inline: boolean;
  /**
   * The logical names of the connection references that the app's connections use. Most connections of canvas apps do
   * not use a reference.
   */
  readonly references: readonly string[];
  /**
   * The components that the app's `CdsDependencies` list. The import of an app fails if one of them does not exist.
   * Source: docs/imports.md#missing-components-of-apps-and-agents.
   */
  readonly dependencies: readonly AppDependency[];
  /** The cloud flows that the app runs. */
  readonly calledFlows: readonly AppFlow[];
  /** The custom connectors of the app's connections. */
  readonly customConnectors: readonly AppConnector[];
  readonly connectionCount: number;
  /**
   * False when the list of the app's connections or of its dependencies cannot be read. Then the app may use any
   * connection reference.
   */
  readonly connectionsReadable: boolean;
  /**
   * The API names, such as `shared_sql`, of the app's implicitly shared connections that do not use a connection
   * reference. An implicitly shared connection is shared with everyone who gets the app.
   */
  readonly sharedConnections: readonly string[];
  /** Whether this is a code app. */
  readonly isCodeApp: boolean;
}

/** A cloud flow that an app runs. Source: docs/formats.md#flows-of-apps. */
export interface AppFlow {
  /** The GUID of the flow, in lower case. */
  readonly workflowId: string;
  /**
   * The connections that the app passes to the flow, as they were when the flow was added to the app. Undefined if the app
   * does not list them, or lists them in a form that Connref does not know.
   */
  readonly passedConnections: readonly PassedConnection[] | undefined;
}

/** A connection that an app passes to a flow that it runs. */
export interface PassedConnection {
  /** The key of the flow's connection entry. */
  readonly key: string;
  /** The API name of the app's connection, such as `shared_office365`. */
  readonly apiName: string;
}

/** A component in the `CdsDependencies` of an app. Source: docs/formats.md#dependencies-of-apps. */
export interface AppDependency {
  readonly kind: 'connectionReference' | 'customConnector' | 'flow' | 'other';
  /** The logical name of the component; the GUID of a flow, in lower case. */
  readonly name: string;
}

/** A custom connector that a connection of an app uses. */
export interface AppConnector {
  /** The name of the connector, as in `api.logicalName` of flows; empty when the app lacks it. */
  readonly name: string;
  /** The API name, which differs between environments. */
  readonly apiName: string;
  /** The logical name of the connection reference of the same connection; undefined when it has none. */
  readonly reference: string | undefined;
}

/** A Copilot Studio agent. Source: docs/formats.md#agents. */
export interface Agent {
  /** The part before the first dot in the schema names of the agent's components. */
  readonly schemaName: string;
  readonly displayName: string;
  /** The file that is opened when a person selects the agent in a view: `bot.xml`, or another file of the agent. */
  readonly file: FilePath;
  readonly references: readonly AgentReference[];
  readonly calledFlows: readonly AgentFlow[];
}

/** A use of a connection reference by an agent. */
export interface AgentReference {
  /** The logical name of the connection reference. */
  readonly reference: string;
  /** The file of the agent in which it uses the connection reference. */
  readonly file: FilePath;
  readonly source: 'agentRow' | 'agentData';
  /** Unknown for a row, because only the data of the agent has the mode. */
  readonly mode: ConnectionMode;
}

/** A source of knowledge of an agent. It is unknown which agent. Source: docs/formats.md#agents. */
export interface KnowledgeSource {
  readonly file: FilePath;
  readonly name: string;
  /** The logical names of the connection references that the source uses. */
  readonly references: readonly string[];
}

/** A cloud flow that an agent runs. */
export interface AgentFlow {
  /** The GUID of the flow, in lower case. */
  readonly workflowId: string;
  /** The file of the agent that contains the id. */
  readonly file: FilePath;
  readonly source: 'agentRow' | 'agentData';
}

/** A cloud flow whose JSON file does not exist. */
export interface MissingFlow {
  /** The flow as far as its metadata describes it. `file` is the path of the missing file. */
  readonly flow: Flow;
  /** The file with the metadata of the flow: its own, or the `customizations.xml` of an export. */
  readonly metadataFile: FilePath;
  /** True when the metadata is in `customizations.xml`. */
  readonly isInline: boolean;
}

/** A desktop flow in a solution. Source: docs/formats.md#desktop-flows. */
export interface DesktopFlow {
  /** The file with the metadata of the flow: its own, or the `customizations.xml` of an export. */
  readonly file: FilePath;
  readonly name: string;
  /** The GUID of the flow, in lower case; empty when the metadata lacks it. */
  readonly workflowId: string;
  /** The logical names of the connection references that the flow uses. */
  readonly references: readonly string[];
  /** False when the list has a form that Connref does not know. Then the flow may use any connection reference. */
  readonly referencesReadable: boolean;
}

/** An environment variable that the solution defines. Source: docs/formats.md#environment-variables. */
export interface EnvironmentVariable {
  readonly file: FilePath;
  readonly schemaName: string;
  readonly displayName: string;
  /** The type, in the terms of the maker portal; `unknown` when the definition lacks the type or has a new one. */
  readonly type: 'text' | 'number' | 'yes/no' | 'JSON' | 'data source' | 'secret' | 'unknown';
  /**
   * Whether the solution contains a value, which the export took from the source environment. Every target environment
   * would get this value. False also while the file of the value cannot be read.
   */
  readonly hasValue: boolean;
  /** The value in the solution; undefined when `hasValue` is false, or the value is not a text. It may be a secret. */
  readonly value: string | undefined;
  /** The file that contains the value; undefined when `hasValue` is false. */
  readonly valueFile: FilePath | undefined;
  readonly hasDefault: boolean;
  readonly isRequired: boolean;
}

/**
 * A component that a solution in the YAML layout lists by its path, `<folder>/<name>`. Source:
 * docs/formats.md#yaml-layout.
 */
export interface ListedComponent {
  /** The file that lists the component. */
  readonly file: FilePath;
  /** The first part of the path, in lower case, such as `modernflows`. It shows the kind of component. */
  readonly folder: string;
  readonly name: string;
}
