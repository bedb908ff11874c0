import { archiveOf } from '../model/archivePath';
import type { FilePath } from '../model/filePath';
import type { ConnectorPass, PlanCommand } from './importPlan';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';
import type { PlanSettings } from './planSettings';
import { compareNames } from '../model/names';

/** The folders for packed solutions and rendered settings, below the workspace folder. Connref does not read them as source. */
const zipFolder = 'bin';
const settingsFolder = 'obj/connref';

/** The commands that import the solutions, in order, with the steps by hand between them. They run in the workspace folder. */
export function pacCommands(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  passes: readonly ConnectorPass[],
  planSettings: PlanSettings,
): PlanCommand[] {
  const importable = solutions.filter(({ refusal }) => refusal === undefined);
  const commands = importable.map((planned) => {
    const settings = settingsFileFor(planned, scope, planSettings);
    const ofSolution = passes.filter(({ solution }) => solution === planned.name);
    return [
      ...ofSolution.filter(({ holdsItsReferences }) => holdsItsReferences).flatMap(connectorSteps),
      ...renderCommands(settings, planned, scope),
      ...packCommands(planned),
      importCommand(planned, settings.file, scope),
      ...ofSolution.filter(({ holdsItsReferences }) => !holdsItsReferences).flatMap(connectorSteps),
    ];
  });
  // Solutions with the same settings file would otherwise get its render command several times.
  const seen = new Set<string>();
  return commands.flat().filter((command) => {
    const key = JSON.stringify(command);
    return !seen.has(key) && seen.add(key);
  });
}

/** The steps to do by hand before solutions with references to a new connector are imported. */
function connectorSteps({ displayName, solution, holdsItsReferences, references }: ConnectorPass): PlanCommand[] {
  const step = { solution, connector: displayName, references };
  return [
    ...(holdsItsReferences ? [{ kind: 'importConnector', ...step } as const] : []),
    { kind: 'createConnection', ...step },
    { kind: 'mapConnection', ...step },
  ];
}

interface SettingsFile {
  readonly file: string | undefined;
  /** Whether the files are for this solution. False: they are for other solutions, but have entries for its components. */
  readonly hasOwn: boolean;
  /** The files to render it from: several files, or one with tokens. Empty if the file is used as it is. */
  readonly from: readonly string[];
  /** The pipeline variables of the tokens in the files. */
  readonly variables: readonly string[];
}

function settingsFileFor(planned: PlannedSolution, scope: PlanScope, settings: PlanSettings): SettingsFile {
  const { files, hasOwn } = settings.forSolution(planned.solution);
  const variables = [...new Set(files.flatMap((file) => pipelineVariables(file, scope)))].sort(compareNames);
  const shown = files.map(shownPath);
  const rendered = `${settingsFolder}/${planned.name}.${scope.environment.name}.deploymentsettings.json`;
  return files.length > 1 || variables.length > 0
    ? { hasOwn, file: rendered, from: shown, variables }
    : { hasOwn, file: shown[0], from: [], variables };
}

function pipelineVariables(file: FilePath, { index, tokens }: PlanScope): string[] {
  const settings = index.settingsIn(file);
  return [
    ...(settings?.references ?? []).flatMap(({ connectionId, connectorId = '' }) => [connectionId, connectorId]),
    ...(settings?.variables ?? []).map(({ value = '' }) => value),
  ].flatMap((value) => tokens.names(value));
}

function renderCommands(
  { file = '', hasOwn, from, variables }: SettingsFile,
  { name }: PlannedSolution,
  { environment }: PlanScope,
): PlanCommand[] {
  const args = [...['--environment', environment.name], ...(hasOwn ? ['--solution', name] : []), ...['--output', file]];
  return from.length === 0
    ? []
    : [{ kind: 'render', from, variables, line: commandLine('connref settings render', args) }];
}

function packCommands(planned: PlannedSolution): PlanCommand[] {
  const { solution, name, path, managed } = planned;
  if (archiveOf(solution.root) !== undefined) {
    return [];
  }
  const zip = zipOf(planned);
  if (solution.layout === 'export') {
    return [{ kind: 'zip', solution: name, from: path, to: zip }];
  }
  const type = managed ? 'Managed' : 'Unmanaged';
  const line = commandLine('pac solution pack', ['--zipfile', zip, '--folder', path, '--packagetype', type]);
  return [{ kind: 'pack', solution: name, line }];
}

function importCommand(planned: PlannedSolution, settings: string | undefined, scope: PlanScope): PlanCommand {
  const { environment, mode } = scope;
  const line = commandLine('pac solution import', [
    '--path',
    zipOf(planned),
    ...(settings === undefined ? [] : ['--settings-file', settings]),
    // Without this, `pac` imports into the environment that is selected on the machine, which may be another one.
    '--environment',
    environment.url ?? `<URL of ${environment.name}>`,
    '--activate-plugins',
    // Only managed solutions can be upgraded, and only unmanaged customizations need publishing.
    ...(!planned.managed ? ['--publish-changes'] : mode === 'upgrade' ? ['--stage-and-upgrade'] : []),
  ]);
  return { kind: 'import', solution: planned.name, line };
}

function zipOf({ solution, name, managed }: PlannedSolution): string {
  const archive = archiveOf(solution.root);
  return archive === undefined ? `${zipFolder}/${name}${managed ? '_managed' : ''}.zip` : shownPath(archive);
}

function commandLine(command: string, args: readonly string[]): string {
  return [command, ...args.map(quote)].join(' ');
}

/**
 * Quotes an argument in a way that POSIX shells and PowerShell both read: in double quotes, or in single quotes if it has
 * characters that a shell replaces inside double quotes. Only an argument that needs single quotes and contains one itself is
 * written for POSIX shells alone.
 */
function quote(arg: string): string {
  if (/^[\w./:@%+=,~-]+$/.test(arg)) {
    return arg;
  }
  return /["$`\\!]/.test(arg) ? `'${arg.replaceAll("'", "'\\''")}'` : `"${arg}"`;
}
