import type { DeclaredEnvironment } from '../config/declaredEnvironment';
import { globMatcher } from '../config/globs';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { folderOf, pathInFolder } from '../model/filePath';
import { nameKey } from '../model/names';
import { jsonPointer } from '../model/place';
import type { Solution } from '../model/solution';

/** A name in the environments of a `.connref.json` that nothing has. */
export interface EnvironmentProblem {
  /** What should have it: a solution its unique name, a settings file its path. */
  readonly kind: 'solution' | 'settings';
  readonly name: string;
  /** JSON Pointer of the name. */
  readonly pointer: string;
}

/** What the environments of a `.connref.json` name that is not there: such a name changes what is judged, in silence. */
export function environmentProblems(
  folder: string,
  environments: readonly DeclaredEnvironment[],
  settings: readonly DeploymentSettings[],
  solutions: readonly Solution[],
): EnvironmentProblem[] {
  // Undefined stands for one whose manifest cannot be read: it may be called anything.
  const names = new Set(solutions.map(({ manifest }) => manifest && nameKey(manifest.uniqueName)));
  const problems: EnvironmentProblem[] = [];
  const complain = (kind: EnvironmentProblem['kind'], name: string, pointer: string): void => {
    problems.push({ kind, name, pointer });
  };
  const findUnknown = (unique: readonly string[], pointer: string): void =>
    unique.forEach((name, at) => {
      if (!names.has(undefined) && !names.has(nameKey(name))) {
        complain('solution', name, jsonPointer(pointer, 'solutions', String(at)));
      }
    });
  for (const { name, solutions: all, settings: files } of environments) {
    const environment = jsonPointer('/environments', name);
    findUnknown(all, environment);
    for (const { path, solutions: own, at } of files) {
      const pointer = jsonPointer(environment, 'settings', String(at));
      findUnknown(own, pointer);
      const isMeant = globMatcher([path], { dot: true });
      if (!settings.some(({ file }) => folderOf(file) === folder && isMeant(pathInFolder(file)))) {
        complain('settings', path, pointer);
      }
    }
  }
  return problems;
}
