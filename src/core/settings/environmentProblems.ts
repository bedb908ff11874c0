import type { DeclaredEnvironment } from '../config/declaredEnvironment';
import { globMatcher } from '../config/globs';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { folderOf, pathInFolder } from '../model/filePath';
import { nameKey } from '../model/names';
import { jsonPointer } from '../model/place';
import type { Solution } from '../model/solution';
import type { FileProblem } from '../readers/readResult';

/** What the environments of a `.connref.json` name that is not there: such a name changes what is judged, in silence. */
export function environmentProblems(
  folder: string,
  environments: readonly DeclaredEnvironment[],
  settings: readonly DeploymentSettings[],
  solutions: readonly Solution[],
): FileProblem[] {
  const paths = settings.filter(({ file }) => folderOf(file) === folder).map(({ file }) => pathInFolder(file));
  const names = new Set(solutions.map(({ manifest }) => nameKey(manifest?.uniqueName ?? '')));
  // One whose manifest cannot be read may be called anything.
  const areKnown = solutions.every(({ manifest }) => manifest !== undefined);
  const problems: FileProblem[] = [];
  const complain = (pointer: string, message: string): void => {
    problems.push({ ruleId: 'invalid-configuration', message, place: { kind: 'json', pointer, part: 'value' } });
  };
  const complainOfSolutions = (unique: readonly string[], pointer: string): void => {
    for (const [at, name] of unique.entries()) {
      if (areKnown && !names.has(nameKey(name))) {
        complain(
          jsonPointer(pointer, String(at)),
          `No solution of the workspace has the unique name “${name}”: correct it, or leave it out.`,
        );
      }
    }
  };
  for (const environment of environments) {
    const pointer = jsonPointer('/environments', environment.name);
    complainOfSolutions(environment.solutions, jsonPointer(pointer, 'solutions'));
    for (const { path, solutions: own, at } of environment.settings) {
      const place = jsonPointer(pointer, 'settings', String(at));
      complainOfSolutions(own, jsonPointer(place, 'solutions'));
      if (!paths.some(globMatcher([path], { dot: true }))) {
        complain(place, `No deployment settings file has the path ${path}: correct it, or leave it out.`);
      }
    }
  }
  return problems;
}
