import { archiveOf } from '../model/archivePath';
import type { FilePath } from '../model/filePath';
import type { ConnectorPass, PlanCommand } from './importPlan';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';
import type { PlanSettings } from './planSettings';
import { compareNames } from '../model/names';

/** Where packed solutions and rendered settings go, below the workspace folder: nothing there is read as a source. */
const zipFolder = 'bin';
const settingsFolder = 'obj/connref';

/** What is run, in this order and in the workspace folder, to bring the solutions into the environment. */
export function pacCommands(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  passes: readonly ConnectorPass[],
  planSettings: PlanSettings,
): PlanCommand[] {
  const possible = solutions.filter(({ refusal }) => refusal === undefined);
  const commands = possible.map((planned) => {
    const settings = settingsOf(planned, scope, planSettings);
    const ofSolution = passes.filter(({ solution }) => solution === planned.name);
    return [
      ...ofSolution.filter(({ holdsItsReferences }) => holdsItsReferences).flatMap(connectorSteps),
      ...render(settings, planned, scope),
      ...pack(planned),
      importCommand(planned, settings.file, scope),
      ...ofSolution.filter(({ holdsItsReferences }) => !holdsItsReferences).flatMap(connectorSteps),
    ];
  });
  // Several solutions may have the same settings.
  const seen = new Set<string>();
  return commands.flat().filter((command) => {
    const key = JSON.stringify(command);
    return !seen.has(key) && seen.add(key);
  });
}

/** What is done by hand before the solutions with references to a new connector are imported. */
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
  /** Whether they are for the solution, and not only for others with which they map something of it. */
  readonly hasOwn: boolean;
  /** What it is rendered from: several files, or one with tokens; else empty. */
  readonly from: readonly string[];
  /** The variables of the pipeline that their tokens name. */
  readonly variables: readonly string[];
}

function settingsOf(planned: PlannedSolution, scope: PlanScope, settings: PlanSettings): SettingsFile {
  const { files, hasOwn } = settings.settingsOf(planned.solution);
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

function render(
  { file = '', hasOwn, from, variables }: SettingsFile,
  { name }: PlannedSolution,
  { environment }: PlanScope,
): PlanCommand[] {
  const args = [...['--environment', environment.name], ...(hasOwn ? ['--solution', name] : []), ...['--output', file]];
  return from.length === 0
    ? []
    : [{ kind: 'render', from, variables, line: commandLine('connref settings render', args) }];
}

function pack(planned: PlannedSolution): PlanCommand[] {
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
    // The environment that is selected on the machine may be any.
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
  return [command, ...args.map(quoted)].join(' ');
}

/**
 * In the shells alike: double quotes, and single ones round what double quotes do not keep from being replaced. Only a single
 * quote among that is written as a POSIX shell wants it, and not PowerShell.
 */
function quoted(arg: string): string {
  if (/^[\w./:@%+=,~-]+$/.test(arg)) {
    return arg;
  }
  return /["$`\\!]/.test(arg) ? `'${arg.replaceAll("'", "'\\''")}'` : `"${arg}"`;
}
