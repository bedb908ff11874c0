import * as v from 'valibot';

/**
 * The whole content of the page “Map Connections for Import”. While the page is visible, the host (VS Code) sends a new
 * one whenever the content changed. The page shows the new content, but keeps the text that the person is typing.
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

/**
 * A finding about a cell or a settings file, a doubt by the pasted list of connections, or a warning that the settings files
 * contain different values for a cell.
 */
const problem = v.object({ severity: v.picklist(['error', 'warning', 'information', 'hint']), message: v.string() });

const settingsFileView = v.object({
  /** The id of the file in messages to the host. */
  id: v.string(),
  /** The path of the file as shown on the page: relative to the workspace folder. */
  path: v.string(),
  /** The names of the solutions that the file is for; empty when it is not known which. */
  solutions: v.array(v.string()),
  /**
   * Why the settings file cannot be read; absent when it can. Values of a file that cannot be read are not shown in any
   * cell.
   */
  broken: v.optional(v.string()),
});

const environmentColumn = v.object({
  /** The id of the environment in messages to the host. */
  id: v.string(),
  /**
   * The name of the environment as shown on the page. The name of the workspace folder is added when environments of
   * two workspace folders have the same name.
   */
  name: v.string(),
  files: v.array(settingsFileView),
  /**
   * Whether the files of this environment are templates, which only list names to copy into other settings files. Empty
   * cells of a template are not reported.
   */
  isTemplate: v.boolean(),
  /** Whether `.connref.json` declares the environment. */
  isDeclared: v.boolean(),
  /**
   * Whether the workspace has no environment, and this one stands for the first one that somebody will add: it has no files,
   * but an import plan.
   */
  isNew: v.boolean(),
  importMode: v.picklist(['first', 'update', 'upgrade']),
  /**
   * The number of connection references in the environment's solutions that have a connection id, or a token that the
   * pipeline replaces by one.
   */
  mapped: v.number(),
  /** The number of connection references in the environment's solutions. */
  total: v.number(),
  /**
   * The expected result of importing the environment's solutions. `template`: the environment is only a template.
   * `unknown`: the workspace is not read completely, or the solutions of the environment are not known.
   */
  verdict: v.picklist(['fails', 'uncertain', 'flowsOff', 'needsConnections', 'fine', 'template', 'unknown']),
  /** The names of solutions that the verdict assumes to be in the environment already. */
  assumedPresent: v.array(v.string()),
  /** The reasons why the import fails, one sentence each. */
  failures: v.array(v.string()),
  /** The names of the flows that are turned on in the source files but that the import leaves turned off. */
  flowsOff: v.array(v.string()),
  /**
   * The names of the pipeline variables in the tokens of the environment's files. The pipeline must set these
   * variables.
   */
  pipelineVariables: v.array(v.string()),
});

/**
 * The state of a cell, from the readable settings files of its environment. `value` or `token` (which the pipeline
 * replaces): they contain one; `differs`: several, and none replaces the others; `empty`: only entries without a value.
 * Without an entry, the state is `missing` if they can get one, and `none` if no file is for the solutions of the row.
 */
const cellState = v.picklist(['value', 'token', 'empty', 'missing', 'differs', 'none']);

const referenceCell = v.object({
  state: cellState,
  connectionId: v.string(),
  /** The `ConnectorId` as written in the settings file; empty when the entry lacks it. */
  connectorId: v.string(),
  /** Whether a value of the cell cannot be a connection id, so that it does not map the reference. */
  isMalformed: v.boolean(),
  problems: v.array(problem),
});

const referenceRow = v.object({
  /** The id of the row in messages to the host. */
  id: v.string(),
  logicalName: v.string(),
  /** The display name; empty for a reference without one, such as a reference that only settings files contain. */
  displayName: v.string(),
  /**
   * Why the reference is here: `solution`: a solution defines it. For the others, no checked solution does. `externals`:
   * `.connref.json` says that the environments have it. `uses`: something uses it. `settings`: only settings files have it.
   */
  origin: v.picklist(['solution', 'externals', 'uses', 'settings']),
  /** The API name of the reference's connector, such as `shared_office365`; empty when it is not known. */
  connector: v.string(),
  connectorName: v.string(),
  /**
   * Whether the reference's connector is a custom connector. The id of a custom connector differs between environments,
   * so the page shows a field for the connector id.
   */
  isCustom: v.boolean(),
  solutions: v.array(v.string()),
  /** The names of the flows that use the reference. */
  flows: v.array(v.string()),
  /** The other users of the reference, each with its noun: `agent “Help”`. */
  others: v.array(v.string()),
  /** One cell for each environment, in the order of `environments` in the view. */
  cells: v.array(referenceCell),
});

const variableCell = v.object({ state: cellState, value: v.string(), problems: v.array(problem) });

const variableRow = v.object({
  id: v.string(),
  schemaName: v.string(),
  displayName: v.string(),
  /**
   * The type in the terms of the maker portal; empty for a variable that no solution defines but a settings file
   * contains.
   */
  type: v.string(),
  solutions: v.array(v.string()),
  cells: v.array(variableCell),
});

/**
 * A connection that a person can choose for the references of an environment. It is known from a pasted list of
 * connections or from a settings file.
 */
const connectionView = v.object({
  environment: v.string(),
  id: v.string(),
  /** The API name of the connection's connector; empty when it is not known. */
  connector: v.string(),
  connectorName: v.string(),
  name: v.string(),
  status: v.string(),
  owner: v.string(),
  /** The ids of the reference rows that are mapped to the connection in this environment. */
  usedBy: v.array(v.string()),
  /**
   * Whether the connection is known from a pasted list. Only such a connection can be removed from the page, because
   * the others are in settings files.
   */
  isRemembered: v.boolean(),
});

export const mappingView = v.object({
  environments: v.array(environmentColumn),
  references: v.array(referenceRow),
  variables: v.array(variableRow),
  connections: v.array(connectionView),
  /** The names of solutions in zips that are not checked, so that the page leaves out what they contain. */
  unchecked: v.array(v.string()),
  /** The names of all checked solutions, for the dialog in which the person assigns a settings file to solutions. */
  solutions: v.array(v.string()),
  /**
   * The description of the change that Undo would reverse; empty when no change can be undone. `redo` describes the
   * change that Redo would make again.
   */
  undo: v.string(),
  redo: v.string(),
  /**
   * False until the whole workspace has been read, and while the index is incomplete because reading was stopped or
   * failed.
   */
  isComplete: v.boolean(),
});
