import { entriesOfSolution, type EntriesOfSolution } from '../settings/entriesOfSolution';
import { processVariableName } from '../settings/pipelineVariables';
import { unique, uniqueBy } from '../text/unique';
import { archiveOf } from '../model/archivePath';
import { asFileName } from '../model/fileNameProblem';
import type { SettingsListName } from '../model/deploymentSettings';
import type { FilePath } from '../model/filePath';
import { commandLine } from './commandLine';
import type { ConnectorPass, PlanCommand } from './importPlan';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';
import type { PlanSettings } from './planSettings';
import { compareNames, sameName } from '../model/names';
import type { ConnectionReference } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';

/**
 * The folders for packed solutions and for rendered settings files (merged, with tokens replaced by values), below the
 * workspace folder. Connref does not read files in these folders as source files.
 */
const zipFolder = 'bin';
const settingsFolder = 'obj/connref';

/**
 * The commands that import the solutions, in order, with the manual steps between them. The command lines run in the
 * workspace folder.
 * @param solutions Those that can be imported, in the order of import.
 * @param values The steps for connections and values that no settings file gives.
 */
export function pacCommands(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  passes: readonly ConnectorPass[],
  planSettings: PlanSettings,
  values: readonly PlanCommand[],
): PlanCommand[] {
  const steps = solutions.flatMap((planned) => {
    const settings = settingsFileFor(planned, scope, planSettings);
    const ofSolution = passes.filter(({ solution }) => solution === planned.name);
    return [
      ...ofSolution
        .filter(({ holdsItsReferences, isMapped }) => holdsItsReferences || isMapped)
        .flatMap((pass) => connectorSteps(pass, planSettings, solutions, scope)),
      ...renderCommands(settings, planned, scope),
      ...packCommands(planned),
      importCommand(planned, settings.file, scope),
      ...ofSolution
        .filter(({ holdsItsReferences, isMapped }) => !holdsItsReferences && !isMapped)
        .flatMap((pass) => connectorSteps(pass, planSettings, solutions, scope)),
    ];
  });
  return steps.length === 0 ? [] : [...preparations(steps, scope), ...values, ...steps];
}

function preparations(steps: readonly PlanCommand[], { environment }: PlanScope): PlanCommand[] {
  return [
    { kind: 'signIn', ...commandLine('pac auth create', ['--environment', addressOf(environment)]) },
    ...(steps.some(({ kind }) => kind === 'pack' || kind === 'zip')
      ? [
          {
            kind: 'createFolder' as const,
            folder: zipFolder,
            line: `mkdir -p ${zipFolder}`,
            powerShell: `New-Item -ItemType Directory -Force -Path ${zipFolder}`,
          },
        ]
      : []),
  ];
}

function addressOf({ url, name }: DeploymentEnvironment): string {
  return url ?? `<URL of ${name}>`;
}

/**
 * The manual steps for a custom connector that is new to the environment. References to the connector can be mapped
 * only after these steps.
 */
function connectorSteps(
  { displayName, solution, holdsItsReferences, references, isMapped }: ConnectorPass,
  settings: PlanSettings,
  solutions: readonly PlannedSolution[],
  { tokens }: PlanScope,
): PlanCommand[] {
  const isForConnector = ({ logicalName }: ConnectionReference): boolean =>
    references.some((name) => sameName(name, logicalName));
  const holders = solutions.filter((planned) => planned.solution.connectionReferences.some(isForConnector));
  const files = holders.flatMap((planned) => settings.lastFile(planned.solution));
  const ids = holders.flatMap((planned) =>
    references.map((name) => settings.forSolution(planned.solution).settings.reference(name)?.value ?? ''),
  );
  const variables = unique(ids.flatMap((id) => tokens.names(id))).sort(compareNames);
  const step = { solution, connector: displayName, references, files: unique(files.map(shownPath)), variables };
  if (isMapped) {
    return [{ kind: 'checkConnector', ...step }];
  }
  return [
    ...(holdsItsReferences ? [{ kind: 'importConnector', ...step } as const] : []),
    { kind: 'createConnection', ...step },
    { kind: 'mapConnection', ...step },
  ];
}

interface SettingsFile {
  readonly file: string | undefined;
  /**
   * The settings files that are rendered into `file`: several files, one with tokens or with entries of other solutions, or in
   * an update or upgrade one with empty connection ids, since nobody knows whether these would clear a connection. Empty if
   * the import uses a settings file as it is.
   */
  readonly from: readonly string[];
  /** The names of the pipeline variables that tokens in the settings files stand for. */
  readonly variables: readonly string[];
}

function settingsFileFor(planned: PlannedSolution, scope: PlanScope, settings: PlanSettings): SettingsFile {
  const { files } = settings.forSolution(planned.solution);
  if (files.length === 0) {
    return { file: undefined, from: [], variables: [] };
  }
  const isRendered = renderedEntries(planned, scope);
  const entries = files.flatMap((file) => entriesIn(file, scope));
  const variables = unique(
    entries
      .filter(({ list, name }) => isRendered(list, name))
      .flatMap(({ values }) => values.flatMap((value) => scope.tokens.names(value))),
  ).sort(compareNames);
  const mustRender =
    files.length > 1 ||
    entries.some(
      ({ list, name, values, isEmptyId }) =>
        values.some((value) => scope.tokens.names(value).length > 0) ||
        (isEmptyId && scope.mode !== 'first') ||
        !isRendered(list, name),
    );
  const shown = files.map(shownPath);
  const rendered = `${settingsFolder}/${asFileName(planned.name)}.${asFileName(scope.environment.name)}.deploymentsettings.json`;
  return mustRender ? { file: rendered, from: shown, variables } : { file: shown[0], from: [], variables };
}

/** Which entries `settings render --solution` keeps. */
function renderedEntries(
  { solution, name }: PlannedSolution,
  { environment, index }: PlanScope,
): EntriesOfSolution['has'] {
  const exports = index.solutions().filter((each) => sameName(solutionName(each), name));
  const roots = exports.length === 0 ? [solution.root] : exports.map(({ root }) => root);
  const entries = entriesOfSolution(roots, environment.folder, index);
  return entries.areKnown ? entries.has : () => true;
}

interface Entry {
  readonly list: SettingsListName;
  readonly name: string;
  readonly values: readonly string[];
  readonly isEmptyId: boolean;
}

function entriesIn(file: FilePath, { index }: PlanScope): Entry[] {
  const settings = index.settingsIn(file);
  return [
    ...(settings?.references ?? []).map(({ logicalName, connectionId, connectorId = '', others = [] }): Entry => ({
      list: 'ConnectionReferences',
      name: logicalName,
      values: [connectionId, connectorId, ...others.map(([, value]) => value)],
      isEmptyId: connectionId === '',
    })),
    ...(settings?.variables ?? []).map(({ schemaName, value = '', others = [] }): Entry => ({
      list: 'EnvironmentVariables',
      name: schemaName,
      values: [value, ...others.map(([, other]) => other)],
      isEmptyId: false,
    })),
  ];
}

function renderCommands(
  { file = '', from, variables }: SettingsFile,
  { name }: PlannedSolution,
  { environment }: PlanScope,
): PlanCommand[] {
  const args = [
    ...['--environment', environment.name],
    ...['--solution', name],
    ...uniqueBy(variables.map(processVariableName), (variable) => variable).flatMap((variable) => ['--env', variable]),
    ...['--output', file],
  ];
  return from.length === 0
    ? []
    : [{ kind: 'render', solution: name, from, variables, ...commandLine('connref settings render', args) }];
}

function packCommands(planned: PlannedSolution): PlanCommand[] {
  const { solution, name, path, managed } = planned;
  if (archiveOf(solution.root) !== undefined) {
    return [];
  }
  const zip = zipOf(planned);
  if (solution.layout === 'export') {
    return [{ kind: 'zip', solution: name, ...commandLine('connref zip', [path, '--output', zip]) }];
  }
  const type = managed ? 'Managed' : 'Unmanaged';
  const args = ['--zipfile', zip, '--folder', path, '--packagetype', type];
  return [{ kind: 'pack', solution: name, ...commandLine('pac solution pack', args) }];
}

function importCommand(planned: PlannedSolution, settings: string | undefined, scope: PlanScope): PlanCommand {
  const { environment, mode } = scope;
  const line = commandLine('pac solution import', [
    '--path',
    zipOf(planned),
    ...(settings === undefined ? [] : ['--settings-file', settings]),
    // Without `--environment`, `pac` imports into the environment that is selected on the machine, which may be another
    // one.
    '--environment',
    addressOf(environment),
    '--activate-plugins',
    // Only managed solutions can be upgraded, and only unmanaged customizations need publishing.
    ...(!planned.managed ? ['--publish-changes'] : mode === 'upgrade' ? ['--stage-and-upgrade'] : []),
  ]);
  return { kind: 'import', solution: planned.name, ...line };
}

function zipOf({ solution, name, managed }: PlannedSolution): string {
  const archive = archiveOf(solution.root);
  return archive === undefined
    ? `${zipFolder}/${asFileName(name)}${managed ? '_managed' : ''}.zip`
    : shownPath(archive);
}
