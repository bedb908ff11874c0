import type { FilePath } from './filePath';

/**
 * A deployment settings file, as `pac solution import --settings-file` reads it.
 * Source: docs/formats.md#deployment-settings-files.
 */
export interface DeploymentSettings {
  readonly file: FilePath;
  /** False while the file is not valid JSON. The lists below are empty then. */
  readonly readable: boolean;
  readonly references: readonly ReferenceSetting[];
  readonly variables: readonly VariableSetting[];
  /** The values whose type or shape `pac` does not accept. */
  readonly misshapen: readonly MisshapenSetting[];
}

/** The two lists of a deployment settings file. */
export type SettingsListName = 'EnvironmentVariables' | 'ConnectionReferences';

/** One item of `ConnectionReferences`. */
export interface ReferenceSetting {
  /** JSON Pointer of the item. */
  readonly pointer: string;
  readonly logicalName: string;
  /** The id of a connection without its connector, or a pipeline token; empty when the reference is not mapped. */
  readonly connectionId: string;
  /**
   * `/providers/Microsoft.PowerApps/apis/…`; undefined where the item lacks it, which `pac` accepts. Source:
   * docs/formats.md#deployment-settings-files.
   */
  readonly connectorId: string | undefined;
  readonly others?: OtherMembers;
}

/** One item of `EnvironmentVariables`. */
export interface VariableSetting {
  /** JSON Pointer of the item. */
  readonly pointer: string;
  readonly schemaName: string;
  /**
   * Undefined where the item has no `Value`. An empty value makes the import fail. Source:
   * docs/imports.md#environment-variables.
   */
  readonly value: string | undefined;
  readonly others?: OtherMembers;
}

/** Further members of an item whose values are texts, such as `ConnectionOwner`, in their order. */
export type OtherMembers = readonly (readonly [name: string, value: string])[];

/** A value whose type or shape `pac` does not accept. */
export type MisshapenSetting = {
  /** JSON Pointer of the value. */
  readonly pointer: string;
} & (
  | { readonly kind: 'notAList' | 'notText'; readonly member: string }
  /** An entry that is a list, or that lacks its name. `member` is the member that should contain the name. */
  | { readonly kind: 'listEntry' | 'nameMissing'; readonly member: 'LogicalName' | 'SchemaName' }
);
