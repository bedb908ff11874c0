import { baseName, directoryOf, type FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { SolutionIdentity } from '../model/solutionIdentity';
import { escapeRegExp } from '../text/escapeRegExp';

/** What most people end the names of their settings files with. */
const usualEnding = '.deploymentsettings.json';

/** A settings file of an environment. */
export interface NamedSettings {
  readonly environment: string;
  readonly file: FilePath;
  /** The roots of the solutions that it is for. */
  readonly solutions: readonly FilePath[];
}

export type EnvironmentNameProblem =
  | { readonly kind: 'noLetter' }
  | { readonly kind: 'wrongCharacter'; readonly name: string; readonly character: string }
  /** Windows has a device of that name. */
  | { readonly kind: 'device'; readonly name: string };

/** Why a new environment cannot be called so: its name becomes a part of file names, on all systems. */
export function environmentNameProblem(name: string): EnvironmentNameProblem | undefined {
  if (!/[\p{L}\p{N}]/u.test(name)) {
    return { kind: 'noLetter' };
  }
  const [character] = /[\\/:*?"<>|]/.exec(name) ?? [];
  if (character !== undefined) {
    return { kind: 'wrongCharacter', name, character };
  }
  // The names of devices, whatever follows a dot behind them.
  return /^(?:con|prn|aux|nul|com\d|lpt\d)$/i.test(name) ? { kind: 'device', name } : undefined;
}

/**
 * The path of a settings file for a new environment, beside the others and named as they are:
 * `train.deploymentsettings.json` → `uat.deploymentsettings.json`, `config/Test/deploymentSettings.json` →
 * `config/Uat/deploymentSettings.json`.
 * @param existing The files of the other environments.
 * @param solution The solution that it is for; without files for it, it gets one beside its folder.
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

/** Whether a settings file's path has the name of its environment, so that a new one can have another in its place. */
export function hasEnvironmentInPath({ file, environment }: Pick<NamedSettings, 'file' | 'environment'>): boolean {
  const directories = file.split('/').slice(1, -1);
  return (
    replaceWord(baseName(file).replace(/\.json$/i, ''), environment, environment) !== undefined ||
    directories.some((directory) => nameKey(directory) === nameKey(environment))
  );
}

/** A settings file's path with the name of another environment in the place of its own; beside it where it has none. */
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
  // Where the file's own name tells, a directory farther up is called so by chance.
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

/** Replaces a name where it stands as a word, the last one that does; else where it stands in this very spelling. */
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

/** A name in the case of another: `train` → all small, `UAT` → all capitals, `Test` → a capital first. */
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

/** A name as part of a file's name that needs no quotes in a command line, and that all systems keep. */
function inFileName(name: string): string {
  return name
    .trim()
    .replaceAll(/\s+/g, '-')
    .replace(/[.-]+$/, '');
}
