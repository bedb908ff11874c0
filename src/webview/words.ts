import type { CellState, EnvironmentColumn, Problem } from '../protocol/mappingView';

/** Every text of the page that is not the host’s, so that a translation is one more object of this shape. */
export const words = {
  title: 'Map Connections for Import',
  tabs: {
    references: 'References',
    variables: 'Variables',
    connections: 'Connections',
    plan: 'Import Plan',
  },
  undo: 'Undo',
  undoWhat: (what: string) => (what === '' ? 'Nothing to undo' : `Undo: ${what}`),
  redo: 'Redo',
  redoWhat: (what: string) => (what === '' ? 'Nothing to redo' : `Redo: ${what}`),
  dismiss: 'Dismiss',
  cancel: 'Cancel',
  close: 'Close',
  stillReading: 'The solutions are still being read. More may come.',
  waiting: 'Reading the solutions…',

  addEnvironment: 'Add Environment…',
  pasteConnections: 'Paste Connections…',
  menuOf: (environment: string) => `Actions for ${environment}`,
  menu: {
    paste: 'Paste Connections…',
    copyColumn: 'Copy This Column To…',
    clearColumn: 'Clear Column…',
    sync: 'Sync with the Source',
    pipelineVariables: 'List Pipeline Variables',
    openFile: (path: string) => `Open ${path}`,
    correctFile: 'What Is This File For…',
    showPlan: 'Show Import Plan',
  },

  filterReferences: 'Filter by reference, connector, solution, flow or value',
  filterVariables: 'Filter by variable, solution or value',
  filterConnections: 'Filter by name, connector, owner or id',
  onlyUnmapped: 'Only unmapped',
  onlyWithoutValue: 'Only without value',
  clearFilter: 'Clear Filter',
  referenceCount: (shown: number, all: number) => shownCountOf(shown, all, 'reference'),
  variableCount: (shown: number, all: number) => shownCountOf(shown, all, 'variable'),
  connectionCount: (shown: number, all: number) => shownCountOf(shown, all, 'connection'),
  gridOfReferences: 'Connection references by environment',
  gridOfVariables: 'Environment variables by environment',
  reference: 'Connection reference',
  variable: 'Environment variable',

  noEnvironments: 'No deployment settings files yet',
  noEnvironmentsHelp:
    'A deployment settings file says which connection each reference gets in one environment. Add an environment to create its file beside the solutions.',
  noReferences: 'No connection references',
  noReferencesHelp:
    'The solutions of this workspace define none, so an import needs no connections. Flows with raw connections are listed in Problems.',
  noVariables: 'No environment variables',
  noVariablesHelp: 'The solutions of this workspace define none.',
  noMatch: 'Nothing matches the filter',
  allMapped: 'Everything is mapped',

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
  noneHelp: (environment: string) => `No settings file of ${environment} is for this solution.`,
  brokenColumn: 'File cannot be read',

  verdicts: {
    fails: 'Import fails',
    flowsOff: 'Flows stay off',
    fine: 'Fine',
    template: 'Template',
    unknown: 'Not known yet',
  } satisfies Record<EnvironmentColumn['verdict'], string>,
  fineIf: (solutions: readonly string[]) => `Fine if ${list(solutions)} ${solutions.length === 1 ? 'is' : 'are'} there`,
  flowsStayOff: (count: number) => (count === 1 ? '1 flow stays off' : `${count} flows stay off`),
  flowsNamed: (flows: readonly string[]) => `${words.flowsStayOff(flows.length)}: ${list(flows)}`,
  valuesOf: (filled: number, total: number) => `${filled} of ${total} with a value`,
  mappedOf: (mapped: number, total: number) => `${mapped} of ${total} mapped`,
  templateHelp: 'A pattern for other files: its empty values are meant to be.',
  declared: 'declared',
  declaredHelp: 'Declared in .connref.json',
  inferredHelp: 'Taken from its settings files',
  openFile: 'Open File',
  filesOf: (paths: readonly string[]) => paths.join(', '),
  fileFor: (path: string, solutions: readonly string[]) =>
    solutions.length === 0 ? `${path} (for solutions that are not known)` : `${path} (for ${list(solutions)})`,

  severities: {
    error: 'Error',
    warning: 'Warning',
    information: 'Information',
    hint: 'Hint',
  } satisfies Record<Problem['severity'], string>,

  connectorRow: 'Connector id',
  connectorRowHelp: 'A custom connector has another id in every environment.',
  ofSolutions: (solutions: readonly string[]) => `In ${list(solutions)}`,
  onlyInFiles: 'Only in settings files: no solution defines it',
  usedByFlows: (flows: readonly string[]) =>
    flows.length === 0 ? 'Used by no flow' : `Used by ${countOf(flows.length, 'flow')}: ${list(flows)}`,

  details: 'Details',
  inEnvironment: (row: string, environment: string) => `${row} in ${environment}`,
  edit: 'Edit',
  clear: 'Clear',
  openInFile: 'Open in File',
  same: 'Same for Every Reference of This Connector',
  hint: 'Choose a cell: Enter or typing edits it, Delete clears it. The rest about it is shown here.',

  editorOf: (row: string, environment: string) => `${row}, ${environment}`,
  connectionPlaceholder: 'Connection id or token',
  connectorPlaceholder: '/providers/Microsoft.PowerApps/apis/…',
  valuePlaceholder: 'Value or token',
  knownConnections: 'Known connections',
  noKnownConnections: (connector: string) =>
    `No connection of ${connector} is known here. Type an id or token, or paste a list of connections.`,
  useForAll: (count: number, connector: string) => `Use for all ${count} ${connector} references`,
  changedBeneath: (now: string) =>
    now === '' ? 'The file has changed: it has no value here now.' : `The file has changed: it says “${now}” now.`,
  overwrite: 'Replace It',
  keepTheirs: 'Keep the File’s',
  rowIsGone: (text: string) => `What you were editing is no longer there. Your text was: ${text}`,

  dialogs: {
    addEnvironment: 'Add Environment',
    environmentName: 'Name',
    addEnvironmentHelp:
      'Creates settings files beside those of another environment, named as they are, with every connection reference of the solutions. Of connections and values only pipeline tokens are copied. An environment variable without a token gets no entry, because an empty value would fail the import: you are told which those are, and fill them in on this page.',
    nameNeeded: 'Type a name, such as Test or Production.',
    nameTaken: (name: string) => `There is already an environment “${name}”.`,
    add: 'Add',
    paste: 'Paste Connections',
    environment: 'Environment',
    pastedText: 'Text that holds connections',
    pasteHelp: 'Paste any of these; connections are remembered on this machine, not in the repository:',
    pasteKinds: [
      'the address of a connection in the maker portal',
      'what “pac connection list” prints',
      'what “pa connection list” prints (JSON)',
      'what “Get-AdminPowerAppConnection” prints',
    ],
    read: 'Read Connections',
    reading: 'Reading…',
    pasteNeeded: 'Paste a text first.',
    found: (count: number, environment: string) =>
      count === 0
        ? 'No connection was found in the text.'
        : `Found ${countOf(count, 'connection')} for ${environment}.`,
    correctFile: 'What Is This File For?',
    correctFileHelp: 'Kept in .connref.json, so that the command line and others agree.',
    file: 'File',
    solutions: 'Solutions',
    save: 'Save',
    copyColumn: (from: string) => `Copy ${from} to Another Environment`,
    copyTo: 'Copy to',
    copyHelp:
      'Fills only what is empty there. A connection id is valid in one environment only, so copy ids with care; tokens are safe to copy.',
    copyHelpVariables: 'Fills only what is empty there.',
    copyNothing: (to: string) => `Nothing is empty in ${to}.`,
    copyCount: (count: number, to: string) => `Fills ${countOf(count, 'cell')} of ${to}.`,
    copy: 'Copy',
    noOther: 'There is no other environment.',
    clearReferences: (environment: string) => `Clear the Connections of ${environment}?`,
    clearVariables: (environment: string) => `Clear the Values of ${environment}?`,
    clearHelp: (count: number) => `Removes ${countOf(count, 'value')} from its settings files. Undo brings them back.`,
    clear: 'Clear',
    nothingToClear: (environment: string) => `Nothing to clear in ${environment}.`,
    pipelineVariables: (environment: string) => `Pipeline Variables of ${environment}`,
    pipelineVariablesHelp: 'The settings files hold tokens for these. Create them in the pipeline that imports.',
    noPipelineVariables: 'The settings files hold no tokens, so the pipeline needs no variables for them.',
    copyList: 'Copy List',
    setForConnector: (connector: string, environment: string) => `${connector} in ${environment}`,
    setForConnectorHelp: (others: number) =>
      others === 1 ? 'One reference has another connection.' : `${others} references have another connection.`,
    onlyUnmapped: 'Only Unmapped',
    replaceAll: 'Replace All',
    assign: (connection: string) => `Assign ${connection}`,
    assignHelp: (environment: string) => `References that shall use this connection in ${environment}:`,
    assignNow: (current: string) => `now: ${current}`,
    assignNone: 'There is no other reference of this connector.',
    assignButton: 'Assign',
  },

  connections: {
    environment: 'Environment',
    allEnvironments: 'All environments',
    none: 'No connections are known',
    noneHelp:
      'Paste a list of connections of an environment, or map a reference: connections in settings files show here.',
    unknownConnector: 'Connector not known',
    usedBy: (count: number) => (count === 0 ? 'Used by no reference' : `Used by ${countOf(count, 'reference')}`),
    assign: 'Assign to References…',
    forget: 'Forget',
    forgetHelp: 'Forgets this connection on this machine. Settings files stay as they are.',
    copyId: 'Copy Id',
    owner: (owner: string) => `Owner ${owner}`,
    noName: 'Name not known',
  },

  plan: {
    environment: 'Environment',
    importMode: 'Import as',
    modes: { first: 'First import', update: 'Update', upgrade: 'Upgrade' },
    keepMode: (mode: string, environment: string) => `Keep “${mode}” for ${environment}`,
    copyMarkdown: 'Copy as Markdown',
    copyPipelineSettings: 'Copy as Pipeline Settings',
    making: 'Making the plan…',
    copyCode: 'Copy',
    copied: 'Copied.',
    notCopied: 'It could not be copied. Click on it and try again.',
    verdicts: { fails: 'The import fails', flowsOff: 'Flows stay off', fine: 'Fine' },
    fineOnCondition: 'Fine on a condition',
    statuses: { error: 'Error', warning: 'Warning', ok: 'OK', info: 'Note', step: 'Step' },
    none: 'Nothing to plan yet',
  },
};

function countOf(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

function shownCountOf(shown: number, all: number, noun: string): string {
  return shown === all ? countOf(all, noun) : `${shown} of ${countOf(all, noun)}`;
}

function list(names: readonly string[]): string {
  return names.join(', ');
}
