import { isCustomApiName, isCustomConnector } from '../../connectors/connectorIdentity';
import type { CreateSettings, NewReferenceSetting, NewVariableSetting } from '../operations/settingsOperation';
import { archiveOf } from '../../model/archivePath';
import type { DeploymentEnvironment, SettingsTarget } from '../../model/deploymentEnvironment';
import type { DeploymentSettings } from '../../model/deploymentSettings';
import { type FilePath, folderOf } from '../../model/filePath';
import { apiNameOf, nameKey, sameName } from '../../model/names';
import type { Solution } from '../../model/solution';
import { canParse } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { fileNameFor, renameEnvironmentInPath, hasEnvironmentInPath } from '../../settings/settingsFileNames';
import { newEnvironment } from '../../plan/newEnvironment';
import type { SettingsRemark } from './settingsRemark';
import { customConnectorRemarks, solutionsOf, syncSettings } from './settingsSync';
import { unsetVariables } from './unsetVariables';
import { unique, firstBy } from '../../text/unique';

/** The settings files of a new target environment. */
export interface NewEnvironment {
  readonly operations: readonly CreateSettings[];
  /**
   * All settings files of the environment, new ones and shared ones, in the order in which they are merged: later files
   * override earlier ones.
   */
  readonly files: readonly FilePath[];
  /**
   * Those of the `files` that already exist and belong to other environments too. `.connref.json` must list them for
   * the new environment.
   */
  readonly shared: readonly FilePath[];
  /** Things that people still have to do after the files are created. */
  readonly remarks: readonly SettingsRemark[];
}

/**
 * Computes the settings files of a new target environment: for each file of another environment, the pattern, one with
 * a similar path and the same formatting, unless both environments can share the file. Connections and values of
 * variables are copied only if they contain pipeline tokens (placeholders), because they belong to one environment. An
 * environment variable without a token gets no entry, because the import fails for an empty value; a remark lists it if
 * it needs a value or other environments set it.
 * @param folder The identifier of the workspace folder.
 * @param pattern The environment whose settings files are the pattern. If it is undefined or has no files, each
 * solution of the folder gets one file.
 */
export function createEnvironment(
  name: string,
  folder: string,
  pattern: DeploymentEnvironment | undefined,
  index: WorkspaceIndex,
): NewEnvironment {
  const { own, shared } = pattern ? filesOf(pattern, index) : { own: [], shared: [] };
  const files =
    pattern && own.length > 0
      ? own.map((target) => fileLike(name, pattern.name, target, index))
      : solutionsWithoutTwins(folder, index).map((solution) => fileFor(name, solution, index));
  const operations = files.map(({ operation }) => operation);
  const solutions = [...new Set(files.flatMap((file) => file.solutions))];
  return {
    operations,
    files: pattern ? layersLike(pattern, own, shared, operations) : operations.map(({ file }) => file),
    shared: shared.map(({ file }) => file),
    remarks: [
      ...unique(files.flatMap(({ remarks }) => remarks)),
      ...unsetVariables(name, operations, solutions, index),
      ...shared.map(({ file }): SettingsRemark => {
        const owner = pattern && isOfOneEnvironment(file, index) ? pattern.name : undefined;
        return { kind: 'fileOfOthers', file, owner, environment: name };
      }),
    ],
  };
}

/**
 * The settings files of the new environment in the order of the pattern's files. Each file that was copied is replaced
 * by its copy. If the pattern has no files, these are the created files.
 */
function layersLike(
  { files }: DeploymentEnvironment,
  own: readonly SettingsTarget[],
  shared: readonly SettingsTarget[],
  operations: readonly CreateSettings[],
): FilePath[] {
  const layers = files.flatMap((target) => {
    const created = operations[own.indexOf(target)];
    return created ? [created.file] : shared.includes(target) ? [target.file] : [];
  });
  return own.length > 0 ? layers : operations.map(({ file }) => file);
}

/** Whether at most one target environment uses the settings file. */
function isOfOneEnvironment(file: FilePath, index: WorkspaceIndex): boolean {
  return index.environments().filter(({ files }) => files.some((target) => target.file === file)).length < 2;
}

/**
 * Divides the settings files of an environment, the pattern, into files to copy for the new environment (`own`) and
 * files to share with it. Shared are files of several environments, and base files: files without the environment's
 * name in their path, if files with the name (or else the last file) apply to the same solutions. If several
 * environments use every file, none is shared, and base files are in neither list.
 */
function filesOf(
  { name, files }: DeploymentEnvironment,
  index: WorkspaceIndex,
): { readonly own: readonly SettingsTarget[]; readonly shared: readonly SettingsTarget[] } {
  const notShared = files.filter(({ file }) => isOfOneEnvironment(file, index));
  const candidates = notShared.length > 0 ? notShared : files;
  const named = candidates.filter(({ file }) => hasEnvironmentInPath({ file, environment: name }));
  const last = candidates.at(-1);
  const isBelow = (target: SettingsTarget, above: readonly SettingsTarget[]): boolean =>
    !above.includes(target) &&
    target.solutions.every((root) => above.some(({ solutions }) => solutions.includes(root)));
  const above = named.length > 0 ? named : last ? [last] : [];
  const own = candidates.filter((target) => !isBelow(target, above));
  return { own, shared: files.filter((target) => notShared.length > 0 && !own.includes(target)) };
}

/**
 * The target environment whose settings files are the pattern for a new one: the environment with the most files. If
 * several have equally many files, a template is preferred, which is an environment that only serves as pattern.
 * Undefined if no environment of the folder has settings files.
 */
export function patternFor(folder: string, index: WorkspaceIndex): DeploymentEnvironment | undefined {
  const [pattern] = index
    .environments()
    .filter((each) => each.folder === folder && each.files.length > 0)
    .sort((a, b) => b.files.length - a.files.length || Number(b.isTemplate) - Number(a.isTemplate));
  return pattern;
}

interface NewFile {
  readonly operation: CreateSettings;
  /** The solutions that the new settings file is for. */
  readonly solutions: readonly Solution[];
  readonly remarks: readonly SettingsRemark[];
}

function fileLike(name: string, environment: string, target: SettingsTarget, index: WorkspaceIndex): NewFile {
  const file = renameEnvironmentInPath({ environment, file: target.file }, name);
  const settings = index.settingsIn(target.file) ?? emptySettings(target.file);
  return newFile(file, settings, target, target.file, index);
}

function fileFor(name: string, solution: Solution, index: WorkspaceIndex): NewFile {
  const file = fileNameFor(name, [], solution);
  const target = { file, solutions: [solution.root], isComplete: true };
  const created = newFile(file, emptySettings(file), target, undefined, index);
  const { manifest, manifestFile } = solution;
  return manifest
    ? { ...created, operation: { ...created.operation, namedAfter: { uniqueName: manifest.uniqueName, manifestFile } } }
    : created;
}

function newFile(
  file: FilePath,
  settings: DeploymentSettings,
  target: SettingsTarget,
  pattern: FilePath | undefined,
  index: WorkspaceIndex,
): NewFile {
  const tokens = index.tokens(file);
  const solutions = solutionsOf(target, index);
  const custom = firstBy(
    solutions.flatMap((solution) => solution.connectionReferences.filter(isCustomConnector)),
    ({ logicalName }) => nameKey(logicalName),
  ).map(({ logicalName }) => logicalName);
  const isCustom = (logicalName: string, connectorId = ''): boolean =>
    isCustomApiName(apiNameOf(connectorId)) || custom.some((name) => sameName(name, logicalName));
  const { additions, removals } = syncSettings(
    settings,
    target,
    { ...newEnvironment(folderOf(file), []), files: [target] },
    index,
    { variables: 'remark', connections: 'empty' },
  );
  const isStale = ({ pointer }: { readonly pointer: string }): boolean =>
    removals.some((each) => each.pointer === pointer);
  const kept = settings.references.filter((each) => !isStale(each));
  const references: NewReferenceSetting[] = [
    ...kept.map(({ logicalName, connectionId, connectorId, others = [] }) => ({
      logicalName,
      others: others.filter(([, value]) => tokens.holdsToken(value)),
      connectionId: tokens.holdsToken(connectionId) ? connectionId : '',
      connectorId: isCustom(logicalName, connectorId) ? undefined : connectorId,
    })),
    ...additions
      .filter((operation) => operation.kind === 'setConnection')
      .map(({ logicalName, connectorId }) => ({ logicalName, connectionId: '', connectorId })),
  ];
  const variables = settings.variables
    .filter((each) => !isStale(each) && tokens.holdsToken(each.value ?? ''))
    .map(({ schemaName, value = '', others = [] }): NewVariableSetting => ({
      schemaName,
      value,
      others: others.filter(([, each]) => tokens.holdsToken(each)),
    }));
  return {
    operation: {
      kind: 'createSettings',
      file,
      references: firstBy(references, ({ logicalName }) => nameKey(logicalName)),
      variables: firstBy(variables, ({ schemaName }) => nameKey(schemaName)),
      pattern,
    },
    solutions,
    remarks: customConnectorRemarks(custom),
  };
}

/**
 * The solutions of a workspace folder that are not in a zip or in the YAML layout, each solution once. If the folder
 * has a managed and an unmanaged export of one solution, this is the unmanaged one.
 */
function solutionsWithoutTwins(folder: string, index: WorkspaceIndex): Solution[] {
  const sources = index
    .solutions()
    .filter((each) => folderOf(each.root) === folder && archiveOf(each.root) === undefined && canParse(each))
    .sort((a, b) => Number(a.manifest?.managed === 'managed') - Number(b.manifest?.managed === 'managed'));
  return firstBy(sources, ({ root, manifest }) => nameKey(manifest?.uniqueName ?? root));
}

function emptySettings(file: FilePath): DeploymentSettings {
  return { file, readable: true, references: [], variables: [], misshapen: [] };
}
