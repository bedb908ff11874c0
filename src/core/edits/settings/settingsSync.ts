import { addReferenceSetting } from './addReferenceSetting';
import type { SettingsRemark } from './settingsRemark';
import { isCustomConnector } from '../../connectors/connectorIdentity';
import type { RemoveSetting, SetConnection, SetVariable } from '../operations/settingsOperation';
import type { DeploymentEnvironment, SettingsTarget } from '../../model/deploymentEnvironment';
import type { DeploymentSettings } from '../../model/deploymentSettings';
import type { FilePath } from '../../model/filePath';
import { nameKey, compareNames } from '../../model/names';
import type { ConnectionReference, EnvironmentVariable, Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { areCopiesOfSettings } from '../../settings/settingsCopies';
import { SettingsDefinitions } from '../../settings/settingsDefinitions';
import { variableToken } from '../../settings/variableToken';
import { uniqueBy } from '../../text/unique';

/** The differences between a settings file and the solutions that the file is for. */
export interface SettingsSync {
  readonly file: FilePath;
  /**
   * Operations that add entries for connection references that the solutions define and the settings files of the
   * environment lack, and, if {@link SyncOptions} ask for tokens, for environment variables that need a value.
   */
  readonly additions: readonly (SetConnection | SetVariable)[];
  /**
   * Operations that remove entries whose names none of the solutions defines, uses or needs, and `externals` of
   * `.connref.json` doesn't list. People must agree first, because a solution may define the names later.
   */
  readonly removals: readonly RemoveSetting[];
  /** Things that people still have to do after the operations are applied. */
  readonly remarks: readonly SettingsRemark[];
}

export interface SyncOptions {
  /**
   * What to do with environment variables that need a value and have no entry: list them in a remark, or add an entry
   * whose value is a token, a placeholder in the style of the settings file.
   */
  readonly variables: 'remark' | 'token';
}

/** A settings file, with the solutions that the file is for. */
interface TargetedSettings {
  readonly settings: DeploymentSettings;
  readonly target: SettingsTarget;
}

/**
 * Compares all settings files of a target environment with their solutions. An entry that one file has is not added to
 * another file of the same solution. An entry of a file that other environments share is removed only if none of them
 * needs it; otherwise they would lose a value.
 * @returns The differences of each file, in the order of the environment's files.
 */
export function syncEnvironment(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  options: SyncOptions,
): SettingsSync[] {
  const syncs = syncFiles(environment, index, options);
  const files = new Set(syncs.map(({ file }) => file));
  const ofOthers = index
    .environments()
    .filter((other) => other !== environment && other.files.some(({ file }) => files.has(file)))
    .flatMap((other) => syncFiles(other, index, options));
  return syncs.map((sync) => {
    const sharing = ofOthers.filter(({ file }) => file === sync.file);
    return {
      ...sync,
      removals: sync.removals.filter(({ pointer }) =>
        sharing.every(({ removals }) => removals.some((removal) => removal.pointer === pointer)),
      ),
    };
  });
}

function syncFiles(environment: DeploymentEnvironment, index: WorkspaceIndex, options: SyncOptions): SettingsSync[] {
  const files = environment.files.flatMap((target): TargetedSettings[] => {
    const settings = index.settingsIn(target.file);
    return settings ? [{ settings, target }] : [];
  });
  return files.map(({ settings, target }, at) =>
    syncSettings(settings, target, index, options, {
      // An entry that all files of a solution lack is added to the first of these files, and to its copies, so that they
      // stay copies.
      earlier: files.slice(0, at).filter((other) => !areCopiesOfSettings(settings, other.settings)),
      later: files.slice(at + 1).filter((other) => !areCopiesOfSettings(settings, other.settings)),
    }),
  );
}

/**
 * Compares a settings file with the solutions that the file is for. A connection reference is added without a
 * connection: the import accepts this, but leaves the flows that use the reference turned off. An environment variable
 * is never added without a value or token, because the import would fail.
 * @param otherFiles The other settings files of the same environment: those that are merged before this file, and those
 * that are merged after it.
 */
export function syncSettings(
  settings: DeploymentSettings,
  target: SettingsTarget,
  index: WorkspaceIndex,
  options: SyncOptions,
  otherFiles: { readonly earlier: readonly TargetedSettings[]; readonly later: readonly TargetedSettings[] } = {
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
  const namesOfFile = namesOf(settings);
  const later = otherFiles.later.map((other) => ({ roots: other.target.solutions, names: namesOf(other.settings) }));
  const lacking = solutions
    .filter(({ root }) => !otherFiles.earlier.some((other) => other.target.solutions.includes(root)))
    .map((solution) => {
      const lists = [
        namesOfFile,
        ...later.filter(({ roots }) => roots.includes(solution.root)).map(({ names }) => names),
      ];
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
  const withoutEntry = options.variables === 'token' ? [] : variables;
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
      ...variableRemarks(withoutEntry.map(({ schemaName }) => schemaName)),
      ...(definitions.areComplete ? [] : [{ kind: 'solutionsUnread' } as const]),
    ],
  };
}

/**
 * A remark about connection references on custom connectors; empty if there are none.
 * @param references Logical names of the references, whose settings entries get no `ConnectorId`.
 */
export function customConnectorRemarks(references: readonly string[]): SettingsRemark[] {
  return references.length === 0 ? [] : [{ kind: 'customConnectors', references }];
}

/**
 * A remark about environment variables that need a value; empty if there are none.
 * @param variables Schema names of the variables, which get no settings entry.
 */
export function variableRemarks(variables: readonly string[]): SettingsRemark[] {
  return variables.length === 0 ? [] : [{ kind: 'valuesNeeded', variables }];
}

/**
 * Whether a target environment must provide the value of an environment variable, because the variable has neither a
 * value nor a default in any of the solutions.
 */
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

/** The names of the entries of a settings file, in the form in which names are compared. */
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

/**
 * The items sorted by name, each name once: the managed and the unmanaged export of one solution define the same names.
 */
function sortedByName<Item extends ConnectionReference | EnvironmentVariable>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Item[] {
  return uniqueBy(items, (item) => nameKey(nameOf(item))).sort((a, b) => compareNames(nameOf(a), nameOf(b)));
}
