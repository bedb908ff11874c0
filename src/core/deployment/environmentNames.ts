import { baseName, directoryOf, type FilePath, pathInFolder } from '../model/filePath';
import { nameKey } from '../model/names';

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
 * @param solutionNames Unique names of solutions, which are no environments.
 * @param holdsSolution Whether a solution lies in a directory: such a directory is named after that.
 */
export function environmentNameOf(
  file: FilePath,
  solutionNames: readonly string[],
  holdsSolution: (directory: FilePath) => boolean,
): string {
  const stem = baseName(file).replace(/\.json$/i, '');
  const inFileName = environmentIn(stem, solutionNames);
  if (inFileName !== '') {
    return inFileName;
  }
  for (
    let directory = directoryOf(file);
    directory !== undefined && pathInFolder(directory) !== '' && !holdsSolution(directory);
    directory = directoryOf(directory)
  ) {
    const name = withoutSolutions(baseName(directory), solutionNames)
      .replace(/[-_. ]?deployment[-_. ]?settings$/i, '')
      .replace(/^[-_. ]+|[-_. ]+$/g, '');
    if (name !== '' && !genericDirectory.test(name)) {
      return name;
    }
  }
  return stem;
}

/** What is left of a name without the names of solutions and what all settings files are called; empty where nothing is. */
export function environmentIn(name: string, solutionNames: readonly string[]): string {
  return withoutSolutions(name, solutionNames)
    .replace(genericWords, '')
    .replace(/^[-_. ]+|[-_. ]+$/g, '');
}

export function isTemplateName(name: string): boolean {
  return templateName.test(name);
}

/** Whether a name has another one in it as a word: no letter or digit before or behind it. */
export function mentions(name: string, word: string): boolean {
  return wordAt(name, word) >= 0;
}

/** A name without the unique names of solutions in it, the longest first: `Contoso` may begin `Contoso_Core`. */
function withoutSolutions(name: string, solutionNames: readonly string[]): string {
  return [...solutionNames]
    .sort((a, b) => b.length - a.length)
    .reduce((rest, solution) => {
      const at = wordAt(rest, solution);
      return at < 0 ? rest : rest.slice(0, at) + rest.slice(at + solution.length);
    }, name);
}

function wordAt(name: string, word: string): number {
  const isWord = (at: number): boolean => !/[\p{L}\p{N}]/u.test((name[at - 1] ?? '') + (name[at + word.length] ?? ''));
  let at = word === '' ? -1 : nameKey(name).indexOf(nameKey(word));
  while (at >= 0 && !isWord(at)) {
    at = nameKey(name).indexOf(nameKey(word), at + 1);
  }
  return at;
}
