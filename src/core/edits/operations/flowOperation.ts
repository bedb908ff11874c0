import type { FilePath } from '../../model/filePath';

/** An operation that changes the JSON file of a flow. */
export type FlowOperation =
  | BindEntry
  | AddEntry
  | RemoveEntry
  | SetRuntimeSource
  | SetOperationKey
  | RestoreAuthentication
  | AddConnectionsParameter;

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
