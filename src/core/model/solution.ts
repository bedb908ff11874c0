import type { FilePath } from './filePath';
import type { Flow } from './flow';

/**
 * A Dataverse solution, unpacked or an export that is a zip. Two solutions of a workspace may have one unique name: the
 * root is the identity.
 */
export interface Solution {
  /** The directory that holds the solution, or the top of its zip. */
  readonly root: FilePath;
  /** False for one that is shown only: findings in it are not asked for, and it tells nothing about the others. */
  readonly checked: boolean;
  readonly layout: SolutionLayout;
  readonly manifestFile: FilePath;
  /** Undefined in the YAML layout, which has none. */
  readonly customizationsFile: FilePath | undefined;
  /** The one of both without which the directory is only half a solution, under the name that it would have. */
  readonly missingFile: FilePath | undefined;
  /** Undefined while `Solution.xml` or `solution.yml` cannot be read. */
  readonly manifest: SolutionManifest | undefined;
  /** False while `Customizations.xml` cannot be read, or where there is none: nothing may be concluded from a reference's absence then. */
  readonly customizationsReadable: boolean;
  readonly flows: ReadonlyMap<FilePath, Flow>;
  readonly connectionReferences: readonly ConnectionReference[];
  readonly customConnectors: readonly CustomConnector[];
  readonly canvasApps: readonly CanvasApp[];
  readonly agents: readonly Agent[];
  /** The files that say what agents and canvas apps use and cannot be read, sorted: they may use any reference. */
  readonly unreadableUsers: readonly FilePath[];
  readonly environmentVariables: readonly EnvironmentVariable[];
  /** False while the definition of one of them cannot be read, which may be of any name. */
  readonly variablesReadable: boolean;
  /** What a solution in the YAML layout lists, of which nothing else is read; empty in the others. */
  readonly listedComponents: readonly ListedComponent[];
  /** What it holds that may use connection references, and is not read. */
  readonly unreadKinds: readonly UnreadKind[];
}

/** A solution without its flows: what it holds stays the same while they are edited. */
export type SolutionContent = Omit<Solution, 'flows'>;

/** Kinds of components that use connection references in a way that is not read (formats.md §8, field.md §5). */
export type UnreadKind = 'dataflows' | 'virtual tables' | 'code apps';

/**
 * `packager`: `pac solution unpack`, SolutionPackager. `export`: an extracted solution zip. `yaml`: Dataverse Git
 * integration (formats.md §1).
 */
export type SolutionLayout = 'packager' | 'export' | 'yaml';

/** What `Solution.xml` says (formats.md §2). */
export interface SolutionManifest {
  readonly uniqueName: string;
  readonly displayName: string;
  readonly version: string;
  /** `both` is SolutionPackager's 2: packed either way. */
  readonly managed: 'unmanaged' | 'managed' | 'both';
  readonly publisher: { readonly uniqueName: string; readonly prefix: string };
  /** The unique name of the solution that this is a patch of (`ParentSolution`); undefined for one that is none. */
  readonly patchOf: string | undefined;
  readonly missingDependencies: readonly MissingDependency[];
}

/** A component that the solution needs and does not hold, as the exporting environment listed it. */
export interface MissingDependency {
  readonly kind: 'connectionReference' | 'customConnector' | 'environmentVariable' | 'other';
  /** Logical name, schema name or GUID of the component, as far as the entry gives them. */
  readonly names: readonly string[];
  /** The solution that holds it there, with version; `Active` when it is unmanaged and in none. */
  readonly solution: string;
}

/** One `<connectionreference>` (formats.md §3). */
export interface ConnectionReference {
  readonly file: FilePath;
  readonly logicalName: string;
  readonly displayName: string;
  /** The last segment of the connector id, such as `shared_office365`. */
  readonly apiName: string;
  /** GUID of the custom connector, lower case; the only safe link to it (formats.md §6). */
  readonly customConnectorId: string | undefined;
  readonly description: string | undefined;
  /** What else the designer writes about it, only to compare two definitions by (formats.md §2). */
  readonly otherProperties: string;
}

export interface CustomConnector {
  readonly file: FilePath;
  /** GUID, lower case; empty in a stub that gives none. */
  readonly id: string;
  /** The encoded name, such as `cat_5Fcustomazuredevops`: what a flow's `api.logicalName` holds. */
  readonly name: string;
  readonly displayName: string;
  /** True when it stands in `customizations.xml` and not in a file of its own. */
  readonly inline: boolean;
}

export interface CanvasApp {
  readonly file: FilePath;
  readonly name: string;
  readonly displayName: string;
  readonly inline: boolean;
  /** Logical names of the connection references that the app's connections name; most name none (formats.md §7). */
  readonly references: readonly string[];
  readonly connectionCount: number;
  /** False where the list of its connections is broken: it may name any reference then. */
  readonly connectionsReadable: boolean;
  /** API names, such as `shared_sql`, of its implicitly shared connections that no connection reference stands for. */
  readonly sharedConnections: readonly string[];
  /** Whether it is a code app, whose connections its own code names. */
  readonly isCodeApp: boolean;
}

/** A Copilot Studio agent: what stands before the first dot of its components' schema names (formats.md §8). */
export interface Agent {
  readonly schemaName: string;
  readonly displayName: string;
  /** The file to open for it. */
  readonly file: FilePath;
  readonly references: readonly AgentReference[];
}

export interface AgentReference {
  readonly reference: string;
  readonly file: FilePath;
}

export interface EnvironmentVariable {
  readonly file: FilePath;
  readonly schemaName: string;
  readonly displayName: string;
  /** The words of the maker portal. */
  readonly type: 'text' | 'number' | 'yes/no' | 'JSON' | 'data source' | 'secret' | 'unknown';
  /** Whether the solution carries this environment's value. */
  readonly hasValue: boolean;
  /** The file that holds that value. */
  readonly valueFile: FilePath | undefined;
  readonly hasDefault: boolean;
  readonly isRequired: boolean;
}

/** A component by the path under which a solution in the YAML layout lists it: `<folder>/<name>`, and what is below. */
export interface ListedComponent {
  /** The file that lists it. */
  readonly file: FilePath;
  /** The folder of its kind, in lower case, such as `modernflows`. */
  readonly folder: string;
  readonly name: string;
}
