import { trimmedEnd } from '../text/trimmed';
import { type FileNameProblem, fileNameProblem } from '../model/fileNameProblem';
import { baseName, directoryOf, type FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { SolutionIdentity } from '../model/solutionIdentity';
import { escapeRegExp } from '../text/escapeRegExp';

/** The usual ending of the names of settings files. Source: docs/formats.md#deployment-settings-files. */
const usualEnding = '.deploymentsettings.json';

/** The path of a settings file, with the environment and the solutions that the file is for. */
export interface NamedSettings {
  readonly environment: string;
  readonly file: FilePath;
  /** The roots of the solutions that the file is for. */
  readonly solutions: readonly FilePath[];
}

/** Why a text cannot be the name of a new environment. */
export type EnvironmentNameProblem = { readonly kind: 'noLetter' } | FileNameProblem;

/**
 * Checks the name of a new environment; undefined when the name can be used. The name becomes part of a file name.
 */
export function environmentNameProblem(name: string): EnvironmentNameProblem | undefined {
  return /[\p{L}\p{N}]/u.test(name) ? fileNameProblem(name.trim()) : { kind: 'noLetter' };
}

/**
 * The path of the settings file for a new environment, made from the path of an existing file for the same solution:
 * `train.deploymentsettings.json` → `uat.deploymentsettings.json`, `config/Test/deploymentSettings.json` →
 * `config/Uat/deploymentSettings.json`.
 * @param existing The settings files of the existing environments.
 * @param solution The solution that the new file is for. When `existing` has no file for this solution, the path is
 * `<solution>.<environment>.deploymentsettings.json` next to the folder of the solution, or in that folder when it is
 * the workspace folder.
 */
export function fileNameFor(
  environment: string,
  existing: readonly NamedSettings[],
  solution: Pick<SolutionIdentity, 'root' | 'manifest'>,
): FilePath {
  const like = existing.find(({ solutions }) => solutions.includes(solution.root));
  if (like) {
    return renameEnvironmentInPath(like, environment);
  }
  const directory = directoryOf(solution.root) ?? solution.root;
  const name = solution.manifest?.uniqueName ?? baseName(solution.root);
  return `${directory}/${name}.${inFileName(environment)}${usualEnding}`;
}

/**
 * Whether the path of a settings file contains the name of the file's environment: in the file name, or as the name of
 * a directory. A file without this name in its path may be a base file, which a new environment shares instead of
 * getting a copy.
 */
export function hasEnvironmentInPath({ file, environment }: Pick<NamedSettings, 'file' | 'environment'>): boolean {
  const directories = file.split('/').slice(1, -1);
  return (
    replaceWord(baseName(file).replace(/\.json$/i, ''), environment, environment) !== undefined ||
    directories.some((directory) => nameKey(directory) === nameKey(environment))
  );
}

/**
 * The path of a settings file with the name `to` instead of the environment's name. When the path lacks the
 * environment's name, the result is a new file name in the same directory.
 */
export function renameEnvironmentInPath(
  { file, environment }: Pick<NamedSettings, 'file' | 'environment'>,
  to: string,
): FilePath {
  const segments = file.split('/');
  const last = segments.length - 1;
  const [, stem = '', extension = ''] = /^(.*?)(\.json)?$/i.exec(baseName(file)) ?? [];
  const newStem = replaceWord(stem, environment, to);
  const directory = segments.findLastIndex(
    (segment, at) => at > 0 && at < last && nameKey(segment) === nameKey(environment),
  );
  // When the file name contains the environment's name, a directory farther up that has this name has it only by
  // coincidence.
  const replacesDirectory = directory > 0 && (newStem === undefined || directory === last - 1);
  if (newStem === undefined && !replacesDirectory) {
    return [...segments.slice(0, last), inFileName(to) + usualEnding].join('/');
  }
  return segments
    .map((segment, at) => {
      if (at === last) {
        return (newStem ?? stem) + extension;
      }
      return at === directory && replacesDirectory ? inStyleOf(segment, inFileName(to)) : segment;
    })
    .join('/');
}

/**
 * Replaces the last occurrence of an environment's name in a part of a path. Occurrences as a whole word, in any case,
 * come before occurrences inside a longer word, which must match the case of the name.
 * @returns The new text; undefined when the text does not contain the name.
 */
function replaceWord(text: string, word: string, replacement: string): string | undefined {
  const places = [...nameKey(text).matchAll(new RegExp(escapeRegExp(nameKey(word)), 'gu'))].map(({ index }) => index);
  const at =
    places.findLast((place) => !/[\p{L}\p{N}]/u.test(text.charAt(place - 1) + text.charAt(place + word.length))) ??
    text.lastIndexOf(word);
  if (at < 0 || word === '') {
    return undefined;
  }
  const found = text.slice(at, at + word.length);
  return text.slice(0, at) + inStyleOf(found, inFileName(replacement)) + text.slice(at + word.length);
}

/**
 * Changes the case of a name to the case of an example: `train` → lower case, `UAT` → upper case, `Test` → first letter
 * upper case. An example such as `preProd` leaves the name unchanged.
 */
function inStyleOf(example: string, name: string): string {
  if (example === example.toLowerCase()) {
    return name.toLowerCase();
  }
  if (example.length > 1 && example === example.toUpperCase()) {
    return name.toUpperCase();
  }
  if (!/^\p{Lu}/u.test(example)) {
    return name;
  }
  const rest = name.slice(1);
  return name.charAt(0).toUpperCase() + (name === name.toUpperCase() ? rest.toLowerCase() : rest);
}

/**
 * Changes an environment's name so that it can be part of a file name. Spaces become `-`, because a file name with
 * spaces needs quotes on a command line. Dots and hyphens at the end are removed, because Windows drops a dot there.
 */
function inFileName(name: string): string {
  return trimmedEnd(name.trim().replaceAll(/\s+/g, '-'), /[.-]/);
}
