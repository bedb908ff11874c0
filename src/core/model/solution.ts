import type { Agent, KnowledgeSource } from './agent';
import type { CanvasApp } from './canvasApp';
import type { FilePath } from './filePath';
import type { Flow } from './flow';
import type { SolutionManifest } from './solutionManifest';

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
