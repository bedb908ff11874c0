import type { ImportMode } from '../../model/deploymentEnvironment';
import type { OtherMembers, SettingsListName } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import type { IgnoreEntry } from '../../model/ignoreEntry';

/**
 * One change of one file, described by what it does to the solution, such as “bind this entry”. A writer turns it into
 * text edits once the current text of the file is known.
 */
export type EditOperation =
  | FlowOperation
  | DefineReference
  | CopyReference
  | RenameReference
  | RemoveReference
  | ReplaceReferenceName
  | RemoveDependency
  | SettingsOperation
  | CreateSettings
  | ConfigOperation;

/**
 * Changes the `.connref.json` of a workspace folder. An operation that adds something creates the file if it doesn't
 * exist.
 */
export type ConfigOperation =
  IgnoreFinding | AddExternal | RenameIgnoredReference | RemoveConfigEntries | AssignSettings | SetImportMode;

/** Changes the JSON of a flow. */
export type FlowOperation =
  | BindEntry
  | AddEntry
  | RemoveEntry
  | SetRuntimeSource
  | SetOperationKey
  | RestoreAuthentication
  | AddConnectionsParameter;

/** Changes an existing deployment settings file. */
export type SettingsOperation = SetConnection | SetConnector | SetVariable | RenameSetting | RemoveSetting;

/** Makes an entry of a flow's `connectionReferences` use a connection reference. */
export interface BindEntry {
  readonly kind: 'bindEntry';
  readonly file: FilePath;
  readonly key: string;
  /**
   * Logical name of the reference that the entry uses before the edit; undefined for a raw connection. The edit is
   * refused if the entry uses another one.
   */
  readonly before: string | undefined;
  readonly logicalName: string;
}

/** Adds an entry to a flow's `connectionReferences` that uses a connection reference. */
export interface AddEntry {
  readonly kind: 'addEntry';
  readonly file: FilePath;
  readonly key: string;
  readonly apiName: string;
  readonly logicalName: string;
}

/** Removes an entry from a flow's `connectionReferences`. */
export interface RemoveEntry {
  readonly kind: 'removeEntry';
  readonly file: FilePath;
  readonly key: string;
}

/**
 * Makes an entry use the connection of the flow at run time instead of the connection of the user who runs the flow.
 */
export interface SetRuntimeSource {
  readonly kind: 'setRuntimeSource';
  readonly file: FilePath;
  readonly key: string;
  readonly before: 'invoker';
  readonly value: 'embedded';
}

/** Makes a trigger or action use another entry. */
export interface SetOperationKey {
  readonly kind: 'setOperationKey';
  readonly file: FilePath;
  /** JSON Pointer of the value that contains the key, alone or in an expression. */
  readonly pointer: string;
  readonly before: string;
  readonly key: string;
}

/** Writes `@parameters('$authentication')` in place of `@parameters('')`, which has lost the name of the parameter. */
export interface RestoreAuthentication {
  readonly kind: 'restoreAuthentication';
  readonly file: FilePath;
  readonly pointer: string;
}

/** Adds the parameter `$connections` to the definition of a flow that lacks it. */
export interface AddConnectionsParameter {
  readonly kind: 'addConnectionsParameter';
  readonly file: FilePath;
}

/** Adds a new connection reference to a `Customizations.xml`. */
export interface DefineReference {
  readonly kind: 'defineReference';
  readonly file: FilePath;
  readonly reference: NewReference;
}

export interface NewReference {
  readonly logicalName: string;
  readonly displayName: string;
  readonly apiName: string;
  /** GUID of the custom connector; undefined for other connectors. */
  readonly customConnectorId: string | undefined;
  readonly description?: string;
}

/** Adds a copy of a connection reference of another solution, with all child elements of its definition. */
export interface CopyReference {
  readonly kind: 'copyReference';
  readonly file: FilePath;
  /** The `Customizations.xml` that is copied from. */
  readonly from: FilePath;
  readonly logicalName: string;
}

/** Gives a connection reference of a `Customizations.xml` another logical name, another display name, or both. */
export interface RenameReference {
  readonly kind: 'renameReference';
  readonly file: FilePath;
  readonly logicalName: string;
  /** Index among the definitions of this logical name in the file, from 0; undefined for all of them. */
  readonly occurrence?: number;
  /** The new logical name. */
  readonly to?: string;
  readonly displayName?: NameChange;
}

export interface NameChange {
  readonly before: string;
  readonly value: string;
}

/** Removes a connection reference from a `Customizations.xml`. */
export interface RemoveReference {
  readonly kind: 'removeReference';
  readonly file: FilePath;
  readonly logicalName: string;
  /** Index among the definitions of this logical name in the file, from 0; undefined for all of them. */
  readonly occurrence?: number;
}

/** Replaces a logical name wherever the file of an agent or canvas app, or `Solution.xml`, contains it. */
export interface ReplaceReferenceName {
  readonly kind: 'replaceReferenceName';
  readonly file: FilePath;
  readonly holder: ReferenceHolder;
  readonly logicalName: string;
  readonly to: string;
  /** Replaces the display name as well, where the file repeats it next to the logical name. */
  readonly displayName?: NameChange;
  /**
   * The solution to list as owner of the reference in MissingDependencies, such as `Core (1.2)`. Undefined keeps the
   * listed owner.
   */
  readonly owner?: string;
  /**
   * Files that contain the old name but cannot be edited. If one of them exists, the operation is refused, because that
   * file would still refer to the old name.
   */
  readonly uneditedFiles?: readonly FilePath[];
}

/**
 * Removes the rows about a reference from MissingDependencies of a `Solution.xml`, because the solution now defines it.
 */
export interface RemoveDependency {
  readonly kind: 'removeDependency';
  readonly file: FilePath;
  readonly logicalName: string;
}

/**
 * The kinds of files whose references are replaced. If the name is not in a file of an agent or canvas app, the
 * operation is refused. `solutionManifest` (MissingDependencies of `Solution.xml`) and `canvasSource` (the connections
 * of an unpacked canvas app) may lack the name; such a file stays unchanged.
 */
export type ReferenceHolder = 'agentReferences' | 'agentComponent' | 'canvasApp' | 'canvasSource' | 'solutionManifest';

/** Maps a connection reference: sets the `ConnectionId` of its first entry. */
export interface SetConnection {
  readonly kind: 'setConnection';
  readonly file: FilePath;
  /** Compared without case, as Dataverse does. */
  readonly logicalName: string;
  /** The `ConnectionId` before the edit, empty for no connection. Undefined if the entry doesn't exist: it is added. */
  readonly before: string | undefined;
  /** The bare id of a connection, or a token; empty to unmap the reference. */
  readonly value: string;
  /** The `ConnectorId` of an added entry; undefined leaves the member out. */
  readonly connectorId?: string;
  /**
   * Other members that describe the connection, such as its owner. Values that an existing entry already has are kept.
   */
  readonly others?: OtherMembers;
}

/** Sets the `ConnectorId` of the first entry of a connection reference. */
export interface SetConnector {
  readonly kind: 'setConnector';
  readonly file: FilePath;
  readonly logicalName: string;
  /** The `ConnectorId` before the edit; undefined if the entry has none. */
  readonly before: string | undefined;
  readonly value: string;
}

/** Sets the `Value` of the first entry of an environment variable. */
export interface SetVariable {
  readonly kind: 'setVariable';
  readonly file: FilePath;
  readonly schemaName: string;
  /** The `Value` before the edit. Undefined if the entry has no `Value`, or doesn't exist: it is added. */
  readonly before: string | undefined;
  /** Never empty, because the import fails for an empty value. To remove a value, use {@link RemoveSetting}. */
  readonly value: string;
}

/** Changes the logical name of entries of a connection reference. They keep their connections. */
export interface RenameSetting {
  readonly kind: 'renameSetting';
  readonly file: FilePath;
  readonly logicalName: string;
  /** JSON Pointer of the entry to rename; undefined for all entries of the logical name. */
  readonly pointer?: string;
  readonly to: string;
}

/** Removes one entry from a list. */
export interface RemoveSetting {
  readonly kind: 'removeSetting';
  readonly file: FilePath;
  readonly list: SettingsListName;
  readonly name: string;
  /** JSON Pointer of the entry; undefined for the first entry of the name. */
  readonly pointer?: string;
  /**
   * The `ConnectionId` or `Value` of the entry before the edit. The edit is refused if it differs; undefined removes
   * the entry whatever its value is.
   */
  readonly before?: string;
}

/** Writes a new deployment settings file, as `pac solution create-settings` does or in the style of another file. */
export interface CreateSettings {
  readonly kind: 'createSettings';
  readonly file: FilePath;
  readonly variables: readonly NewVariableSetting[];
  readonly references: readonly NewReferenceSetting[];
  /** The settings file whose formatting is copied; undefined for the formatting of `pac`. */
  readonly pattern: FilePath | undefined;
}

export interface NewVariableSetting {
  readonly schemaName: string;
  readonly value: string;
  readonly others?: OtherMembers;
}

export interface NewReferenceSetting {
  readonly logicalName: string;
  readonly connectionId: string;
  /** Undefined leaves the member out. */
  readonly connectorId: string | undefined;
  readonly others?: OtherMembers;
}

/** Adds an entry to `ignore` of the folder's `.connref.json`. */
export interface IgnoreFinding {
  readonly kind: 'ignoreFinding';
  readonly file: FilePath;
  readonly entry: IgnoreEntry;
}

/** Adds a name to `externals` of the folder's `.connref.json`. */
export interface AddExternal {
  readonly kind: 'addExternal';
  readonly file: FilePath;
  readonly name: string;
}

/**
 * Changes the connection reference of entries of `ignore`, so that the findings stay ignored after a rename or merge.
 */
export interface RenameIgnoredReference {
  readonly kind: 'renameIgnoredReference';
  readonly file: FilePath;
  readonly logicalName: string;
  readonly to: string;
}

/** Removes the entries of `ignore` and `externals` that are about one connection reference. Globs stay. */
export interface RemoveConfigEntries {
  readonly kind: 'removeConfigEntries';
  readonly file: FilePath;
  readonly logicalName: string;
}

/** Adds a settings file to an environment in `environments` of the folder's `.connref.json`. */
export interface AssignSettings {
  readonly kind: 'assignSettings';
  readonly file: FilePath;
  /** Path of the settings file, relative to the workspace folder. */
  readonly path: string;
  /** Compared without case. An environment that `.connref.json` doesn't have is added. */
  readonly environment: string;
  /** Unique names of the solutions that the file is for; empty to infer them from the file. */
  readonly solutions: readonly string[];
  /**
   * Paths of the files that the environment has because of their file names. If `.connref.json` lists no file of the
   * environment yet, these are listed too: otherwise they would no longer belong to it.
   */
  readonly present: readonly string[];
}

/** Sets how solutions are imported into an environment, in `environments` of the folder's `.connref.json`. */
export interface SetImportMode {
  readonly kind: 'setImportMode';
  readonly file: FilePath;
  readonly environment: string;
  readonly import: ImportMode;
}
