import { trimmed } from '../text/trimmed';
import { baseName, directoryOf, type FilePath, pathInFolder } from '../model/filePath';
import type { SolutionPlaces } from './solutionPlaces';

/**
 * Words in the names of settings files that are not names of environments. Source:
 * docs/formats.md#deployment-settings-files.
 */
const genericWords =
  /deployment[-_. ]?(?:settings?|config(?:uration)?)|(?:connection|environment)[-_. ]?(?:references?|settings?|variables?)|settings?|config(?:uration)?/gi;
/** Names of directories that are not names of environments. */
const genericDirectory =
  /^(?:\.?config|configs|configuration|settings|deployment|deployments|deploy|env|envs|environment|environments|pipelines?|alm|src|source|solutions?|solutionpackage|power ?platform)$/i;
/** A character between the words of a name. */
const separator = /[-_. ]/;
/** Environment names that show a template: its settings files only list names to copy into files of environments. */
const templateName = /^(?:base|template|sample|example|default)$/i;

/** A word in the names of environments in which people develop solutions, and from which they export them. */
const sourceName = /(?<![\p{L}\p{N}])(?:dev|develop|development|source)(?![\p{L}\p{N}])/iu;
/** A word in the names of environments that people work in. */
const productionName = /(?<![\p{L}\p{N}])(?:prod|prd|production|live)(?![\p{L}\p{N}])/iu;

/**
 * Infers the name of the target environment from the path of a settings file: `train.deploymentsettings.json` →
 * `train`, `config/Test/deploymentSettings.json` → `Test`, `Contoso_prod.json` → `prod`. Names of solutions are
 * skipped, and directories are searched from the inside only up to the first one that contains a solution. When nothing
 * is found, the result is the file's name without `.json`.
 */
export function environmentNameOf(file: FilePath, places: SolutionPlaces): string {
  const stem = baseName(file).replace(/\.json$/i, '');
  const inFileName = environmentIn(stem, places);
  if (inFileName !== '') {
    return inFileName;
  }
  for (
    let directory = directoryOf(file);
    directory !== undefined && pathInFolder(directory) !== '' && !places.isAbove(directory);
    directory = directoryOf(directory)
  ) {
    const name = trimmed(
      places.withoutNames(baseName(directory)).replace(/[-_. ]?deployment[-_. ]?settings$/i, ''),
      separator,
    );
    if (name !== '' && !genericDirectory.test(name)) {
      return name;
    }
  }
  return stem;
}

/**
 * The name of an environment in the name of a settings file without `.json`: the part that is neither a solution's name
 * nor a generic word such as `settings`. Empty when the file name has no such part.
 */
export function environmentIn(name: string, places: SolutionPlaces): string {
  return trimmed(places.withoutNames(name).replace(genericWords, ''), separator);
}

/**
 * Whether a name, such as `base` or `sample`, shows that a settings file is a template, which only lists names to copy
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
