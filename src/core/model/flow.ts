import type { FilePath } from './filePath';

/**
 * A cloud flow: the content of its `Workflows/<name>-<GUID>.json`, joined with its metadata in the solution.
 * Sources: docs/formats.md#flow-json, docs/formats.md#flow-metadata.
 */
export interface Flow {
  readonly file: FilePath;
  /** The display name from the metadata. When that is absent or empty, the file name without GUID and extension. */
  readonly name: string;
  /**
   * Whether the flow is turned on in the source files. An import leaves a flow turned off that is turned off in the
   * source files. `unknown`: the flow's metadata, or the state in it, is absent. `unreadable`: the metadata cannot be
   * read.
   */
  readonly state: 'on' | 'off' | 'unknown' | 'unreadable';
  /**
   * The flow's GUID in lower case without braces, from the metadata (whose id is not checked to be a GUID) or the file
   * name; undefined when neither contains one.
   */
  readonly workflowId: string | undefined;
  readonly entries: readonly ConnectionEntry[];
  readonly undeclaredUses: readonly UndeclaredUse[];
  readonly childFlows: readonly ChildFlowCall[];
  /** The environment variables that the flow uses, each once for each parameter of the definition. */
  readonly variables: readonly FlowVariable[];
  /** The `authentication` values that are {@link brokenAuthentication}, and their triggers and actions. */
  readonly brokenAuthentications: readonly OperationPlace[];
  /**
   * Whether the flow's definition lacks the parameter `$connections`. False for a flow without a definition, and for
   * one that is not readable.
   */
  readonly lacksConnectionsParameter: boolean;
  /**
   * Whether the flow's file is valid JSON that does not contain the definition of a flow, such as `{}`. False for a flow
   * that is not readable.
   */
  readonly lacksDefinition: boolean;
  /**
   * False when the flow's file is missing, cannot be read or is not valid JSON. `entries` and the other lists except
   * `namedReferences` are empty then, so rules must not conclude that a connection reference is unused.
   */
  readonly readable: boolean;
  /**
   * The logical names of connection references that were found in a file that is not valid JSON; empty for valid JSON.
   * They count as used, because the flow will use them again when its JSON is fixed. Undefined when the file cannot be
   * read, contains neither `connectionReferences` nor a flow, or has such names in other letters, so that the flow may use
   * any reference.
   */
  readonly namedReferences: readonly string[] | undefined;
}

/**
 * The value of `authentication` that is left over when a shell took `$authentication` in
 * `@parameters('$authentication')` for one of its variables and replaced it by nothing. Source:
 * docs/formats.md#faults-in-real-files.
 */
export const brokenAuthentication = "@parameters('')";

/** The JSON Pointer of the object with the connection entries in a flow's file. */
export const connectionReferencesPointer = '/properties/connectionReferences';

/** One member of `properties.connectionReferences` of a flow. Source: docs/formats.md#connection-entries. */
export interface ConnectionEntry {
  /**
   * The name of the member. Triggers and actions refer to the entry by this name. It can look like the name of a
   * different connector, so never derive the connector from it.
   */
  readonly key: string;
  /** The API name of the connector, such as `shared_office365`; empty when the entry lacks it. */
  readonly apiName: string;
  /** `api.logicalName`, the name of a custom connector. Undefined when the entry lacks it, as for other connectors. */
  readonly apiLogicalName: string | undefined;
  /** The logical name of the connection reference; undefined for a raw connection. */
  readonly reference: string | undefined;
  /**
   * How the entry writes a raw connection, that is, a connection without a connection reference: `empty` without the
   * connection's name, as in exports; `named` with it, as in legacy flow packages. Undefined for an entry with a
   * reference.
   */
  readonly rawForm: 'empty' | 'named' | undefined;
  /**
   * Whose connection the flow uses at run time: the one that the flow is mapped to (`embedded`), or the one of the
   * person who runs the flow (`invoker`).
   */
  readonly runtimeSource: 'embedded' | 'invoker';
  /**
   * The names of the triggers and actions that use the entry: first those that use it as their connection, then those that
   * use it in another expression, each in document order. The latter may be absent if each entry of the flow has users.
   */
  readonly usedBy: readonly string[];
  /**
   * Whether the flow uses the entry. `possible`: an expression computes a key at run time or can't be read, or the key is in
   * a place that is not known to be a trigger or action.
   */
  readonly use: 'known' | 'possible' | 'none';
}

/** A value in a trigger or action. */
export interface OperationPlace {
  /** The name of the trigger or action. */
  readonly operation: string;
  /** JSON Pointer of the value. */
  readonly pointer: string;
}

/** A use of a key that the flow's `connectionReferences` lack, by a trigger or action. */
export interface UndeclaredUse {
  readonly key: string;
  /** The name of the trigger or action. */
  readonly operation: string;
  /** JSON Pointer of the value that contains the key. */
  readonly pointer: string;
  /**
   * The API name of the connector, from `inputs.host.apiId` of the trigger or action; undefined when `apiId` is empty
   * or absent, as for custom connectors.
   */
  readonly apiName: string | undefined;
}

/** A parameter of a flow's definition that gets the value of an environment variable. Source: docs/formats.md#flow-json. */
export interface FlowVariable {
  readonly schemaName: string;
  /** JSON Pointer of the schema name. */
  readonly pointer: string;
}

/** An action that calls another flow. */
export interface ChildFlowCall {
  /** Whether the action calls a child flow, which is a cloud flow, or runs a desktop flow. */
  readonly runs: 'cloudFlow' | 'desktopFlow';
  /** The id of the called flow in lower case without braces. It is a GUID in real flows, but this is not checked. */
  readonly workflowId: string;
  /** The name of the action. */
  readonly operation: string;
  /** JSON Pointer of the value that contains the called flow's id. */
  readonly pointer: string;
}
