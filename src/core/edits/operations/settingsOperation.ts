import type { OtherMembers, SettingsListName } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';

/** An operation that changes an existing deployment settings file. */
export type SettingsOperation = SetConnection | SetConnector | SetVariable | RenameSetting | RemoveSetting;

/**
 * Maps a connection reference to a connection: sets the `ConnectionId` of the first entry of the reference in a
 * settings file.
 */
export interface SetConnection {
  readonly kind: 'setConnection';
  readonly file: FilePath;
  /** The logical name of the reference. Names are compared without case, as in Dataverse. */
  readonly logicalName: string;
  /**
   * The `ConnectionId` before the edit; empty if the entry has an empty one or none. If the entry doesn't exist, this
   * is undefined, and the entry is added.
   */
  readonly before: string | undefined;
  /**
   * The id of a connection without its connector, or a token (a placeholder that a pipeline replaces); empty removes
   * the mapping.
   */
  readonly value: string;
  /** The `ConnectorId` of an added entry; undefined leaves the member out. */
  readonly connectorId?: string;
  /**
   * Other members of the entry that describe the connection, such as its owner. Values of an existing entry are kept
   * unless they are empty.
   */
  readonly others?: OtherMembers;
}

/** Sets the `ConnectorId` of the first entry of a connection reference in a settings file. */
export interface SetConnector {
  readonly kind: 'setConnector';
  readonly file: FilePath;
  readonly logicalName: string;
  /** The `ConnectorId` before the edit; undefined if the entry has none. */
  readonly before: string | undefined;
  readonly value: string;
}

/** Sets the `Value` of the first entry of an environment variable in a settings file. */
export interface SetVariable {
  readonly kind: 'setVariable';
  readonly file: FilePath;
  readonly schemaName: string;
  /**
   * The `Value` before the edit; undefined if the entry has no `Value`. If the entry doesn't exist, this is undefined
   * too, and the entry is added.
   */
  readonly before: string | undefined;
  /**
   * The new value. An empty value is refused, because the import would fail. To remove a value, use {@link
   * RemoveSetting}.
   */
  readonly value: string;
}

/** Changes the logical name in entries of a settings file. The entries keep their connections. */
export interface RenameSetting {
  readonly kind: 'renameSetting';
  readonly file: FilePath;
  readonly logicalName: string;
  /** JSON Pointer of the entry to rename; undefined renames all entries with the logical name. */
  readonly pointer?: string;
  readonly to: string;
}

/** Removes one entry from a list of a settings file. */
export interface RemoveSetting {
  readonly kind: 'removeSetting';
  readonly file: FilePath;
  readonly list: SettingsListName;
  readonly name: string;
  /** JSON Pointer of the entry; undefined removes the first entry with the name. */
  readonly pointer?: string;
  /**
   * The `ConnectionId` or `Value` of the entry before the edit; empty if the entry lacks it. The edit is refused if the
   * value differs; undefined removes the entry whatever its value is.
   */
  readonly before?: string;
}

/** Writes a new deployment settings file, as `pac solution create-settings` does or in the style of another file. */
export interface CreateSettings {
  readonly kind: 'createSettings';
  readonly file: FilePath;
  readonly variables: readonly NewVariableSetting[];
  readonly references: readonly NewReferenceSetting[];
  /**
   * The settings file whose formatting is copied. If it is undefined or cannot be parsed, the file gets the formatting
   * of `pac`.
   */
  readonly pattern: FilePath | undefined;
  /**
   * The unique name that the name of the file is made from, and the file with that name; undefined if the file is named
   * after another settings file. The writer refuses a name that could lead the path elsewhere.
   */
  readonly namedAfter?: { readonly uniqueName: string; readonly manifestFile: FilePath };
}

export interface NewVariableSetting {
  readonly schemaName: string;
  readonly value: string;
  readonly others?: OtherMembers;
}

export interface NewReferenceSetting {
  readonly logicalName: string;
  readonly connectionId: string;
  /** The `ConnectorId` of the entry; undefined leaves the member out. */
  readonly connectorId: string | undefined;
  readonly others?: OtherMembers;
}
