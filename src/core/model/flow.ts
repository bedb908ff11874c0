import type { FilePath } from './filePath';

/**
 * A cloud flow: the content of its `Workflows/<name>-<GUID>.json`, joined with its metadata in the solution.
 * Sources: docs/formats.md#flow-json, docs/formats.md#flow-metadata.
 */
export interface Flow {
  readonly file: FilePath;
  /** The display name from the metadata. Without metadata, the file name without GUID and extension. */
  readonly name: string;
  /**
   * Whether the flow is turned on in the source. An import leaves a flow turned off that is off here. `unknown`: the
   * solution has no metadata for the flow. `unreadable`: the metadata cannot be read.
   */
  readonly state: 'on' | 'off' | 'unknown' | 'unreadable';
  /** GUID in lower case without braces, from the metadata or the file name. */
  readonly workflowId: string | undefined;
  readonly entries: readonly ConnectionEntry[];
  readonly undeclaredUses: readonly UndeclaredUse[];
  readonly childFlows: readonly ChildFlowCall[];
  /** Triggers and actions whose `authentication` is {@link brokenAuthentication}. */
  readonly brokenAuthentications: readonly OperationPlace[];
  /** Whether the flow has a definition without the parameter `$connections`. */
  readonly lacksConnectionsParameter: boolean;
  /**
   * False when the JSON cannot be parsed. The lists are empty then, so rules must not conclude that something is unused
   * or undefined.
   */
  readonly readable: boolean;
  /**
   * Logical names found in a text that is not valid JSON, because those references are still in use. Undefined when the
   * file cannot be decoded at all.
   */
  readonly namedReferences: readonly string[] | undefined;
}

/**
 * The value of `authentication` after a shell replaced `$authentication` in `@parameters('$authentication')` as if it
 * were a shell variable. Source: docs/formats.md#faults-in-real-files.
 */
export const brokenAuthentication = "@parameters('')";

/** JSON Pointer of the connection entries in a flow's file. */
export const connectionReferencesPointer = '/properties/connectionReferences';

/** One member of `properties.connectionReferences` of a flow. Source: docs/formats.md#connection-entries. */
export interface ConnectionEntry {
  /**
   * The name of the member, which triggers and actions refer to. It can look like another connector's name, so never
   * derive the connector from it.
   */
  readonly key: string;
  /** The API name of the connector, such as `shared_office365`; empty when the entry lacks it. */
  readonly apiName: string;
  /** `api.logicalName`, the name of a custom connector. Undefined for other connectors. */
  readonly apiLogicalName: string | undefined;
  /** The logical name of the connection reference; undefined for a raw connection. */
  readonly reference: string | undefined;
  /**
   * For a raw connection: `empty` without a connection name, as in exports; `named` with one, as in hand-made files.
   * Undefined otherwise.
   */
  readonly rawForm: 'empty' | 'named' | undefined;
  /** Whose connection is used at run time: the flow's (`embedded`), or the run-only user's (`invoker`). */
  readonly runtimeSource: 'embedded' | 'invoker';
  /** The names of the triggers and actions that use the entry, in document order. */
  readonly usedBy: readonly string[];
  /**
   * Whether no trigger or action uses the entry. False when an expression contains the key, or computes keys at run
   * time.
   */
  readonly unused: boolean;
}

/** A place in a trigger or action. */
export interface OperationPlace {
  /** The name of the trigger or action. */
  readonly operation: string;
  /** JSON Pointer of the value. */
  readonly pointer: string;
}

/** A trigger or action that uses a key that is missing in `connectionReferences`. */
export interface UndeclaredUse {
  readonly key: string;
  /** The name of the trigger or action. */
  readonly operation: string;
  /** JSON Pointer of the value that contains the key. */
  readonly pointer: string;
  /** API name from the host's `apiId`; undefined when `apiId` is empty or absent, as for custom connectors. */
  readonly apiName: string | undefined;
}

/** An action that calls a child flow. */
export interface ChildFlowCall {
  /** GUID of the called flow, lower case. */
  readonly workflowId: string;
  /** The name of the action. */
  readonly operation: string;
  /** JSON Pointer of the value that contains the called flow's GUID. */
  readonly pointer: string;
}
