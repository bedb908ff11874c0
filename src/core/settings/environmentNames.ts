import { trimmed } from '../text/trimmed';
import { baseName, directoryOf, type FilePath, pathInFolder } from '../model/filePath';
import type { SolutionPlaces } from './solutionPlaces';

/**
 * Words in the names of settings files that are not names of environments. Source:
 * docs/formats.md#deployment-settings-files.
 */
const genericWords =
  /(?:custom[-_. ]?)?deployment[-_. ]?(?:settings?|config(?:uration)?)|(?:connection|environment)[-_. ]?(?:references?|settings?|variables?)|settings?|config(?:uration)?/gi;
/** Names of directories that are not names of environments. */
const genericDirectory =
  /^(?:\.?config|configs|configuration|settings|deployment|deployments|deploy|env|envs|environment|environments|pipelines?|alm|src|source|solutions?|solutionpackage|power ?platform)$/i;
/** Names of directories that contain a directory for each environment, or the settings files of all environments. */
const settingsDirectory =
  /^(?:|\.?config|configs|configuration|settings|deployment|deployments|deploy|env|envs|environments?)$/i;
const settingsEnding = /[-_. ]?deployment[-_. ]?settings$/i;
/** Words for the stages through which solutions are deployed, with an optional number. */
const stageName =
  /(?<!\p{L})(?:dev|develop|development|build|sandbox|sbx|ci|test|testing|tst|qa|validation|sit|int|integration|uat|acc|acceptance|abn|demo|train|training|stage|staging|stg|pre[-_. ]?prod|pre[-_. ]?production|prd|prod|production|live|hotfix)\d*(?!\p{L})/iu;
/** A character between the words of a name. */
const separator = /[-_. ]/;
/** Environment names that show a template: its settings files only list names to copy into files of environments. */
const templateName = /^(?:base|template)$/i;

/** A word in the names of environments in which people develop solutions, and from which they export them. */
const sourceName = /(?<![\p{L}\p{N}])(?:dev|develop|development|source)(?![\p{L}\p{N}])/iu;
/** A word in the names of environments that people work in, but not in `pre-prod` or `non-production`. */
const productionName =
  /(?<![\p{L}\p{N}])(?<!(?<![\p{L}\p{N}])(?:pre|non?|not)[-_. ]?)(?:prod|prd|production|live)(?![\p{L}\p{N}])/iu;

/**
 * Infers the name of the target environment from the path of a settings file: `train.deploymentsettings.json` →
 * `train`, `config/Test/mail.json` → `Test`, `Contoso_prod.json` → `prod`. A stage in the file's own name comes first,
 * then a folder that is a stage or is in a folder for settings, then the rest of the file's name, then any folder. Names
 * of solutions are skipped, and directories are searched from the inside only up to the first one that contains a
 * solution. When nothing is found, the result is the file's name without `.json`.
 */
export function environmentNameOf(file: FilePath, places: SolutionPlaces): string {
  const stem = baseName(file).replace(/\.json$/i, '');
  const inFileName = environmentIn(stem, places);
  if (isStage(inFileName)) {
    return inFileName;
  }
  const folder = environmentFolder(file, places);
  const isOfFolder = folder !== undefined && (inFileName === '' || folder.isCertain);
  return isOfFolder ? folder.name : inFileName || stem;
}

/**
 * The innermost folder of a settings file that may be named after its environment; undefined if every folder has the name
 * of a solution or a generic one. It is certain if its name is a stage, or if it is in a folder for settings and no
 * folder of a solution is between it and the file, because then the file's own name is the environment.
 */
function environmentFolder(
  file: FilePath,
  places: SolutionPlaces,
): { readonly name: string; readonly isCertain: boolean } | undefined {
  let isInSolutionFolder = false;
  for (
    let directory = directoryOf(file);
    directory !== undefined && pathInFolder(directory) !== '' && !places.isAbove(directory);
    directory = directoryOf(directory)
  ) {
    const base = baseName(directory);
    const name = trimmed(places.withoutNames(base).replace(settingsEnding, ''), separator);
    if (name !== '' && !genericDirectory.test(name)) {
      const parent = directoryOf(directory) ?? '';
      return { name, isCertain: isStage(name) || (!isInSolutionFolder && isSettingsDirectory(baseName(parent))) };
    }
    isInSolutionFolder ||= name === '' && trimmed(base.replace(settingsEnding, ''), separator) !== '';
  }
  return undefined;
}

/** Whether the name of a directory, such as `config` or `deployment-settings`, shows that settings files are in it. */
export function isSettingsDirectory(name: string): boolean {
  return settingsDirectory.test(trimmed(name.replace(settingsEnding, ''), separator));
}

/** Whether a name has only words such as `deploymentSettings`, which do not name an environment. */
export function isGenericName(name: string): boolean {
  return trimmed(name.replace(genericWords, ''), separator) === '';
}

/** Whether a name contains a word for a stage of deployment, such as `test` or `Prod2`, or is that of a template. */
function isStage(name: string): boolean {
  return stageName.test(name) || isTemplateName(name);
}

/**
 * The name of an environment in the name of a settings file without `.json`: the part that is neither a solution's name
 * nor a generic word such as `settings`. Empty when the file name has no such part.
 */
export function environmentIn(name: string, places: SolutionPlaces): string {
  return trimmed(places.withoutNames(name).replace(genericWords, ''), separator);
}

/**
 * Whether a name, such as `base`, shows that settings files without values are templates, which only list names to copy
 * into other settings files.
 */
export function isTemplateName(name: string): boolean {
  return templateName.test(name);
}

/** Whether a name, such as `dev` or `Contoso-Development`, shows that solutions are developed in an environment. */
export function isSourceName(name: string): boolean {
  return sourceName.test(name);
}

/** Whether a name, such as `prod` or `Contoso-Live`, shows that people work in an environment. */
export function isProductionName(name: string): boolean {
  return productionName.test(name);
}
