import type { ImportMode } from '../../model/deploymentEnvironment';
import type { OtherMembers, SettingsListName } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import type { IgnoreEntry } from '../../model/ignoreEntry';

/**
 * One change of one file, described by its effect instead of its text, such as “this entry uses that reference”. A
 * writer turns the operation into text edits once the current text of the file is known.
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
 * An operation that changes the `.connref.json` of a workspace folder. If the file doesn't exist, it is created, unless
 * all operations on it only rename or remove entries.
 */
export type ConfigOperation =
  IgnoreFinding | AddExternal | RenameIgnoredReference | RemoveConfigEntries | AssignSettings | SetImportMode;

/** An operation that changes the JSON file of a flow. */
export type FlowOperation =
  | BindEntry
  | AddEntry
  | RemoveEntry
  | SetRuntimeSource
  | SetOperationKey
  | RestoreAuthentication
  | AddConnectionsParameter;

/** An operation that changes an existing deployment settings file. */
export type SettingsOperation = SetConnection | SetConnector | SetVariable | RenameSetting | RemoveSetting;

/** Makes an entry of a flow's `connectionReferences` use a connection reference. */
export interface BindEntry {
  readonly kind: 'bindEntry';
  readonly file: FilePath;
  readonly key: string;
  /**
   * Logical name of the connection reference that the entry uses before the edit; undefined for a raw connection, which
   * is a connection without a reference. The edit is refused if the entry has changed in this respect.
   */
  readonly before: string | undefined;
  readonly logicalName: string;
}

/** Adds an entry, which uses a connection reference, to a flow's `connectionReferences`. */
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
 * Makes an entry of a flow use the connection of the flow at run time instead of the connection of the person who runs
 * the flow.
 */
export interface SetRuntimeSource {
  readonly kind: 'setRuntimeSource';
  readonly file: FilePath;
  readonly key: string;
  readonly before: 'invoker';
  readonly value: 'embedded';
}

/** Makes a trigger or action of a flow use another entry of the flow's `connectionReferences`. */
export interface SetOperationKey {
  readonly kind: 'setOperationKey';
  readonly file: FilePath;
  /** JSON Pointer of the value that contains the key of the entry, alone or in an expression. */
  readonly pointer: string;
  readonly before: string;
  readonly key: string;
}

/**
 * Writes `@parameters('$authentication')` in place of `@parameters('')`, in which the name of the parameter was lost.
 */
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

/**
 * Adds a copy of a connection reference of another solution to a `Customizations.xml`, with all child elements of the
 * definition.
 */
export interface CopyReference {
  readonly kind: 'copyReference';
  readonly file: FilePath;
  /** The `Customizations.xml` of the other solution. */
  readonly from: FilePath;
  readonly logicalName: string;
}

/** Gives a connection reference of a `Customizations.xml` another logical name, another display name, or both. */
export interface RenameReference {
  readonly kind: 'renameReference';
  readonly file: FilePath;
  readonly logicalName: string;
  /** Index among the definitions of this logical name in the file, from 0; undefined changes all of them. */
  readonly occurrence?: number;
  /** The new logical name; undefined keeps the old one. */
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
  /** Index among the definitions of this logical name in the file, from 0; undefined removes all of them. */
  readonly occurrence?: number;
}

/**
 * Replaces the logical name of a connection reference wherever it occurs in a file of an agent, app, desktop flow or code
 * app project, or in MissingDependencies of a `Solution.xml`.
 */
export interface ReplaceReferenceName {
  readonly kind: 'replaceReferenceName';
  readonly file: FilePath;
  readonly holder: ReferenceHolder;
  readonly logicalName: string;
  readonly to: string;
  /**
   * The display name to replace in MissingDependencies, next to the logical name; undefined keeps it. In both cases, a
   * display name that repeats the logical name is replaced by the new logical name.
   */
  readonly displayName?: NameChange;
  /**
   * The solution to list as owner of the reference in MissingDependencies, such as `Core (1.2)`; undefined keeps the
   * listed owner. The owner `Active` is always kept.
   */
  readonly owner?: string;
  /**
   * Files that would still contain the old name because they cannot be edited, such as a `.msapp`. If one of them
   * exists, the operation is refused.
   */
  readonly uneditedFiles?: readonly FilePath[];
}

/** Removes rows about a connection reference from MissingDependencies of a `Solution.xml`. */
export interface RemoveDependency {
  readonly kind: 'removeDependency';
  readonly file: FilePath;
  readonly logicalName: string;
  /**
   * Which rows are removed: those that require the reference, because the solution now defines it (undefined), or those
   * in which the reference needs another component, because the solution no longer defines it (`dependent`).
   */
  readonly end?: 'dependent';
}

/**
 * The kinds of files in which the logical names of connection references are replaced. If a file of an agent, app,
 * desktop flow or code app project lacks the name, the operation is refused. `solutionManifest` (MissingDependencies of
 * `Solution.xml`) and `canvasSource` (the connections of an unpacked canvas app) may lack the name; such a file stays
 * unchanged.
 */
export type ReferenceHolder =
  | 'agentRows'
  | 'agentComponent'
  | 'agentKnowledge'
  | 'canvasApp'
  | 'canvasSource'
  | 'codeAppProject'
  | 'desktopFlow'
  | 'solutionManifest';

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

/** Adds an entry to `ignore` of a workspace folder's `.connref.json`, so that the finding is no longer reported. */
export interface IgnoreFinding {
  readonly kind: 'ignoreFinding';
  readonly file: FilePath;
  readonly entry: IgnoreEntry;
}

/**
 * Adds the name of a connection reference or connector to `externals` of a workspace folder's `.connref.json`, which
 * declares that target environments already have it.
 */
export interface AddExternal {
  readonly kind: 'addExternal';
  readonly file: FilePath;
  readonly name: string;
}

/**
 * Changes the connection reference in entries of `ignore` in `.connref.json`, so that findings stay ignored after a
 * rename or merge.
 */
export interface RenameIgnoredReference {
  readonly kind: 'renameIgnoredReference';
  readonly file: FilePath;
  readonly logicalName: string;
  readonly to: string;
}

/**
 * Removes the entries of `ignore` and `externals` in `.connref.json` that are about one connection reference. Entries
 * that are globs are kept, because they can match other names too.
 */
export interface RemoveConfigEntries {
  readonly kind: 'removeConfigEntries';
  readonly file: FilePath;
  readonly logicalName: string;
}

/**
 * Adds a settings file to a target environment in `environments` of a workspace folder's `.connref.json`. If the
 * environment doesn't list the file yet, the file is removed from the lists of other environments.
 */
export interface AssignSettings {
  readonly kind: 'assignSettings';
  readonly file: FilePath;
  /** Path of the settings file, relative to the workspace folder. */
  readonly path: string;
  /**
   * The name of the environment, compared without case. If `.connref.json` doesn't have the environment, the
   * environment is added.
   */
  readonly environment: string;
  /**
   * Unique names of the solutions that the settings file is for; if empty, Connref infers them from the names in the
   * file.
   */
  readonly solutions: readonly string[];
  /**
   * Paths of the settings files that belong to the environment because of their file names. If `.connref.json` doesn't
   * list files for the environment yet, these files are listed too: otherwise they would no longer belong to the
   * environment.
   */
  readonly present: readonly string[];
}

/**
 * Sets how solutions are imported into a target environment, in `environments` of a workspace folder's `.connref.json`.
 */
export interface SetImportMode {
  readonly kind: 'setImportMode';
  readonly file: FilePath;
  readonly environment: string;
  readonly import: ImportMode;
}
