import type { FilePath } from '../model/filePath';
import type { SettingsTarget } from '../model/deploymentEnvironment';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { areTwins, solutionName } from '../model/solutionIdentity';
import { type EffectiveSetting, EnvironmentSettings } from '../settings/environmentSettings';
import { importFiles } from '../settings/importFiles';
import { groupBy } from '../text/groupBy';
import type { PlannedSolution, PlanScope } from './planScope';

/** The settings of each import of a plan: a file for one solution says nothing to the import of another. */
export class PlanSettings {
  /** In the order of import; solutions with the same files are together. */
  readonly imports: readonly ImportSettings[];
  readonly #importOf: ReadonlyMap<Solution, ImportSettings>;

  /** @param solutions Those of the scope, in the order of import. */
  constructor(scope: PlanScope, solutions: readonly PlannedSolution[]) {
    const copies = groupBy(scope.index.solutions(), (solution) => nameKey(solutionName(solution)));
    const all = solutions.map((planned) => {
      const { solution, name } = planned;
      const twins = (copies.get(nameKey(name)) ?? []).filter((other) => areTwins(other, solution));
      return { planned, ...filesOf(solution, twins, scope) };
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
    this.#importOf = new Map(this.imports.flatMap((each) => each.solutions.map(({ solution }) => [solution, each])));
  }

  settingsOf(solution: Solution): ImportSettings {
    const found = this.#importOf.get(solution);
    if (!found) {
      throw new Error(`${solutionName(solution)} is not in the plan.`);
    }
    return found;
  }

  /**
   * The value that the imports of some solutions give what all of them define: it is the environment's from then on.
   * @returns That of the first which has one; else empty.
   */
  valueFor(
    solutions: Iterable<Solution>,
    settingIn: (settings: EnvironmentSettings) => EffectiveSetting | undefined,
  ): string {
    for (const solution of solutions) {
      const value = settingIn(this.settingsOf(solution).settings)?.value ?? '';
      if (value !== '') {
        return value;
      }
    }
    return '';
  }
}

/** What the import of a solution gets, and that of others with the same files. */
export interface ImportSettings {
  readonly solutions: readonly PlannedSolution[];
  readonly files: readonly FilePath[];
  /** Whether they are for the solution, and not only for others with which they map something of it. */
  readonly hasOwn: boolean;
  readonly settings: EnvironmentSettings;
}

/** What was taken into the plan has no file, but another solution's may map something of it. */
function filesOf(
  solution: Solution,
  twins: readonly Solution[],
  { environment, index }: PlanScope,
): { readonly targets: readonly SettingsTarget[]; readonly hasOwn: boolean } {
  const own = importFiles(
    environment,
    [solution, ...twins].map(({ root }) => root),
  );
  return own.length > 0
    ? { targets: own, hasOwn: true }
    : { targets: environment.files.filter(({ file }) => namesAnyOf(solution, file, index)), hasOwn: false };
}

function namesAnyOf(solution: Solution, file: FilePath, index: PlanScope['index']): boolean {
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
