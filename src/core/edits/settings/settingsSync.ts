import { addReferenceSetting } from './addReferenceSetting';
import type { SettingsRemark } from './settingsRemark';
import { isCustomConnector } from '../../connectors/connectorIdentity';
import type { RemoveSetting } from '../operations/editOperation';
import type { SetConnection, SetVariable } from '../operations/editOperation';
import type { DeploymentEnvironment, SettingsTarget } from '../../model/deploymentEnvironment';
import type { DeploymentSettings } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import { nameKey, compareNames } from '../../model/names';
import type { ConnectionReference, EnvironmentVariable, Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { SettingsDefinitions } from '../../settings/settingsDefinitions';
import { variableToken } from '../../settings/variableToken';
import { uniqueBy } from '../../text/unique';

/** What separates a settings file from the solutions that it is for. */
export interface SettingsSync {
  readonly file: FilePath;
  /** Adds what the solutions have and the file lacks. */
  readonly additions: readonly (SetConnection | SetVariable)[];
  /** Removes what the solutions do not have: to be asked for, since it may be on its way. */
  readonly removals: readonly RemoveSetting[];
  /** What is left to a person. */
  readonly remarks: readonly SettingsRemark[];
}

export interface SyncOptions {
  /** What becomes of variables that need a value: they are told, or get a token in the style of the file. */
  readonly variables: 'remark' | 'token';
}

/** A settings file, read, with what it is for. */
interface TargetedSettings {
  readonly settings: DeploymentSettings;
  readonly target: SettingsTarget;
}

/** Syncs all settings files of an environment. What one of them says for a solution, another one need not say again. */
export function syncEnvironment(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  options: SyncOptions,
): SettingsSync[] {
  const files = environment.files.flatMap((target): TargetedSettings[] => {
    const settings = index.settingsIn(target.file);
    return settings ? [{ settings, target }] : [];
  });
  return files.map(({ settings, target }, at) =>
    syncSettings(settings, target, index, options, {
      // What is nowhere yet is added to the first file of its solution.
      earlier: files.slice(0, at),
      later: files.slice(at + 1),
    }),
  );
}

/**
 * What a settings file lacks, and what is stale in it, against the solutions that it is for. A reference that is added has
 * no connection yet, which is legal and leaves its flows off. A variable is never added without a value, because that
 * fails the import.
 * @param beside The other files of its environment, in their order.
 */
export function syncSettings(
  settings: DeploymentSettings,
  target: SettingsTarget,
  index: WorkspaceIndex,
  options: SyncOptions,
  beside: { readonly earlier: readonly TargetedSettings[]; readonly later: readonly TargetedSettings[] } = {
    earlier: [],
    later: [],
  },
): SettingsSync {
  const { file } = settings;
  if (!settings.readable) {
    return { file, additions: [], removals: [], remarks: [{ kind: 'invalidJson' }] };
  }
  const solutions = solutionsOf(target, index);
  if (solutions.length === 0) {
    return { file, additions: [], removals: [], remarks: [{ kind: 'solutionsUnknown' }] };
  }
  const definitions = new SettingsDefinitions(target, index);
  const own = namesOf(settings);
  const later = beside.later.map((other) => ({ roots: other.target.solutions, names: namesOf(other.settings) }));
  const lacking = solutions
    .filter(({ root }) => !beside.earlier.some((other) => other.target.solutions.includes(root)))
    .map((solution) => {
      const lists = [own, ...later.filter(({ roots }) => roots.includes(solution.root)).map(({ names }) => names)];
      const lacks = (kind: keyof SettingNames, name: string): boolean =>
        !lists.some((names) => names[kind].has(nameKey(name)));
      return {
        references: solution.connectionReferences.filter(({ logicalName }) => lacks('references', logicalName)),
        variables: solution.environmentVariables.filter(({ schemaName }) => lacks('variables', schemaName)),
      };
    });
  const references = sortedByName(
    lacking.flatMap((each) => each.references),
    ({ logicalName }) => logicalName,
  );
  const variables = sortedByName(
    lacking.flatMap((each) => each.variables).filter(({ schemaName }) => needsValue(schemaName, solutions)),
    ({ schemaName }) => schemaName,
  );
  const custom = references.filter(isCustomConnector);
  const untold = options.variables === 'token' ? [] : variables;
  return {
    file,
    additions: [
      ...references.map((reference) => addReferenceSetting(file, reference)),
      ...(options.variables === 'token' ? variables : []).map(({ schemaName }): SetVariable => {
        const value = variableToken(schemaName, settings, index.tokens(file));
        return { kind: 'setVariable', file, schemaName, before: undefined, value };
      }),
    ],
    removals: definitions.areComplete ? entryRemovals(settings, definitions) : [],
    remarks: [
      ...customConnectorRemarks(custom.map(({ logicalName }) => logicalName)),
      ...variableRemarks(untold.map(({ schemaName }) => schemaName)),
      ...(definitions.areComplete ? [] : [{ kind: 'solutionsUnread' } as const]),
    ],
  };
}

/** @param references Logical names of those whose entries get no `ConnectorId`. */
export function customConnectorRemarks(references: readonly string[]): SettingsRemark[] {
  return references.length === 0 ? [] : [{ kind: 'customConnectors', references }];
}

/** @param variables Schema names of those that get no entry and need a value. */
export function variableRemarks(variables: readonly string[]): SettingsRemark[] {
  return variables.length === 0 ? [] : [{ kind: 'valuesNeeded', variables }];
}

/** Whether an environment must give a variable its value: no solution ships one, or a default. */
export function needsValue(schemaName: string, solutions: readonly Solution[]): boolean {
  return solutions
    .flatMap(({ environmentVariables }) => environmentVariables)
    .filter((variable) => nameKey(variable.schemaName) === nameKey(schemaName))
    .every(({ hasValue, hasDefault }) => !hasValue && !hasDefault);
}

export function solutionsOf({ solutions }: SettingsTarget, index: WorkspaceIndex): Solution[] {
  return index.solutions().filter(({ root }) => solutions.includes(root));
}

function entryRemovals(
  { file, references, variables }: DeploymentSettings,
  definitions: SettingsDefinitions,
): RemoveSetting[] {
  return [
    ...references
      .filter(({ logicalName }) => definitions.lacksReference(logicalName))
      .map(({ pointer, logicalName, connectionId }) => {
        const list = 'ConnectionReferences' as const;
        return { kind: 'removeSetting' as const, file, list, name: logicalName, pointer, before: connectionId };
      }),
    ...variables
      .filter(({ schemaName }) => definitions.lacksVariable(schemaName))
      .map(({ pointer, schemaName, value = '' }) => {
        const list = 'EnvironmentVariables' as const;
        return { kind: 'removeSetting' as const, file, list, name: schemaName, pointer, before: value };
      }),
  ];
}

/** The names that a file has entries for, as keys. */
interface SettingNames {
  readonly references: ReadonlySet<string>;
  readonly variables: ReadonlySet<string>;
}

function namesOf({ references, variables }: DeploymentSettings): SettingNames {
  return {
    references: keysOf(references.map(({ logicalName }) => logicalName)),
    variables: keysOf(variables.map(({ schemaName }) => schemaName)),
  };
}

function keysOf(names: readonly string[]): Set<string> {
  return new Set(names.map(nameKey));
}

/** Each name once, in order: twins of a solution define the same. */
function sortedByName<Item extends ConnectionReference | EnvironmentVariable>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Item[] {
  return uniqueBy(items, (item) => nameKey(nameOf(item))).sort((a, b) => compareNames(nameOf(a), nameOf(b)));
}
