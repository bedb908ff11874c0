import type { EnvironmentSettings } from '../core/settings/environmentSettings';
import type { FilePath } from '../core/model/filePath';
import { pathInFolder } from '../core/model/filePath';
import type { Finding } from '../core/model/finding';
import { shortEnvironmentName } from '../core/settings/shortEnvironmentName';
import { nameKey, sameName } from '../core/model/names';
import type { Solution } from '../core/model/solution';
import { solutionName } from '../core/model/solutionIdentity';
import type {
  EnvironmentColumn,
  MappingView,
  Problem,
  ReferenceCell,
  SettingsFileView,
  VariableCell,
} from '../protocol/mappingView';
import type { DeploymentEnvironment } from '../core/model/deploymentEnvironment';
import type { ColumnVerdict } from './columnVerdict';
import { type ConnectionMark, ConnectionMarks } from './connectionMarks';
import { connectionViews } from './connectionViews';
import type { MappingCell } from './mappingCell';
import { environmentId, type MappingModel } from './mappingModel';
import { isOfEnvironment } from './mappingRows';
import { brokenFileWords, connectionMarkWords, differenceWords } from './mappingWords';
import type { RememberedConnections } from './rememberedConnections';

export interface MappingViewSources {
  readonly model: MappingModel;
  /** Returns the findings in a file, with the severities of the present settings of VS Code. */
  readonly findings: (file: FilePath) => readonly Finding[];
  readonly remembered: RememberedConnections;
  /** The present time in milliseconds since 1970, for the age of pasted lists. */
  readonly now: number;
  readonly undo: string;
  readonly redo: string;
  readonly isComplete: boolean;
  /** All solutions of the workspace, also those that are only shown. */
  readonly shown: readonly Solution[];
  readonly verdict: (environment: DeploymentEnvironment) => ColumnVerdict;
}

/** The data that the mapping page shows at one moment. */
export function mappingView(sources: MappingViewSources): MappingView {
  const { model, remembered, undo, redo, isComplete } = sources;
  const findings = new FindingsByFile(sources.findings);
  const marks = new ConnectionMarks(model, remembered, sources.now);
  return {
    environments: model.environments.map((settings) => column(settings, model, findings, sources.verdict)),
    references: model.references.map((row) => ({
      id: row.id,
      logicalName: row.name,
      displayName: row.displayName,
      origin: row.origin,
      connector: row.connector,
      connectorName: row.connectorName,
      isCustom: row.isCustom,
      solutions: [...row.solutions],
      flows: flowNames(row.flows, model),
      others: [...row.others],
      cells: model.environments.map((settings): ReferenceCell => {
        const cell = model.cell(row, settings);
        const { state, value, connectorId, isMalformed } = cell;
        const problems = [...problemsOf(cell, findings), ...marks.of(row, settings).map(markProblem)];
        return { state, connectionId: value, connectorId, isMalformed, problems };
      }),
    })),
    variables: model.variables.map((row) => ({
      id: row.id,
      schemaName: row.name,
      displayName: row.displayName,
      type: row.type,
      solutions: [...row.solutions],
      cells: model.environments.map((settings): VariableCell => {
        const cell = model.cell(row, settings);
        return { state: cell.state, value: cell.value, problems: problemsOf(cell, findings) };
      }),
    })),
    connections: connectionViews(model, remembered),
    unchecked: uncheckedNames(sources),
    solutions: [...new Set(model.index.solutions().map(solutionName))].sort((a, b) => a.localeCompare(b)),
    undo,
    redo,
    isComplete,
  };
}

/** Solutions in zips that are not checked, unless a checked one has the name: then the zip is most likely its export. */
function uncheckedNames({ model, shown }: MappingViewSources): string[] {
  const names = new Set(model.index.solutions().map((solution) => nameKey(solutionName(solution))));
  const unchecked = shown.filter(({ checked }) => !checked).map(solutionName);
  return [...new Set(unchecked)].filter((name) => !names.has(nameKey(name))).sort((a, b) => a.localeCompare(b));
}

/** The findings of each file, computed once: every cell needs the findings at its entries, and many cells share a file. */
class FindingsByFile {
  readonly #find: (file: FilePath) => readonly Finding[];
  readonly #known = new Map<FilePath, readonly Finding[]>();

  constructor(find: (file: FilePath) => readonly Finding[]) {
    this.#find = find;
  }

  in(file: FilePath): readonly Finding[] {
    const known = this.#known.get(file) ?? this.#find(file);
    this.#known.set(file, known);
    return known;
  }

  at(file: FilePath, pointer: string): readonly Finding[] {
    return this.in(file).filter(
      ({ place }) => place.kind === 'json' && (place.pointer === pointer || place.pointer.startsWith(`${pointer}/`)),
    );
  }
}

function column(
  settings: EnvironmentSettings,
  model: MappingModel,
  findings: FindingsByFile,
  verdict: MappingViewSources['verdict'],
): EnvironmentColumn {
  const { environment } = settings;
  const rows = model.references.filter((row) => isOfEnvironment(row, settings));
  const isMapped = ({ state, isMalformed }: MappingCell): boolean =>
    !isMalformed && (state === 'value' || state === 'token' || state === 'differs');
  return {
    id: environmentId(environment),
    name: shownName(environment, model),
    files: environment.files.map(({ file, solutions }) => fileView(file, solutions, settings, model, findings)),
    isTemplate: environment.isTemplate,
    isDeclared: environment.isDeclared,
    isNew: !model.index.environments().includes(environment),
    importMode: environment.import,
    mapped: rows.filter((row) => isMapped(model.cell(row, settings))).length,
    total: rows.length,
    ...verdict(environment),
    pipelineVariables: pipelineVariables(settings, model),
  };
}

/** The name of an environment, with its workspace folder if several folders have an environment of that name. */
function shownName(environment: DeploymentEnvironment, { index }: MappingModel): string {
  const { folder } = environment;
  const name = shortEnvironmentName(environment, index.environments());
  const isAmbiguous = index
    .environments()
    .some((other) => other.folder !== folder && sameName(other.name, environment.name));
  return isAmbiguous ? `${name} (${decodeURIComponent(folder)})` : name;
}

function fileView(
  file: FilePath,
  roots: readonly FilePath[],
  settings: EnvironmentSettings,
  { index }: MappingModel,
  findings: FindingsByFile,
): SettingsFileView {
  const solutions = index.solutions().filter(({ root }) => roots.includes(root));
  const isBroken = !settings.files.some((readable) => readable.file === file);
  const errors = findings
    .in(file)
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => message);
  return {
    id: file,
    path: pathInFolder(file),
    solutions: [...new Set(solutions.map(solutionName))],
    // A settings file can be broken without an error, because the rule that reports broken files can be turned off or
    // have another severity.
    ...(isBroken && { broken: errors[0] ?? brokenFileWords }),
  };
}

function problemsOf({ state, entries }: MappingCell, findings: FindingsByFile): Problem[] {
  const found = entries.flatMap(({ file, pointer }) =>
    findings.at(file, pointer).map(({ severity, message }): Problem => ({ severity, message })),
  );
  return state === 'differs' ? [...found, { severity: 'warning', message: differenceWords(entries) }] : found;
}

/** A missing id is only information, because another account may own the connection. */
function markProblem(mark: ConnectionMark): Problem {
  return { severity: mark.doubt.kind === 'unlisted' ? 'information' : 'warning', message: connectionMarkWords(mark) };
}

function flowNames(files: readonly FilePath[], { index }: MappingModel): string[] {
  return [...new Set(files.flatMap((file) => index.flow(file)?.name ?? []))].sort((a, b) => a.localeCompare(b));
}

function pipelineVariables({ files }: EnvironmentSettings, { index }: MappingModel): string[] {
  const names = files.flatMap(({ file, references, variables }) => {
    const tokens = index.tokens(file);
    const values = [
      ...references.flatMap(({ connectionId, connectorId = '' }) => [connectionId, connectorId]),
      ...variables.map(({ value = '' }) => value),
    ];
    return values.flatMap((value) => tokens.names(value));
  });
  return [...new Set(names)].sort((a, b) => a.localeCompare(b));
}
