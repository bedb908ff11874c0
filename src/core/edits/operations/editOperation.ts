import type { ImportMode } from '../../model/deploymentEnvironment';
import type { OtherMembers, SettingsListName } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import type { IgnoreEntry } from '../../model/ignoreEntry';

/** One thing to change, named in the words of the field. It becomes text edits when the file's text is at hand. */
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

/** What changes a folder's `.connref.json`; a new one is written where there is none to hold what is added. */
export type ConfigOperation =
  IgnoreFinding | AddExternal | RenameIgnoredReference | RemoveConfigEntries | AssignSettings | SetImportMode;

/** What changes the JSON of a flow. */
export type FlowOperation =
  | BindEntry
  | AddEntry
  | RemoveEntry
  | SetRuntimeSource
  | SetOperationKey
  | RestoreAuthentication
  | AddConnectionsParameter;

/** What changes a deployment settings file that is there. */
export type SettingsOperation = SetConnection | SetConnector | SetVariable | RenameSetting | RemoveSetting;

/** Lets an entry of a flow's `connectionReferences` use a connection reference. */
export interface BindEntry {
  readonly kind: 'bindEntry';
  readonly file: FilePath;
  readonly key: string;
  /** The reference that the entry names before; undefined for a raw one. Anything else is not overwritten. */
  readonly before: string | undefined;
  readonly logicalName: string;
}

/** Adds an entry that is bound to a connection reference to a flow's `connectionReferences`. */
export interface AddEntry {
  readonly kind: 'addEntry';
  readonly file: FilePath;
  readonly key: string;
  readonly apiName: string;
  readonly logicalName: string;
}

/** Takes an entry out of a flow's `connectionReferences`. */
export interface RemoveEntry {
  readonly kind: 'removeEntry';
  readonly file: FilePath;
  readonly key: string;
}

/** Says whose connection an entry uses at run time. */
export interface SetRuntimeSource {
  readonly kind: 'setRuntimeSource';
  readonly file: FilePath;
  readonly key: string;
  readonly before: 'invoker';
  readonly value: 'embedded';
}

/** Lets a trigger or action use another entry. */
export interface SetOperationKey {
  readonly kind: 'setOperationKey';
  readonly file: FilePath;
  /** JSON Pointer of the value that names the key, alone or in an expression. */
  readonly pointer: string;
  readonly before: string;
  readonly key: string;
}

/** Writes `@parameters('$authentication')` where its name is lost. */
export interface RestoreAuthentication {
  readonly kind: 'restoreAuthentication';
  readonly file: FilePath;
  readonly pointer: string;
}

/** Adds the parameter `$connections` to a flow's definition, where it lacks it. */
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
  /** GUID of the custom connector, where it is one. */
  readonly customConnectorId: string | undefined;
  readonly description?: string;
}

/** Adds the connection reference of another solution, with everything that it holds there. */
export interface CopyReference {
  readonly kind: 'copyReference';
  readonly file: FilePath;
  readonly from: FilePath;
  readonly logicalName: string;
}

/** Gives a connection reference of a `Customizations.xml` another logical name, another display name, or both. */
export interface RenameReference {
  readonly kind: 'renameReference';
  readonly file: FilePath;
  readonly logicalName: string;
  /** Which of those of the name, from 0; all of them without. */
  readonly occurrence?: number;
  /** The new logical name. */
  readonly to?: string;
  readonly displayName?: NameChange;
}

export interface NameChange {
  readonly before: string;
  readonly value: string;
}

/** Takes a connection reference out of a `Customizations.xml`. */
export interface RemoveReference {
  readonly kind: 'removeReference';
  readonly file: FilePath;
  readonly logicalName: string;
  /** Which of those of the name, from 0; all of them without. */
  readonly occurrence?: number;
}

/** Lets a file that is neither a flow nor a settings file name another connection reference, wherever it names this one. */
export interface ReplaceReferenceName {
  readonly kind: 'replaceReferenceName';
  readonly file: FilePath;
  readonly holder: ReferenceHolder;
  readonly logicalName: string;
  readonly to: string;
  /** The display name beside it, where the file repeats that one. */
  readonly displayName?: NameChange;
  /** What holds the other reference where it is listed as needed, such as `Core (1.2)`; else that stays as it is. */
  readonly owner?: string;
  /** Files that hold the name too and are not edited: while one of them is there, the operation is refused. */
  readonly uneditedFiles?: readonly FilePath[];
}

/** Removes the rows of MissingDependencies in a `Solution.xml` that say it needs a reference which it now has itself. */
export interface RemoveDependency {
  readonly kind: 'removeDependency';
  readonly file: FilePath;
  readonly logicalName: string;
}

/**
 * The files that name references, by kind. An agent or canvas app surely does; the connections of an unpacked canvas app and
 * `Solution.xml`, in its MissingDependencies, may, and are left alone where they do not.
 */
export type ReferenceHolder = 'agentReferences' | 'agentComponent' | 'canvasApp' | 'canvasSource' | 'solutionManifest';

/** Maps a connection reference: sets the `ConnectionId` of its first entry. */
export interface SetConnection {
  readonly kind: 'setConnection';
  readonly file: FilePath;
  /** In any case, as Dataverse compares it. */
  readonly logicalName: string;
  /** What the entry holds, empty for no connection; undefined where there is no entry yet: it is added then. */
  readonly before: string | undefined;
  /** The bare id of a connection, or a token; empty unmaps. */
  readonly value: string;
  /** The `ConnectorId` of an entry that is added; it gets none without. */
  readonly connectorId?: string;
  /** What else goes with the connection, such as its owner: an entry that is there keeps what it has of it. */
  readonly others?: OtherMembers;
}

/** Sets the `ConnectorId` of the first entry of a connection reference. */
export interface SetConnector {
  readonly kind: 'setConnector';
  readonly file: FilePath;
  readonly logicalName: string;
  /** Undefined where the entry has no `ConnectorId` yet. */
  readonly before: string | undefined;
  readonly value: string;
}

/** Sets the `Value` of the first entry of an environment variable. */
export interface SetVariable {
  readonly kind: 'setVariable';
  readonly file: FilePath;
  readonly schemaName: string;
  /** Undefined where there is no entry yet, which is added then, or where the entry has no `Value`. */
  readonly before: string | undefined;
  /** Never empty: an empty value fails the import. {@link RemoveSetting} takes a value away. */
  readonly value: string;
}

/** Gives entries of a connection reference another logical name; what they map to stays. */
export interface RenameSetting {
  readonly kind: 'renameSetting';
  readonly file: FilePath;
  readonly logicalName: string;
  /** JSON Pointer of the entry that is meant; all entries of the name are without. */
  readonly pointer?: string;
  readonly to: string;
}

/** Takes one entry out of a list. */
export interface RemoveSetting {
  readonly kind: 'removeSetting';
  readonly file: FilePath;
  readonly list: SettingsListName;
  readonly name: string;
  /** JSON Pointer of the entry, where it is not the first of its name. */
  readonly pointer?: string;
  /** What the entry holds; anything else is not removed. Undefined removes whatever it holds. */
  readonly before?: string;
}

/** Writes a new deployment settings file, as `pac solution create-settings` does or in the style of another file. */
export interface CreateSettings {
  readonly kind: 'createSettings';
  readonly file: FilePath;
  readonly variables: readonly NewVariableSetting[];
  readonly references: readonly NewReferenceSetting[];
  /** The settings file whose style is taken. */
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
  /** Undefined leaves it out. */
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

/** Lets the entries of `ignore` that are about a connection reference be about another one. */
export interface RenameIgnoredReference {
  readonly kind: 'renameIgnoredReference';
  readonly file: FilePath;
  readonly logicalName: string;
  readonly to: string;
}

/** Takes out of `ignore` and `externals` what names a connection reference; a glob names none. */
export interface RemoveConfigEntries {
  readonly kind: 'removeConfigEntries';
  readonly file: FilePath;
  readonly logicalName: string;
}

/** Declares what a settings file is for, in `environments` of the folder's `.connref.json`. */
export interface AssignSettings {
  readonly kind: 'assignSettings';
  readonly file: FilePath;
  /** The settings file, below the workspace folder. */
  readonly path: string;
  /** A new environment is declared; names differ in more than case. */
  readonly environment: string;
  /** Unique names of its solutions; empty leaves them to be inferred. */
  readonly solutions: readonly string[];
  /** Paths of the files that the environment has by their names. It names them too from now on, if it names none yet. */
  readonly present: readonly string[];
}

/** Declares how an environment gets its solutions, in `environments` of the folder's `.connref.json`. */
export interface SetImportMode {
  readonly kind: 'setImportMode';
  readonly file: FilePath;
  readonly environment: string;
  readonly import: ImportMode;
}
