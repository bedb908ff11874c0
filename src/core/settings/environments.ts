import type { DeclaredEnvironment, DeclaredSettings } from '../config/declaredEnvironment';
import { globMatcher } from '../config/globs/globMatcher';
import { withoutOlderCopies } from '../dependencies/solutionCopies';
import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { folderOf, pathInFolder } from '../model/filePath';
import { nameKey, sameName, compareNames } from '../model/names';
import type { Solution } from '../model/solution';
import { environmentIn, environmentNameOf, isTemplateName } from './environmentNames';
import { solutionsOf } from './settingsSolutions';
import { SolutionPlaces } from './solutionPlaces';
import { compareTexts } from '../text/order';

/**
 * A settings file, the name of its environment, and its declaration in `.connref.json`, which is undefined for an
 * inferred environment.
 */
interface Assigned {
  readonly settings: DeploymentSettings;
  readonly environment: string;
  readonly declared: { readonly environment: DeclaredEnvironment; readonly settings: DeclaredSettings } | undefined;
}

/**
 * Finds the target environments of a workspace, and the settings files of each environment. Declarations in
 * `.connref.json` have priority. For a settings file without a declaration, the environment and the solutions are
 * inferred from the file's path and content.
 * @param declaredIn Returns the environments that the `.connref.json` of a workspace folder declares.
 * @returns The environments, grouped by workspace folder. In each folder, the declared environments come first, in the
 * order of `.connref.json`, and then the inferred ones, sorted by name. Folders with neither a settings file nor a
 * solution are left out.
 */
export function mapEnvironments(
  settings: readonly DeploymentSettings[],
  solutions: readonly Solution[],
  declaredIn: (folder: string) => readonly DeclaredEnvironment[],
): DeploymentEnvironment[] {
  const places = new SolutionPlaces(solutions);
  const folders = new Set([...settings.map(({ file }) => file), ...solutions.map(({ root }) => root)].map(folderOf));
  return [...folders].sort().flatMap((folder) => {
    const declared = declaredIn(folder);
    const assigned = settings
      .filter(({ file }) => folderOf(file) === folder)
      .flatMap((each) => assign(each, declared, places));
    const inferred = new Map<string, string>();
    for (const { environment } of assigned) {
      if (!declared.some(({ name }) => nameKey(name) === nameKey(environment))) {
        inferred.set(nameKey(environment), inferred.get(nameKey(environment)) ?? environment);
      }
    }
    const all = [
      ...declared.map((environment) => ({ name: environment.name, declared: environment })),
      ...[...inferred.values()].sort(byName).map((name) => ({ name, declared: undefined })),
    ];
    return all.map((each) =>
      environmentOf(
        each,
        folder,
        assigned.filter(({ environment }) => nameKey(environment) === nameKey(each.name)),
        places,
      ),
    );
  });
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
    const declared = environment.settings.find((each) => globMatcher([each.path], 'path')(path));
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
  places: SolutionPlaces,
): DeploymentEnvironment {
  const files = assigned
    .map((each) => ({ target: targetOf(each, name, declared, places), order: orderIn(each, declared) }))
    .sort((a, b) => a.order - b.order || byName(a.target.file, b.target.file))
    .map(({ target }) => target);
  const named = withoutOlderCopies(withNames(places.solutions, declared?.solutions ?? [], folder));
  return {
    name,
    folder,
    files,
    solutions:
      named.length > 0
        ? named.map(({ root }) => root)
        : [...new Set(files.flatMap((target) => target.solutions))].sort(),
    areSolutionsDeclared:
      named.length > 0 || assigned.some((each) => (each.declared?.settings.solutions.length ?? 0) > 0),
    import: declared?.import ?? 'first',
    managed: declared?.managed,
    importAs: declared?.importAs,
    activateAs: declared?.activateAs,
    url: declared?.url,
    environmentId: declared?.environmentId,
    isTemplate: isTemplateName(name) || (files.length > 0 && files.every(({ isTemplate }) => isTemplate)),
    isDeclared: declared !== undefined,
    isNamed: declared !== undefined || environmentIn(name, places) !== '',
  };
}

function targetOf(
  { settings, declared: declaration }: Assigned,
  name: string,
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
      : solutionsOf(settings, names.length > 0 ? new SolutionPlaces(named) : places);
  return {
    file: settings.file,
    // A file that is beside an older copy only is still compared with that copy.
    solutions: withoutOlderCopies(found.solutions)
      .map(({ root }) => root)
      .sort(),
    isComplete: found.isComplete && names.every((name) => named.some((solution) => hasName(solution, name))),
    // The file of a declared environment is not a template only because all its values are empty: people declare an
    // environment before they know the values.
    isTemplate: isTemplateName(name) || (environment === undefined && isEmpty(settings)),
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

function isEmpty({ references, variables }: DeploymentSettings): boolean {
  return (
    references.length + variables.length > 0 &&
    references.every(({ connectionId }) => connectionId === '') &&
    variables.every(({ value }) => value === undefined || value === '')
  );
}

function byName(a: string, b: string): number {
  return compareNames(a, b) || compareTexts(a, b);
}
