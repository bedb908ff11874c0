import * as v from 'valibot';

/**
 * The content of the page “Map Connections for Import”. The host sends a new one after every change of the workspace.
 * The page replaces the old content, and keeps only the text that the user is typing.
 */
export type MappingView = v.InferOutput<typeof mappingView>;
export type EnvironmentColumn = v.InferOutput<typeof environmentColumn>;
export type SettingsFileView = v.InferOutput<typeof settingsFileView>;
export type ReferenceRow = v.InferOutput<typeof referenceRow>;
export type ReferenceCell = v.InferOutput<typeof referenceCell>;
export type VariableRow = v.InferOutput<typeof variableRow>;
export type VariableCell = v.InferOutput<typeof variableCell>;
export type CellState = v.InferOutput<typeof cellState>;
export type ConnectionView = v.InferOutput<typeof connectionView>;
export type Problem = v.InferOutput<typeof problem>;

/** A finding about a cell or a file, with the message of its rule. */
const problem = v.object({ severity: v.picklist(['error', 'warning', 'information', 'hint']), message: v.string() });

const settingsFileView = v.object({
  /** The id of the file in messages to the host. */
  id: v.string(),
  /** The path of the file, as shown to users. */
  path: v.string(),
  /** Names of the solutions that the file is for; empty when they are not known. */
  solutions: v.array(v.string()),
  /** Why the file cannot be read or edited, and the next step. The cells of the file are empty then. */
  broken: v.optional(v.string()),
});

const environmentColumn = v.object({
  /** The id of the environment in messages to the host. */
  id: v.string(),
  /** The name that is shown. It contains the workspace folder when environments of two folders have the same name. */
  name: v.string(),
  files: v.array(settingsFileView),
  /** Whether this is a template for other files. Empty cells of a template are not reported. */
  isTemplate: v.boolean(),
  /** Whether `.connref.json` declares the environment. */
  isDeclared: v.boolean(),
  importMode: v.picklist(['first', 'update', 'upgrade']),
  /** The number of references of its solutions with a connection id or a token. */
  mapped: v.number(),
  /** The number of references of its solutions. */
  total: v.number(),
  /** The result of the import, as far as it is known. */
  verdict: v.picklist(['fails', 'flowsOff', 'fine', 'template', 'unknown']),
  /** Solutions that the verdict assumes to be in the environment already. */
  assumedPresent: v.array(v.string()),
  /** The reasons why the import fails, one sentence each. */
  failures: v.array(v.string()),
  /** Names of the flows that stay turned off. */
  flowsOff: v.array(v.string()),
  /** Names of the variables that the pipeline must set, from the tokens of its files. */
  pipelineVariables: v.array(v.string()),
});

/**
 * - `value`: the file contains a value. `token`: the pipeline sets the value. `empty`: an entry without a value.
 *   `missing`: the file lacks the entry.
 * - `differs`: the files of the environment contain different values. `none`: the environment lacks a file for the
 *   reference or variable.
 */
const cellState = v.picklist(['value', 'token', 'empty', 'missing', 'differs', 'none']);

const referenceCell = v.object({
  state: cellState,
  connectionId: v.string(),
  /** `ConnectorId` as written in the file; empty when the entry lacks it. */
  connectorId: v.string(),
  /** Whether the value cannot be a connection id. Such a value does not map the reference. */
  isMalformed: v.boolean(),
  problems: v.array(problem),
});

const referenceRow = v.object({
  /** The id of the row in messages to the host, unique among the rows. */
  id: v.string(),
  logicalName: v.string(),
  /** Empty for a reference that only settings files contain. */
  displayName: v.string(),
  /** The API name of the connector in the solutions, such as `shared_office365`. */
  connector: v.string(),
  connectorName: v.string(),
  /**
   * Whether the connector is a custom connector. Its id differs in every environment, so the page shows a field for it.
   */
  isCustom: v.boolean(),
  solutions: v.array(v.string()),
  /** Names of the flows that use the reference. */
  flows: v.array(v.string()),
  /** One cell for each environment, in the order of `environments`. */
  cells: v.array(referenceCell),
});

const variableCell = v.object({ state: cellState, value: v.string(), problems: v.array(problem) });

const variableRow = v.object({
  id: v.string(),
  schemaName: v.string(),
  displayName: v.string(),
  /** The type in the terms of the maker portal; empty for a variable that only settings files contain. */
  type: v.string(),
  solutions: v.array(v.string()),
  cells: v.array(variableCell),
});

/** A connection of an environment, known from a pasted text or from a settings file. */
const connectionView = v.object({
  environment: v.string(),
  id: v.string(),
  /** The API name of the connector; empty when it is not known. */
  connector: v.string(),
  name: v.string(),
  status: v.string(),
  owner: v.string(),
  /** The ids of the rows that are mapped to the connection in its environment. */
  usedBy: v.array(v.string()),
  /** Whether the connection was pasted. Only pasted connections can be forgotten. */
  isRemembered: v.boolean(),
});

export const mappingView = v.object({
  environments: v.array(environmentColumn),
  references: v.array(referenceRow),
  variables: v.array(variableRow),
  connections: v.array(connectionView),
  /** Names of all solutions, for the dialog in which the user assigns a file to solutions. */
  solutions: v.array(v.string()),
  /** Descriptions of the changes that Undo and Redo would apply to; empty when there is no such change. */
  undo: v.string(),
  redo: v.string(),
  /** False until the whole workspace was read, and after the user stopped the reading. */
  isComplete: v.boolean(),
});
