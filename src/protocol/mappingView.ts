import * as v from 'valibot';

/**
 * What the page “Map Connections for Import” shows. The host makes it anew after every change; the page keeps nothing of
 * it but what the user is typing.
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

/** What is wrong with a cell or a file, in the words of the rule that says so. */
const problem = v.object({ severity: v.picklist(['error', 'warning', 'information', 'hint']), message: v.string() });

const settingsFileView = v.object({
  /** Names the file to the host. */
  id: v.string(),
  /** Path as people know it. */
  path: v.string(),
  /** Names of the solutions it is for; empty when nothing tells. */
  solutions: v.array(v.string()),
  /** Why it cannot be read or edited, with the next step. Nothing in it is shown then. */
  broken: v.optional(v.string()),
});

const environmentColumn = v.object({
  /** Names the environment to the host. */
  id: v.string(),
  /** As people know it: with its workspace folder where another one has an environment of the name. */
  name: v.string(),
  files: v.array(settingsFileView),
  /** A pattern for other files: its empty cells are meant to be. */
  isTemplate: v.boolean(),
  isDeclared: v.boolean(),
  importMode: v.picklist(['first', 'update', 'upgrade']),
  /** Of the references of its solutions: how many have the id of a connection or a token, and how many there are. */
  mapped: v.number(),
  total: v.number(),
  /** What the import will come to. */
  verdict: v.picklist(['fails', 'flowsOff', 'fine', 'template', 'unknown']),
  /** Solutions of the workspace that it takes to be there already. */
  assumedPresent: v.array(v.string()),
  /** What makes it fail, one sentence each. */
  failures: v.array(v.string()),
  /** Names of the flows that stay off. */
  flowsOff: v.array(v.string()),
  /** Names of the variables that the pipeline must set, from the tokens of its files. */
  pipelineVariables: v.array(v.string()),
});

/**
 * - `value`: a literal. `token`: set by the pipeline. `empty`: an entry without a value. `missing`: no entry in the file.
 * - `differs`: several files of the environment say different things. `none`: the environment has no file for it.
 */
const cellState = v.picklist(['value', 'token', 'empty', 'missing', 'differs', 'none']);

const referenceCell = v.object({
  state: cellState,
  connectionId: v.string(),
  /** As the file has it; empty where it has none. */
  connectorId: v.string(),
  /** Whether what stands there cannot be the id of a connection: it maps nothing. */
  isMalformed: v.boolean(),
  problems: v.array(problem),
});

const referenceRow = v.object({
  /** Names the row to the host: unique among the rows. */
  id: v.string(),
  logicalName: v.string(),
  /** Empty for one that only settings files know. */
  displayName: v.string(),
  /** The API name in the source, such as `shared_office365`. */
  connector: v.string(),
  connectorName: v.string(),
  /** A custom connector has another id in every environment. */
  isCustom: v.boolean(),
  solutions: v.array(v.string()),
  /** Names of the flows that use it. */
  flows: v.array(v.string()),
  /** One for each column. */
  cells: v.array(referenceCell),
});

const variableCell = v.object({ state: cellState, value: v.string(), problems: v.array(problem) });

const variableRow = v.object({
  id: v.string(),
  schemaName: v.string(),
  displayName: v.string(),
  /** The words of the maker portal; empty for one that only settings files know. */
  type: v.string(),
  solutions: v.array(v.string()),
  cells: v.array(variableCell),
});

/** A connection that is known in an environment: pasted, or met in a settings file. */
const connectionView = v.object({
  environment: v.string(),
  id: v.string(),
  /** Empty when not known. */
  connector: v.string(),
  name: v.string(),
  status: v.string(),
  owner: v.string(),
  /** Row ids that are mapped to it in its environment. */
  usedBy: v.array(v.string()),
  /** Whether it was pasted, and so can be forgotten. */
  isRemembered: v.boolean(),
});

export const mappingView = v.object({
  environments: v.array(environmentColumn),
  references: v.array(referenceRow),
  variables: v.array(variableRow),
  connections: v.array(connectionView),
  /** Names of all solutions, for correcting what a file is for. */
  solutions: v.array(v.string()),
  /** What Undo and Redo would take back or do again, in words; empty when there is nothing. */
  undo: v.string(),
  redo: v.string(),
  /** False until the workspace has been read once, or while reading was stopped. */
  isComplete: v.boolean(),
});
