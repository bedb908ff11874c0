import type { FilePath } from './filePath';

/**
 * A deployment settings file, as `pac solution import --settings-file` reads it.
 * Source: docs/formats.md#deployment-settings-files.
 */
export interface DeploymentSettings {
  readonly file: FilePath;
  /** False while the file is not valid JSON. `references`, `variables` and `misshapen` are empty then. */
  readonly readable: boolean;
  readonly references: readonly ReferenceSetting[];
  readonly variables: readonly VariableSetting[];
  /** The values whose type or shape `pac` does not accept. */
  readonly misshapen: readonly MisshapenSetting[];
}

/** The names of the two lists in a deployment settings file. */
export type SettingsListName = 'EnvironmentVariables' | 'ConnectionReferences';

/** One item of `ConnectionReferences`: it maps a connection reference to a connection. */
export interface ReferenceSetting {
  /** JSON Pointer of the item. */
  readonly pointer: string;
  readonly logicalName: string;
  /**
   * The id of a connection without its connector, or a pipeline token (a placeholder that the pipeline replaces); empty
   * when the reference is not mapped.
   */
  readonly connectionId: string;
  /**
   * The id of the connector, `/providers/Microsoft.PowerApps/apis/…`; undefined when the item lacks it, which `pac`
   * accepts. Source: docs/formats.md#deployment-settings-files.
   */
  readonly connectorId: string | undefined;
  readonly others?: OtherMembers;
}

/** One item of `EnvironmentVariables`: it sets an environment variable. */
export interface VariableSetting {
  /** JSON Pointer of the item. */
  readonly pointer: string;
  readonly schemaName: string;
  /**
   * The value for the target environment; undefined when the item lacks `Value`. An empty value makes the import fail.
   * Source: docs/imports.md#environment-variables.
   */
  readonly value: string | undefined;
  readonly others?: OtherMembers;
}

/** The other members of an item whose values are texts, such as `ConnectionOwner`, in the order of the file. */
export type OtherMembers = readonly (readonly [name: string, value: string])[];

/** A value whose type or shape `pac` does not accept. */
export type MisshapenSetting = {
  /** JSON Pointer of the value. */
  readonly pointer: string;
} & (
  | { readonly kind: 'notAList' | 'notText'; readonly member: string }
  /**
   * An item that is a list instead of an object, or that lacks its name. `member` is the member that should contain the
   * name.
   */
  | { readonly kind: 'listEntry' | 'nameMissing'; readonly member: 'LogicalName' | 'SchemaName' }
);
