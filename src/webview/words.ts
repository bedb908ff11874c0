import type { CellState, EnvironmentColumn, Problem, ReferenceRow } from '../protocol/mappingView';

/** All texts of the page, except the texts that the extension sends. */
export const words = {
  title: 'Map Connections for Import',
  tabs: {
    references: 'References',
    variables: 'Variables',
    connections: 'Connections',
    plan: 'Import Plan',
  },
  undoAction: (action: string) => (action === '' ? 'Nothing to undo' : `Undo: ${action}`),
  redoAction: (action: string) => (action === '' ? 'Nothing to redo' : `Redo: ${action}`),
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  close: 'Close',
  stillReading: 'The solutions are still being read. More rows may appear.',
  unchecked: (solutions: readonly string[]) =>
    `${list(solutions)} ${solutions.length === 1 ? 'is in a zip that is' : 'are in zips that are'} not checked, so this page leaves ${solutions.length === 1 ? 'it' : 'them'} out. To include zips, turn on the setting connref.checkZips.`,
  waiting: 'Reading the solutions…',

  addEnvironment: 'Add Environment…',
  pasteConnections: 'Paste Connections…',
  menuOf: (environment: string) => `Actions for ${environment}`,
  menu: {
    paste: 'Paste Connections…',
    copyColumn: 'Copy This Column To…',
    clearColumn: 'Clear Column…',
    sync: 'Sync with the Solutions',
    pipelineVariables: 'List Pipeline Variables',
    openFile: (path: string) => `Open ${path}`,
    correctFile: 'Change Environment of File…',
    showPlan: 'Show Import Plan',
  },

  filterReferences: 'Filter by reference, connector, solution, flow or value',
  filterVariables: 'Filter by variable, solution or value',
  filterConnections: 'Filter by name, connector, owner or id',
  onlyUnmapped: 'Only unmapped',
  onlyWithoutValue: 'Only without value',
  clearFilter: 'Clear Filter',
  referenceCount: (shown: number, all: number) => countOfShown(shown, all, 'reference'),
  variableCount: (shown: number, all: number) => countOfShown(shown, all, 'variable'),
  connectionCount: (shown: number, all: number) => countOfShown(shown, all, 'connection'),
  gridOfReferences: 'Connection references by environment',
  gridOfVariables: 'Environment variables by environment',
  reference: 'Connection reference',
  variable: 'Environment variable',

  noEnvironments: 'No deployment settings files yet',
  noEnvironmentsHelp:
    'A deployment settings file maps connection references to the connections of one environment. Add an environment to create its file next to the solutions.',
  noReferences: 'No connection references',
  noReferencesHelp:
    'The solutions in this workspace define no connection references. Flows with raw connections are listed in the Problems panel.',
  checkedHelp: 'The solutions that are checked define none.',
  noVariables: 'No environment variables',
  noVariablesHelp: 'The solutions in this workspace define no environment variables.',
  noMatch: 'Nothing matches the filter',
  allMapped: 'Every row has a value',

  states: {
    value: 'Mapped',
    token: 'Set by the pipeline',
    empty: 'Not mapped',
    missing: 'Not in the file',
    differs: 'Files differ',
    none: 'No file',
  } satisfies Record<CellState, string>,
  emptyVariable: 'No value',
  emptyConnector: 'No connector id',
  noneHelp: (environment: string) => `${environment} has no settings file for the solutions of this row.`,
  brokenColumn: 'File cannot be read',

  verdicts: {
    fails: 'Import fails',
    uncertain: 'Import may fail',
    flowsOff: 'Flows stay off',
    needsConnections: 'Needs connections',
    fine: 'Fine',
    template: 'Template',
    unknown: 'Not known yet',
  } satisfies Record<EnvironmentColumn['verdict'], string>,
  fineIf: (components: readonly string[]) =>
    `Fine if ${listFirst(components)} ${components.length === 1 ? 'is' : 'are'} already there`,
  flowsStayOff: (count: number) => `${countOf(count, 'flow')} ${count === 1 ? 'stays' : 'stay'} off`,
  flowsNamed: (flows: readonly string[]) => `${words.flowsStayOff(flows.length)}: ${list(flows)}`,
  valuesOf: (filled: number, total: number) => `${filled} of ${total} with a value`,
  noMappingNeeded: (count: number) => `${count} ${count === 1 ? 'needs' : 'need'} no mapping`,
  mappedOf: (mapped: number, total: number) => `${mapped} of ${total} mapped`,
  templateHelp: 'This environment is a template for other environments. Its values may be empty.',
  declared: 'declared',
  declaredHelp: 'Declared in .connref.json',
  inferredHelp: 'Inferred from the paths of its settings files',
  openFile: 'Open File',
  fileFor: (path: string, solutions: readonly string[]) =>
    solutions.length === 0 ? `${path} (solutions unknown)` : `${path} (for ${list(solutions)})`,

  severities: {
    error: 'Error',
    warning: 'Warning',
    information: 'Information',
    hint: 'Hint',
  } satisfies Record<Problem['severity'], string>,

  connectorRow: 'Connector id',
  connectorRowHelp: 'The id of a custom connector is different in every environment.',
  ofSolutions: (solutions: readonly string[]) => `In ${list(solutions)}`,
  onlyInFiles: 'Only in settings files, not defined in a solution',
  /** Why a reference has a row that no solution here defines. */
  origins: {
    externals: 'Declared in externals of .connref.json',
    uses: 'Not defined in any solution here',
    settings: 'Only in settings files',
  } satisfies Record<Exclude<ReferenceRow['origin'], 'solution'>, string>,
  originHelp: {
    externals: 'Declared in externals of .connref.json: the environments have it already.',
    uses: 'Not defined in any solution here: define it in a solution before it can be mapped.',
    settings: 'Only in settings files, not defined in a solution',
  } satisfies Record<Exclude<ReferenceRow['origin'], 'solution'>, string>,
  /** A cell without an entry, in the row of such a reference. */
  withoutEntry: {
    externals: 'Already there',
    uses: 'Not defined here',
    settings: 'Not defined here',
  } satisfies Record<Exclude<ReferenceRow['origin'], 'solution'>, string>,
  usedBy: (flows: readonly string[], others: readonly string[]) => {
    const byFlows = flows.length === 0 ? [] : [`${countOf(flows.length, 'flow')}: ${list(flows)}`];
    const users = [...byFlows, ...(others.length === 0 ? [] : [list(others)])];
    return users.length === 0 ? 'Not used by any flow, app or agent' : `Used by ${users.join('; and by ')}`;
  },

  details: 'Details',
  inEnvironment: (row: string, environment: string) => `${row} in ${environment}`,
  edit: 'Edit',
  clear: 'Clear',
  openInFile: 'Open in File',
  same: 'Use for All References of This Connector',
  hint: 'Select a cell to see its details here. Press Enter or type to edit the cell. Press Delete to clear the cell.',

  editorOf: (row: string, environment: string) => `${row}, ${environment}`,
  connectionPlaceholder: 'Connection id or token',
  connectorPlaceholder: '/providers/Microsoft.PowerApps/apis/…',
  valuePlaceholder: 'Value or token',
  knownConnections: 'Known connections',
  noKnownConnections: (connector: string) =>
    `No connections of ${connector} are known. Type a connection id or a token, or paste a list of connections.`,
  useForAll: (count: number, connector: string) => `Use for all ${count} ${connector} references`,
  fileChanged: (now: string) =>
    now === ''
      ? 'The settings file has changed. In the file, this cell is empty now.'
      : `The settings file has changed. In the file, the value of this cell is “${now}” now.`,
  overwrite: 'Use My Value',
  keepFileValue: 'Keep the Value in the File',
  cellRemoved: (text: string) => `The cell that you were editing was removed. Your text was: ${text}`,

  dialogs: {
    addEnvironment: 'Add Environment',
    environmentName: 'Name',
    addEnvironmentHelp:
      'Creates settings files like those of an existing environment, or a file for each solution if there is no environment yet. They get all connection references of the solutions. Tokens, which are placeholders for values of the pipeline, are copied; connections and values are not. An environment variable without a token gets no entry, because an empty value makes the import fail. If the variable needs a value, enter it on this page.',
    nameNeeded: 'Type a name, such as Test or Production.',
    nameTaken: (name: string) => `Environment “${name}” already exists. Type another name.`,
    add: 'Add',
    paste: 'Paste Connections',
    environment: 'Environment',
    pastedText: 'Text with connections',
    pasteHelp: 'The pasted connections are saved on this computer, not in the repository. You can paste:',
    pasteKinds: [
      'the address of a connection in the maker portal',
      'the output of “pac connection list”',
      'the output of “pa connection list --json” (the command line pa, not pac)',
      'the output of “Get-AdminPowerAppConnection”',
    ],
    read: 'Read Connections',
    reading: 'Reading…',
    pasteNeeded: 'Paste a text with connections first.',
    found: (count: number, environment: string) =>
      count === 0
        ? 'No connection was found in the text.'
        : `Found ${countOf(count, 'connection')} for ${environment}.`,
    correctFile: 'Change Environment and Solutions of a Settings File',
    correctFileHelp: 'Your choice is saved in .connref.json, which the command line reads too.',
    file: 'File',
    solutions: 'Solutions',
    save: 'Save',
    copyColumn: (from: string) => `Copy ${from} to Another Environment`,
    copyTo: 'Copy to',
    copyHelp:
      'Only empty cells are filled. Tokens are safe to copy. A connection id is valid in one environment only, so check the copied ids.',
    copyHelpVariables: 'Only empty cells are filled.',
    copyNothing: (to: string) => `Nothing to copy: no empty cell of ${to} can be filled.`,
    copyCount: (count: number, to: string) => `Fills ${countOf(count, 'cell')} of ${to}.`,
    copy: 'Copy',
    noOther: 'There is no other environment with readable settings files to copy to.',
    clearReferences: (environment: string) => `Clear the Connections of ${environment}?`,
    clearVariables: (environment: string) => `Clear the Values of ${environment}?`,
    clearHelp: (count: number) =>
      `Removes ${countOf(count, 'value')} from the settings files of this environment. You can undo this.`,
    clear: 'Clear',
    nothingToClear: (environment: string) => `${environment} has no values to clear.`,
    pipelineVariables: (environment: string) => `Pipeline Variables of ${environment}`,
    pipelineVariablesHelp:
      'The settings files contain tokens for these variables. Create the variables in the pipeline that imports the solutions.',
    noPipelineVariables: 'The settings files contain no tokens, so the pipeline needs no variables for these files.',
    copyList: 'Copy List',
    setForConnector: (connector: string, environment: string) => `${connector} in ${environment}`,
    setForConnectorHelp: (others: number) =>
      `${countOf(others, 'reference')} already ${others === 1 ? 'has' : 'have'} another connection. Choose whether to replace ${others === 1 ? 'it' : 'them'} too.`,
    onlyUnmapped: 'Only Unmapped',
    replaceAll: 'Replace All',
    assign: (connection: string) => `Assign ${connection}`,
    assignHelp: (environment: string) => `Select the references that use this connection in ${environment}:`,
    assignNow: (current: string) => `now: ${current}`,
    assignNone: 'No other reference for this connector can use this connection.',
    assignButton: 'Assign',
  },

  connections: {
    environment: 'Environment',
    allEnvironments: 'All environments',
    none: 'No connections are known',
    noneHelp:
      'Paste a list of the connections of an environment, or map a reference. Connections in settings files are listed here too.',
    unknownConnector: 'Unknown connector',
    usedBy: (count: number) => (count === 0 ? 'Not used by any reference' : `Used by ${countOf(count, 'reference')}`),
    assign: 'Assign to References…',
    forget: 'Forget',
    forgetHelp: 'Forgets this connection on this computer. Settings files are not changed.',
    copyId: 'Copy Id',
    owner: (owner: string) => `Owner ${owner}`,
    noName: 'Unknown name',
  },

  plan: {
    environment: 'Environment',
    importMode: 'Import as',
    modes: { first: 'First import', update: 'Update', upgrade: 'Upgrade' },
    saveMode: (mode: string, environment: string) => `Save “${mode}” for ${environment}`,
    copyMarkdown: 'Copy as Markdown',
    copyPipelineSettings: 'Copy as Pipeline Settings',
    making: 'Making the plan…',
    copyCode: 'Copy',
    copied: 'Copied.',
    notCopied: 'The text could not be copied. Click into the page and try again.',
    verdicts: {
      fails: 'The import fails',
      uncertain: 'It is unknown whether the import works',
      flowsOff: 'Flows stay off',
      needsConnections: 'Needs connections',
      fine: 'Fine',
    },
    fineOnCondition: 'Fine if other components are already there',
    statuses: { error: 'Error', warning: 'Warning', ok: 'OK', info: 'Note', step: 'Step' },
    none: 'Nothing to plan yet',
  },
};

/**
 * A number with its noun, such as `1 flow` or `2 flows`. `core` has the same function, but the page must not import
 * anything from `core` except the protocol.
 */
function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** The number of shown rows, such as `7 references`, or `3 of 7 references` while a filter hides some of them. */
function countOfShown(shown: number, all: number, noun: string): string {
  return shown === all ? countOf(all, noun) : `${shown} of ${countOf(all, noun)}`;
}

/** Lists at most two names and counts the remaining ones, for a narrow column. */
function listFirst(names: readonly string[]): string {
  return names.length <= 2 ? list(names) : `${list(names.slice(0, 2))} and ${names.length - 2} more`;
}

function list(names: readonly string[]): string {
  return names.join(', ');
}
