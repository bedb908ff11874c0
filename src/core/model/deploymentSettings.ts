import type { FilePath } from './filePath';

/** A deployment settings file: what `pac solution import --settings-file` takes (formats.md §10). */
export interface DeploymentSettings {
  readonly file: FilePath;
  /** False while its JSON is broken; its lists are empty then. */
  readonly readable: boolean;
  readonly references: readonly ReferenceSetting[];
  readonly variables: readonly VariableSetting[];
  /** The values whose type or shape `pac` does not accept. */
  readonly misshapen: readonly MisshapenSetting[];
}

/** Its lists. */
export type SettingsListName = 'EnvironmentVariables' | 'ConnectionReferences';

/** One item of `ConnectionReferences`. */
export interface ReferenceSetting {
  /** JSON Pointer of the item. */
  readonly pointer: string;
  readonly logicalName: string;
  /** The bare id of a connection, or a pipeline's token; empty where nothing is mapped. */
  readonly connectionId: string;
  /** `/providers/Microsoft.PowerApps/apis/…`; undefined where the item has none, which is legal (field.md §5). */
  readonly connectorId: string | undefined;
  readonly others?: OtherMembers;
}

/** One item of `EnvironmentVariables`. */
export interface VariableSetting {
  /** JSON Pointer of the item. */
  readonly pointer: string;
  readonly schemaName: string;
  /** Empty fails the import; undefined where the item has no `Value`. */
  readonly value: string | undefined;
  readonly others?: OtherMembers;
}

/** The further members of an entry that are texts, such as `ConnectionOwner`, in order; left out where there are none. */
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
