import type { FilePath } from '../model/filePath';
import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import { type EffectiveSetting, EnvironmentSettings } from '../settings/environmentSettings';
import { filesForSolution } from '../settings/filesForSolution';
import { groupBy } from '../text/groupBy';
import type { PlannedSolution, PlanScope } from './planScope';

/**
 * The settings that each import of a plan uses. They can differ, because the import of a solution uses the settings
 * files for this solution, and the files for other solutions only if there are none.
 */
export class PlanSettings {
  /** The settings in the order of import. Solutions that use the same settings files share one item. */
  readonly imports: readonly ImportSettings[];
  readonly #bySolution: ReadonlyMap<Solution, ImportSettings>;

  /** @param solutions The solutions of the scope, in the order of import. */
  constructor(scope: PlanScope, solutions: readonly PlannedSolution[]) {
    const filesFor = filesForSolution(scope.environment, scope.index);
    const all = solutions.map((planned) => ({ planned, targets: filesFor(planned.solution) }));
    const alike = groupBy(all, ({ targets }) => JSON.stringify(targets.map(({ file }) => file)));
    this.imports = [...alike.values()].flatMap((some) =>
      some.slice(0, 1).map(({ targets }) => ({
        solutions: some.map(({ planned }) => planned),
        files: targets.map(({ file }) => file),
        settings: new EnvironmentSettings(scope.environment, scope.index, targets),
      })),
    );
    this.#bySolution = new Map(this.imports.flatMap((each) => each.solutions.map(({ solution }) => [solution, each])));
  }

  forSolution(solution: Solution): ImportSettings {
    const found = this.#bySolution.get(solution);
    if (!found) {
      throw new Error(`${solutionName(solution)} is not in the plan.`);
    }
    return found;
  }

  /** The file in which to enter values for a solution: of several, the last one wins. Empty if there is none. */
  lastFile(solution: Solution): FilePath[] {
    return this.forSolution(solution).files.slice(-1);
  }

  /**
   * The value that settings files give to a reference or variable in the imports of the solutions that define it.
   * @returns The first value that is not empty, in the order of `solutions`; empty if no import sets a value.
   */
  valueFor(
    solutions: Iterable<Solution>,
    settingIn: (settings: EnvironmentSettings) => EffectiveSetting | undefined,
  ): string {
    for (const solution of solutions) {
      const value = settingIn(this.forSolution(solution).settings)?.value ?? '';
      if (value !== '') {
        return value;
      }
    }
    return '';
  }
}

/** The settings for the imports of solutions that use the same settings files. */
export interface ImportSettings {
  readonly solutions: readonly PlannedSolution[];
  readonly files: readonly FilePath[];
  readonly settings: EnvironmentSettings;
}
