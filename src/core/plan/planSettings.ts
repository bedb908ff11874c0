import type { FilePath } from '../model/filePath';
import type { SettingsTarget } from '../model/deploymentEnvironment';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { areCopies } from '../dependencies/solutionCopies';
import { areTwins, solutionName } from '../model/solutionIdentity';
import { type EffectiveSetting, EnvironmentSettings } from '../settings/environmentSettings';
import { importFiles } from '../settings/importFiles';
import { withoutCopies } from '../settings/settingsCopies';
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
    const byName = groupBy(scope.index.solutions(), (solution) => nameKey(solutionName(solution)));
    const all = solutions.map((planned) => {
      const { solution, name } = planned;
      const alike = byName.get(nameKey(name)) ?? [];
      const twins = alike.filter((other) => areTwins(other, solution));
      const copies = alike.filter((other) => areCopies(other, solution));
      return { planned, ...settingsFilesFor(solution, twins, copies, scope) };
    });
    const alike = groupBy(all, ({ targets, hasOwn }) => JSON.stringify([hasOwn, targets.map(({ file }) => file)]));
    this.imports = [...alike.values()].flatMap((some) =>
      some.slice(0, 1).map(({ targets, hasOwn }) => ({
        solutions: some.map(({ planned }) => planned),
        files: targets.map(({ file }) => file),
        hasOwn,
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
  /**
   * Whether the settings files are for these solutions. False if no settings file is: the files of other solutions that
   * have entries for components of these solutions are used instead.
   */
  readonly hasOwn: boolean;
  readonly settings: EnvironmentSettings;
}

/**
 * The settings files for the import of a solution: those of the solution and its twins, or else those of other copies,
 * because a file can be beside an older copy. If no file is for the solution, for example because it is in the plan only
 * for another solution that needs it, it gets the files that have an entry for one of its components.
 */
function settingsFilesFor(
  solution: Solution,
  twins: readonly Solution[],
  copies: readonly Solution[],
  { environment, index }: PlanScope,
): { readonly targets: readonly SettingsTarget[]; readonly hasOwn: boolean } {
  const filesOf = (solutions: readonly Solution[]): SettingsTarget[] =>
    importFiles(
      environment,
      solutions.map(({ root }) => root),
    );
  const ofExports = filesOf([solution, ...twins]);
  const own = withoutCopies(ofExports.length > 0 ? ofExports : filesOf(copies), index);
  return own.length > 0
    ? { targets: own, hasOwn: true }
    : { targets: environment.files.filter(({ file }) => hasEntryFor(solution, file, index)), hasOwn: false };
}

function hasEntryFor(solution: Solution, file: FilePath, index: PlanScope['index']): boolean {
  const settings = index.settingsIn(file);
  const names = new Set([
    ...(settings?.references ?? []).map(({ logicalName }) => nameKey(logicalName)),
    ...(settings?.variables ?? []).map(({ schemaName }) => nameKey(schemaName)),
  ]);
  return (
    solution.connectionReferences.some(({ logicalName }) => names.has(nameKey(logicalName))) ||
    solution.environmentVariables.some(({ schemaName }) => names.has(nameKey(schemaName)))
  );
}
