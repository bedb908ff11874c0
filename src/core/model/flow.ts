import type { FilePath } from './filePath';

/** A cloud flow: its `Workflows/<name>-<GUID>.json`, joined with what the solution says about it (formats.md §4, §5). */
export interface Flow {
  readonly file: FilePath;
  /** The display name; the file's stem without GUID where no metadata names one. */
  readonly name: string;
  /**
   * Whether the flow is switched on in the source. An import leaves a flow off that is off here. `unknown`: nothing says
   * so. `unreadable`: what would say so is broken.
   */
  readonly state: 'on' | 'off' | 'unknown' | 'unreadable';
  /** GUID in lower case without braces, from the metadata or the file name. */
  readonly workflowId: string | undefined;
  readonly entries: readonly ConnectionEntry[];
  readonly undeclaredUses: readonly UndeclaredUse[];
  readonly childFlows: readonly ChildFlowCall[];
  /** Triggers and actions whose `authentication` has lost the name of its parameter (formats.md §12). */
  readonly brokenAuthentications: readonly OperationPlace[];
  /** Whether there is a definition, and it has no parameter `$connections`. */
  readonly lacksConnectionsParameter: boolean;
  /** False when the JSON could not be read: nothing may be concluded from what is absent. */
  readonly readable: boolean;
  /** The logical names that a text which is no JSON still shows; undefined where there is no text. */
  readonly namedReferences: readonly string[] | undefined;
}

/** What is left of `@parameters('$authentication')` when a shell has taken the name for a variable (formats.md §12). */
export const brokenAuthentication = "@parameters('')";

/** JSON Pointer of a flow's connection entries. */
export const connectionReferencesPointer = '/properties/connectionReferences';

/** One member of `properties.connectionReferences`. */
export interface ConnectionEntry {
  /** The member's name, to which actions refer. It says nothing about the connector (formats.md §4.1). */
  readonly key: string;
  /** The connector, such as `shared_office365`; empty when the entry names none. */
  readonly apiName: string;
  /** `api.logicalName`: the name of a custom connector, only there for those. */
  readonly apiLogicalName: string | undefined;
  /** The logical name of the connection reference; undefined for a raw connection. */
  readonly reference: string | undefined;
  /** How a raw connection looks: nothing there (an export), or the name of a connection (made by hand or live). */
  readonly rawForm: 'empty' | 'named' | undefined;
  /** Whose connection is used at run time: the flow's own, or that of the run-only user. */
  readonly runtimeSource: 'embedded' | 'invoker';
  /** The names of the triggers and actions that use it, in document order. */
  readonly usedBy: readonly string[];
  /** Whether nothing uses it: no trigger or action, and no expression that names its key or finds its key at run time. */
  readonly unused: boolean;
}

/** A value of a trigger or action. */
export interface OperationPlace {
  /** The name of the trigger or action. */
  readonly operation: string;
  readonly pointer: string;
}

/** A trigger or action that uses a key which `connectionReferences` does not have. */
export interface UndeclaredUse {
  readonly key: string;
  /** The name of the trigger or action. */
  readonly operation: string;
  /** JSON Pointer of the value that names the key. */
  readonly pointer: string;
  /** API name of the host's `apiId`; undefined when that is empty or absent, as it is for custom connectors. */
  readonly apiName: string | undefined;
}

export interface ChildFlowCall {
  /** GUID of the called flow, lower case. */
  readonly workflowId: string;
  readonly operation: string;
  /** JSON Pointer of the value that names the called flow. */
  readonly pointer: string;
}
