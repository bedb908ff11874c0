import type { FilePath } from './filePath';

/**
 * A deployment settings file, as `pac solution import --settings-file` reads it.
 * Source: docs/formats.md#deployment-settings-files.
 */
export interface DeploymentSettings {
  readonly file: FilePath;
  /**
   * False while the file contains invalid JSON or a merge conflict. `references`, `variables` and `misshapen` are empty
   * then.
   */
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
   * `ConnectionId` as written in the file: usually the id of a connection without its connector, or a pipeline token (a
   * placeholder that the pipeline replaces). Empty when the item lacks it, or its value is not text.
   */
  readonly connectionId: string;
  /**
   * `ConnectorId` as written in the file, usually `/providers/Microsoft.PowerApps/apis/…`. Undefined when the item
   * lacks it, which `pac` accepts, or its value is not text. Source: docs/formats.md#deployment-settings-files.
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
   * The value for the target environment, or a pipeline token; undefined when the item lacks `Value`, or its value is
   * not text. An empty value makes the import fail. Source: docs/imports.md#environment-variables.
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
   * An item that is a list instead of an object (`listEntry`), or that lacks its name for another reason
   * (`nameMissing`). `member` is the member that should contain the name.
   */
  | { readonly kind: 'listEntry' | 'nameMissing'; readonly member: 'LogicalName' | 'SchemaName' }
);
