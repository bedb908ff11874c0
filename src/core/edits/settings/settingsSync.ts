import { addReferenceSetting } from './addReferenceSetting';
import type { SettingsRemark } from './settingsRemark';
import { isCustomConnector } from '../../connectors/connectorIdentity';
import type { RemoveSetting, SetConnection, SetVariable } from '../operations/settingsOperation';
import type { DeploymentEnvironment, SettingsTarget } from '../../model/deploymentEnvironment';
import type { DeploymentSettings, ReferenceSetting } from '../../model/deploymentSettings';
import { ignoreMatcher } from '../../config/ignoreMatcher';
import type { FilePath } from '../../model/filePath';
import { compareNames, nameKey } from '../../model/names';
import type { ConnectionReference, EnvironmentVariable, Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { areCopiesOfSettings } from '../../settings/settingsCopies';
import { SettingsDefinitions } from '../../settings/settingsDefinitions';
import { connectionToken, type TokenSource, variableToken } from '../../settings/variableToken';
import { EnvironmentSettings } from '../../settings/environmentSettings';
import { missingReferences } from '../../settings/missingReferences';
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
   * Operations that remove the entries that the check warns about: none of the solutions defines, uses or needs their
   * names. Entries that may be right are left out: those that `.connref.json` ignores or lists in `externals`, and those
   * that may be for a solution which is not here. People must agree first, because a solution may define the names later.
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
  /**
   * What to do with connection references that have no connection in the environment: leave the `ConnectionId` of their
   * entries empty, or write a token in the style of the settings file or of other files of the environment.
   */
  readonly connections: 'empty' | 'token';
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
    syncSettings(settings, target, environment, index, options, {
      // An entry that all files of a solution lack is added to the last of these files, and to its copies, so that they
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
  environment: DeploymentEnvironment,
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
  const ignored = index.ignored(file).map(ignoreMatcher);
  const references = sortedByName(
    missingReferences(target, environment, index).flatMap((each) => each.references),
    ({ logicalName }) => logicalName,
  );
  const variables = sortedByName(
    lackingVariables(settings, solutions, otherFiles).filter(({ schemaName }) => needsValue(schemaName, solutions)),
    ({ schemaName }) => schemaName,
  );
  const custom = references.filter(isCustomConnector);
  const styles = tokenSources(settings, environment, index);
  const tokenOf = (logicalName: string): string =>
    writesTokens(options.connections) ? connectionToken(logicalName, styles, index.tokens(file)) : '';
  // Templates only list names: with a token, they would be settings files of an import.
  const writesTokens = (option: SyncOptions['connections' | 'variables']): boolean =>
    option === 'token' && !environment.isTemplate;
  const withoutEntry = writesTokens(options.variables) ? [] : variables;
  return {
    file,
    additions: [
      ...references.map((reference) => ({
        ...addReferenceSetting(file, reference),
        value: tokenOf(reference.logicalName),
      })),
      ...(writesTokens(options.connections) ? emptyConnections(settings, environment, index) : []).map(
        ({ logicalName, connectionId: before }): SetConnection => ({
          kind: 'setConnection',
          file,
          logicalName,
          before,
          value: tokenOf(logicalName),
        }),
      ),
      ...(writesTokens(options.variables) ? variables : []).map(({ schemaName }): SetVariable => {
        const value = variableToken(schemaName, settings, index.tokens(file));
        return { kind: 'setVariable', file, schemaName, before: undefined, value };
      }),
    ],
    removals: definitions.areComplete
      ? entryRemovals(settings, definitions).filter(
          ({ name }) =>
            !definitions.mayBeOfAbsentSolution(name) &&
            !ignored.some((ignores) => ignores({ ruleId: 'settings-unknown-entry', file, reference: name })),
        )
      : [],
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

/**
 * The environment variables of the solutions for which neither the settings file nor an earlier one has an entry. Those of
 * solutions with a later file are left out, because the entry belongs there.
 */
function lackingVariables(
  settings: DeploymentSettings,
  solutions: readonly Solution[],
  { earlier, later }: { readonly earlier: readonly TargetedSettings[]; readonly later: readonly TargetedSettings[] },
): EnvironmentVariable[] {
  const namesOf = ({ variables }: DeploymentSettings): Set<string> =>
    new Set(variables.map(({ schemaName }) => nameKey(schemaName)));
  return solutions
    .filter(({ root }) => !later.some(({ target }) => target.solutions.includes(root)))
    .flatMap(({ root, environmentVariables }) => {
      const lists = [
        settings,
        ...earlier.flatMap((each) => (each.target.solutions.includes(root) ? [each.settings] : [])),
      ];
      const known = lists.map(namesOf);
      return environmentVariables.filter(({ schemaName }) => !known.some((names) => names.has(nameKey(schemaName))));
    });
}

/**
 * The first entries of a settings file for connection references that have no connection in the environment, if the entry
 * is the one that counts.
 */
function emptyConnections(
  settings: DeploymentSettings,
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
): ReferenceSetting[] {
  const merged = new EnvironmentSettings(environment, index);
  return merged.areReadable
    ? settings.references.filter(({ logicalName, connectionId, pointer }) => {
        const definers = index.definitionsOf(logicalName).map(({ solution }) => solution.root);
        const counting = merged.effectiveEntry('references', logicalName, definers);
        return (
          connectionId === '' &&
          definers.some((root) => environment.solutions.includes(root)) &&
          counting?.value === '' &&
          counting.file === settings.file &&
          counting.pointer === pointer &&
          !settings.misshapen.some((each) => each.pointer === `${pointer}/ConnectionId`) &&
          !index.isExternal(settings.file, logicalName)
        );
      })
    : [];
}

/**
 * The settings files whose tokens may be a model for those of a settings file: the file itself, the other files of its
 * environment, and those of other environments.
 */
function tokenSources(
  settings: DeploymentSettings,
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
): TokenSource[] {
  const others = index
    .environments()
    .filter(({ name, folder }) => folder === environment.folder && name !== environment.name);
  return [
    { settings, environment: undefined },
    ...[environment, ...others].flatMap(({ name, files }) =>
      files.flatMap(({ file }): TokenSource[] => {
        const found = file === settings.file ? undefined : index.settingsIn(file);
        return found ? [{ settings: found, environment: name === environment.name ? undefined : name }] : [];
      }),
    ),
  ];
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
