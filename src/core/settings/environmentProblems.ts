import type { DeclaredEnvironment } from '../config/declaredEnvironment';
import type { FilePath } from '../model/filePath';
import { type Gap, mayHideComponents } from '../model/gap';
import { nameKey } from '../model/names';
import { jsonPointer } from '../model/place';
import type { Solution } from '../model/solution';
import { configProblem } from '../readers/fileProblems';
import type { FileProblem } from '../readers/readResult';
import { lackingSettings } from './settingsGaps';

/** A name under `environments` in a `.connref.json` that matches no solution, or no settings file. */
export interface EnvironmentProblem {
  /**
   * What the name should have matched. `solution`: the unique name of a solution. `settings`: the path of a settings
   * file; `name` can be a glob then.
   */
  readonly kind: 'solution' | 'settings';
  readonly name: string;
  /** JSON Pointer of the name in `.connref.json`. */
  readonly pointer: string;
}

/**
 * Finds names under `environments` in a `.connref.json` that match no solution, or no settings file. Without this
 * check, a misspelt name would make the checks for the environment silently skip a solution or a settings file.
 * @param folder The identifier of the workspace folder that contains the `.connref.json`.
 * @param settings The paths of all settings files.
 * @param gaps The parts of the workspace that were not read. A solution or settings file that was not found may be there.
 */
export function environmentProblems(
  folder: string,
  environments: readonly DeclaredEnvironment[],
  settings: readonly FilePath[],
  solutions: readonly Solution[],
  gaps: readonly Gap[],
): EnvironmentProblem[] {
  const mayHaveMoreSolutions = gaps.some(mayHideComponents);
  // `names` contains `undefined` when the manifest of a solution cannot be read. That solution can have any name, so no
  // solution name is reported.
  const names = new Set(solutions.map(({ manifest }) => manifest && nameKey(manifest.uniqueName)));
  const problems: EnvironmentProblem[] = [];
  const add = (kind: EnvironmentProblem['kind'], name: string, pointer: string): void => {
    problems.push({ kind, name, pointer });
  };
  const findUnknown = (unique: readonly string[], pointer: string): void =>
    unique.forEach((name, at) => {
      if (!mayHaveMoreSolutions && !names.has(undefined) && !names.has(nameKey(name))) {
        add('solution', name, jsonPointer(pointer, 'solutions', String(at)));
      }
    });
  for (const { name, solutions: all, settings: files } of environments) {
    const environment = jsonPointer('/environments', name);
    findUnknown(all, environment);
    for (const item of files) {
      const pointer = jsonPointer(environment, 'settings', String(item.at));
      findUnknown(item.solutions, pointer);
      if (lackingSettings(folder, [item], settings, gaps).some(({ kind }) => kind === 'notFound')) {
        add('settings', item.path, pointer);
      }
    }
  }
  return problems;
}

/**
 * The error to report for a solution or settings file that `environments` of .connref.json lists and the workspace does not
 * contain.
 */
export function environmentFileProblem({ kind, name, pointer }: EnvironmentProblem): FileProblem {
  return configProblem(
    pointer,
    kind === 'solution' ? { kind: 'unknownSolution', name } : { kind: 'unknownSettingsFile', path: name },
  );
}
