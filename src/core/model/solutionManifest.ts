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
