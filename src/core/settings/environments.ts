import type { DeclaredEnvironment, DeclaredSettings } from '../config/declaredEnvironment';
import { globMatcher } from '../config/globs/globMatcher';
import type { WorkspaceConfig } from '../config/configShape';
import { nameMatcher } from '../config/workspaceConfig';
import { withoutOlderCopies } from '../dependencies/solutionCopies';
import type { AcceleratorSettings } from '../model/acceleratorSettings';
import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { type FilePath, folderOf, pathInFolder } from '../model/filePath';
import { nameKey, sameName, compareNames } from '../model/names';
import type { Solution } from '../model/solution';
import { environmentIn, environmentNameOf, isTemplateName } from './environmentNames';
import { solutionsOf } from './settingsSolutions';
import { SolutionPlaces } from './solutionPlaces';
import { bareConnectionId, isBareConnectionId } from './bareConnectionId';
import { isPlaceholderId } from './placeholderId';
import { Tokens } from '../text/tokens';
import { compareTexts } from '../text/order';
import { unique } from '../text/unique';

/**
 * A settings file, the name of its environment, and its declaration in `.connref.json`, which is undefined for an
 * inferred environment.
 */
interface Assigned {
  readonly settings: DeploymentSettings;
  readonly environment: string;
  readonly declared: { readonly environment: DeclaredEnvironment; readonly settings: DeclaredSettings } | undefined;
}

/** What the target environments of a workspace are computed from. */
export interface EnvironmentSources {
  readonly settings: readonly DeploymentSettings[];
  /** The settings files of the ALM Accelerator, sorted by path. */
  readonly accelerator: readonly AcceleratorSettings[];
  readonly solutions: readonly Solution[];
  /** Whether the workspace may contain more solutions, in a part that was not read. */
  readonly mayLackSolutions: boolean;
  /** The content of the `.connref.json` of a workspace folder. */
  readonly configIn: (folder: string) => Pick<WorkspaceConfig, 'environments' | 'externals' | 'tokens'>;
}

/** The target environments, and the settings files that are for none of them. */
export interface MappedEnvironments {
  /**
   * The environments, grouped by workspace folder. In each folder, the declared environments come first, in the order of
   * `.connref.json`, and then the inferred ones, sorted by name. Folders with neither a settings file nor a solution are
   * left out.
   */
  readonly environments: readonly DeploymentEnvironment[];
  /**
   * An invented environment for each settings file that names nothing of the workspace, neither by its path nor by its
   * entries: nobody imports anything with the file, so it must neither make an environment nor change the values of
   * one. Rules check what the file alone shows.
   */
  readonly strays: readonly DeploymentEnvironment[];
}

/**
 * Finds the target environments of a workspace, and the settings files of each environment. Declarations in
 * `.connref.json` have priority. For a settings file without a declaration, the environment and the solutions are
 * inferred from the file's path and content.
 */
export function mapEnvironments(sources: EnvironmentSources): MappedEnvironments {
  const { settings, accelerator, solutions } = sources;
  const places = new SolutionPlaces(solutions);
  const folders = new Set(
    [...[...settings, ...accelerator].map(({ file }) => file), ...solutions.map(({ root }) => root)].map(folderOf),
  );
  const mapped = [...folders].sort().map((folder) => mapFolder(folder, sources, places));
  return {
    environments: mapped.flatMap(({ environments }) => environments),
    strays: mapped.flatMap(({ strays }) => strays),
  };
}

function mapFolder(folder: string, sources: EnvironmentSources, places: SolutionPlaces): MappedEnvironments {
  const { environments: declared, externals, tokens: ownTokens } = sources.configIn(folder);
  const isExternal = nameMatcher(externals);
  const tokens = new Tokens(ownTokens);
  const all = sources.settings
    .filter(({ file }) => folderOf(file) === folder)
    .flatMap((each) => assign(each, declared, places));
  const strays = new Set(
    all.filter(
      (each) =>
        !sources.mayLackSolutions && each.declared === undefined && namesNothing(each.settings, places, isExternal),
    ),
  );
  const assigned = all.filter((each) => !strays.has(each));
  const ofAccelerator = sources.accelerator
    .filter(({ file }) => folderOf(file) === folder)
    .flatMap((each) => assignAccelerator(each, declared, places));
  const inferred = new Map<string, string>();
  for (const { environment } of [...assigned, ...ofAccelerator]) {
    if (environment !== undefined && !declared.some(({ name }) => nameKey(name) === nameKey(environment))) {
      inferred.set(nameKey(environment), inferred.get(nameKey(environment)) ?? environment);
    }
  }
  const names = [
    ...declared.map((environment) => ({ name: environment.name, declared: environment })),
    ...[...inferred.values()].sort(byName).map((name) => ({ name, declared: undefined })),
  ];
  return {
    environments: names.map((each) =>
      environmentOf(
        each,
        folder,
        assigned.filter(({ environment }) => nameKey(environment) === nameKey(each.name)),
        ofAccelerator.filter(
          ({ environment }) => environment === undefined || nameKey(environment) === nameKey(each.name),
        ),
        places,
        tokens,
      ),
    ),
    strays: [...strays].map((each) =>
      environmentOf({ name: each.environment, declared: undefined }, folder, [each], [], places, tokens),
    ),
  };
}

/**
 * Whether neither the path nor an entry of a settings file names anything of the workspace, as with a sample file, or a
 * file for a solution in another repository. In a workspace without solutions, this is unknown.
 */
function namesNothing(
  settings: DeploymentSettings,
  places: SolutionPlaces,
  isExternal: (name: string) => boolean,
): boolean {
  const { solutions, isComplete } = solutionsOf(settings, places);
  return (
    settings.readable &&
    solutions.length === 0 &&
    isComplete &&
    places.solutions.length > 0 &&
    !settings.references.some(({ logicalName }) => isExternal(logicalName)) &&
    !settings.variables.some(({ schemaName }) => isExternal(schemaName))
  );
}

/** A settings file of the ALM Accelerator, with the solutions that it is for. */
interface AssignedAccelerator {
  readonly settings: AcceleratorSettings;
  /** Undefined if the path contains no name of an environment: the pipeline then uses the file in each environment. */
  readonly environment: string | undefined;
  readonly solutions: readonly Solution[];
}

/** Finds the environments of a settings file of the ALM Accelerator; none if it is for a solution that is not here. */
function assignAccelerator(
  settings: AcceleratorSettings,
  environments: readonly DeclaredEnvironment[],
  places: SolutionPlaces,
): AssignedAccelerator[] {
  const { solutions, isComplete } = solutionsOf({ file: settings.file, references: [], variables: [] }, places);
  if (solutions.length === 0 && isComplete) {
    return [];
  }
  const declaring = environments.filter((each) => declarationOf(settings.file, each) !== undefined);
  if (declaring.length > 0) {
    return declaring.map(({ name }) => ({ settings, environment: name, solutions }));
  }
  const name = environmentNameOf(settings.file, places);
  return [{ settings, environment: environmentIn(name, places) === '' ? undefined : name, solutions }];
}

/** The item of an environment's `settings` in `.connref.json` that a file matches. */
export function declarationOf(file: FilePath, { settings }: DeclaredEnvironment): DeclaredSettings | undefined {
  return settings.find(({ path }) => globMatcher([path], 'path')(pathInFolder(file)));
}

/**
 * Finds the environments of a settings file. A file belongs to every environment that declares it, because several
 * environments can share a base file. An environment that declares files gets only the declared ones, so an undeclared
 * file with the name of that environment is assigned to a separate environment. The separate environment has the file's
 * path in its name, so that the two names differ.
 */
function assign(
  settings: DeploymentSettings,
  environments: readonly DeclaredEnvironment[],
  places: SolutionPlaces,
): Assigned[] {
  const path = pathInFolder(settings.file);
  const found = environments.flatMap((environment): Assigned[] => {
    const declared = declarationOf(settings.file, environment);
    return declared ? [{ settings, environment: environment.name, declared: { environment, settings: declared } }] : [];
  });
  if (found.length > 0) {
    return found;
  }
  const name = environmentNameOf(settings.file, places);
  const isTaken = environments.some((each) => each.settings.length > 0 && nameKey(each.name) === nameKey(name));
  return [{ settings, environment: isTaken ? `${name} (${path})` : name, declared: undefined }];
}

function environmentOf(
  { name, declared }: { readonly name: string; readonly declared: DeclaredEnvironment | undefined },
  folder: string,
  assigned: readonly Assigned[],
  ofAccelerator: readonly AssignedAccelerator[],
  places: SolutionPlaces,
  tokens: Tokens,
): DeploymentEnvironment {
  const files = assigned
    .map((each) => ({ target: targetOf(each, declared, places), order: orderIn(each, declared) }))
    .sort((a, b) => a.order - b.order || byName(a.target.file, b.target.file))
    .map(({ target }) => target);
  const named = withoutOlderCopies(withNames(places.solutions, declared?.solutions ?? [], folder));
  const roots =
    files.length > 0
      ? files.flatMap((target) => target.solutions)
      : withoutOlderCopies(ofAccelerator.flatMap(({ solutions }) => solutions)).map(({ root }) => root);
  return {
    name,
    folder,
    files,
    accelerator: ofAccelerator.map(({ settings }) => settings),
    solutions: named.length > 0 ? named.map(({ root }) => root) : [...new Set(roots)].sort(),
    areSolutionsDeclared:
      named.length > 0 || assigned.some((each) => (each.declared?.settings.solutions.length ?? 0) > 0),
    unknownSolutions: unique([
      ...(declared?.solutions ?? []),
      ...assigned.flatMap((each) => each.declared?.settings.solutions ?? []),
    ]).filter((each) => !places.solutions.some((solution) => hasName(solution, each))),
    import: declared?.import ?? 'first',
    managed: declared?.managed,
    importAs: declared?.importAs,
    activateAs: declared?.activateAs,
    url: declared?.url,
    environmentId: declared?.environmentId,
    isTemplate:
      declared?.template ?? (isTemplateName(name) && assigned.every(({ settings }) => !hasValue(settings, tokens))),
    isDeclared: declared !== undefined,
    isNamed: declared !== undefined || environmentIn(name, places) !== '',
  };
}

function targetOf(
  { settings, declared: declaration }: Assigned,
  environment: DeclaredEnvironment | undefined,
  places: SolutionPlaces,
): SettingsTarget {
  const forFile = declaration?.settings.solutions ?? [];
  const names = forFile.length > 0 ? forFile : (environment?.solutions ?? []);
  const named = withNames(places.solutions, names, folderOf(settings.file));
  // When `.connref.json` lists solutions for this file, solutions are never inferred from the file's path and content.
  const found =
    forFile.length > 0
      ? { solutions: named, isComplete: true }
      : names.length > 0
        ? solutionsOf(settings, new SolutionPlaces(named), true)
        : solutionsOf(settings, places);
  return {
    file: settings.file,
    // A file that is beside an older copy only is still compared with that copy.
    solutions: withoutOlderCopies(found.solutions)
      .map(({ root }) => root)
      .sort(),
    isComplete: found.isComplete && names.every((name) => named.some((solution) => hasName(solution, name))),
  };
}

function orderIn({ declared }: Assigned, environment: DeclaredEnvironment | undefined): number {
  return declared && environment ? environment.settings.indexOf(declared.settings) : Number.MAX_SAFE_INTEGER;
}

/**
 * Finds the solutions with one of the unique names, including several exports of the same solution. Solutions in other
 * workspace folders only count when the folder itself has none with the name, because a second clone of the repository
 * may be open as another workspace folder.
 */
function withNames(solutions: readonly Solution[], names: readonly string[], folder: string): Solution[] {
  const found = names.flatMap((name) => {
    const all = solutions.filter((solution) => hasName(solution, name));
    const here = all.filter(({ root }) => folderOf(root) === folder);
    return here.length > 0 ? here : all;
  });
  return solutions.filter((solution) => found.includes(solution));
}

function hasName({ manifest }: Solution, name: string): boolean {
  return manifest !== undefined && sameName(manifest.uniqueName, name);
}

/** Whether a settings file has a value that an import can use. Texts such as `TODO` or `{your connection}` do not count. */
function hasValue({ references, variables }: DeploymentSettings, tokens: Tokens): boolean {
  const isId = (text: string): boolean =>
    text !== '' &&
    !isPlaceholderId(text, tokens) &&
    (isBareConnectionId(text, tokens) || bareConnectionId(text, tokens) !== undefined);
  return (
    references.some(({ connectionId }) => isId(connectionId)) || variables.some(({ value }) => (value ?? '') !== '')
  );
}

function byName(a: string, b: string): number {
  return compareNames(a, b) || compareTexts(a, b);
}
