import { baseName, directoryOf, type FilePath, pathInFolder } from '../model/filePath';
import type { SolutionPlaces } from './solutionPlaces';

/** Words that settings files are called by whatever environment they are for (field.md §3.1). */
const genericWords =
  /deployment[-_. ]?(?:settings?|config(?:uration)?)|(?:connection|environment)[-_. ]?(?:references?|settings?|variables?)|settings?|config(?:uration)?/gi;
/** Directories that say nothing of an environment. */
const genericDirectory =
  /^(?:\.?config|configs|configuration|settings|deployment|deployments|deploy|env|envs|environment|environments|pipelines?|alm|src|source|solutions?|solutionpackage|power ?platform)$/i;
/** Names of files that are patterns for others. */
const templateName = /^(?:base|template|sample|example|default)$/i;

/**
 * The name of the environment that a settings file is for, as its path tells: `train.deploymentsettings.json` → `train`,
 * `config/Test/deploymentSettings.json` → `Test`, `Contoso_prod.json` → `prod`. The file's own name where nothing tells.
 * Names of solutions are no environments, and directories above solutions are named after those.
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
    const name = places
      .withoutNames(baseName(directory))
      .replace(/[-_. ]?deployment[-_. ]?settings$/i, '')
      .replace(/^[-_. ]+|[-_. ]+$/g, '');
    if (name !== '' && !genericDirectory.test(name)) {
      return name;
    }
  }
  return stem;
}

/** What is left of a name without the names of solutions and what all settings files are called; empty where nothing is. */
export function environmentIn(name: string, places: SolutionPlaces): string {
  return places
    .withoutNames(name)
    .replace(genericWords, '')
    .replace(/^[-_. ]+|[-_. ]+$/g, '');
}

export function isTemplateName(name: string): boolean {
  return templateName.test(name);
}
