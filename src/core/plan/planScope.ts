import { areCopies } from '../dependencies/solutionCopies';
import { chooseSolutions, type Exclusion } from '../dependencies/solutionSet';
import { withoutArchiveMark } from '../model/archivePath';
import type { DeploymentEnvironment, ImportMode } from '../model/deploymentEnvironment';
import { type FilePath, folderOf, pathInFolder } from '../model/filePath';
import { compareNames, nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { type SolutionIdentity, solutionName } from '../model/solutionIdentity';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { Activations } from './activations';
import { Novelty } from './novelty';
import type { Tokens } from '../text/tokens';

/** The environment, the solutions and the workspace that a plan is computed for. */
export interface PlanScope {
  readonly environment: DeploymentEnvironment;
  readonly mode: ImportMode;
  readonly novelty: Novelty;
  readonly activations: Activations;
  readonly index: WorkspaceIndex;
  /**
   * Recognises tokens (placeholders that a pipeline replaces) in settings files of the environment's workspace folder.
   */
  readonly tokens: Tokens;
  readonly solutionsKnown: boolean;
  /** The solutions that the plan imports, sorted by name. */
  readonly solutions: readonly PlannedSolution[];
  readonly unsupported: readonly UnsupportedSolution[];
  /**
   * Names of solutions in the workspace folders of the planned solutions that the plan does not import, without those
   * in `unsupported`.
   */
  readonly notPlanned: readonly string[];
}

export interface PlannedSolution {
  readonly solution: Solution;
  readonly name: string;
  readonly path: string;
  readonly managed: boolean;
  /** Why the solution cannot be packed or imported in the form that `managed` gives; undefined if it can. */
  readonly refusal: PackProblem | undefined;
  /** The source of the solution, if the solution is an export of it; undefined if it is the source, or there is none. */
  readonly source: SolutionIdentity | undefined;
}

/**
 * Why a solution cannot be packed or imported in the form that the environment gets (managed or unmanaged), or in any
 * form (`unreadable`).
 */
export type PackProblem = 'managedNotPossible' | 'unmanagedNotPossible' | 'unreadable';

export interface UnsupportedSolution {
  readonly solution: string;
  readonly path: string;
  /** Empty if the manifest cannot be read. */
  readonly version: string;
  /** `otherCopy`: the plan imports a solution of the same name from another folder or zip. */
  readonly reason: Exclusion;
  /**
   * For a patch, the name of the solution that it belongs to, even if `reason` is `yamlLayout`; null for other
   * solutions.
   */
  readonly parent: string | null;
}

/**
 * Chooses the solutions that the plan for an environment imports.
 * @param base The solutions of an earlier release that the environment has.
 * @param more Roots of further solutions to import. They have no effect if the solutions of the environment are
 * unknown, because the plan then imports all solutions of the workspace folder.
 */
export function choosePlanScope(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  mode: ImportMode,
  base: readonly Solution[],
  more: ReadonlySet<FilePath>,
): PlanScope {
  const solutionsKnown = environment.solutions.length > 0;
  const roots = new Set([...environment.solutions, ...more]);
  const inFolder = (folder: string): readonly Solution[] =>
    index.solutions().filter(({ root }) => folderOf(root) === folder);
  const wanted = solutionsKnown
    ? index.solutions().filter(({ root }) => roots.has(root))
    : inFolder(environment.folder);
  const { solutions, candidates, exclusions } = chooseSolutions(
    [...wanted, ...patchesOf(wanted, index)],
    environment.managed,
    index,
  );
  return {
    environment,
    mode,
    novelty: new Novelty(mode, base, solutions, environment.managed),
    activations: new Activations(environment.accelerator),
    index,
    tokens: index.tokens(environment.folder),
    solutionsKnown,
    notPlanned: namesOfOthers([...new Set(candidates.map(({ root }) => folderOf(root)))].flatMap(inFolder), candidates),
    solutions: solutions.map((solution) => toPlannedSolution(solution, environment.managed, index)),
    unsupported: [...exclusions].map(([solution, reason]) => ({
      solution: solutionName(solution),
      path: shownPath(solution.root),
      version: solution.manifest?.version ?? '',
      reason,
      parent: solution.manifest?.patchOf ?? null,
    })),
  };
}

/** The patches of solutions, in the same workspace folders. A plan names them, because it imports none. */
function patchesOf(patched: readonly Solution[], index: Pick<WorkspaceIndex, 'solutions'>): Solution[] {
  const names = new Set(patched.map(keyInFolder));
  return index.solutions().filter((solution) => {
    const { patchOf } = solution.manifest ?? {};
    return (
      patchOf !== undefined &&
      names.has(`${folderOf(solution.root)} ${nameKey(patchOf)}`) &&
      !patched.includes(solution)
    );
  });
}

function keyInFolder(solution: Solution): string {
  return `${folderOf(solution.root)} ${nameKey(solutionName(solution))}`;
}

/**
 * The names of the solutions in `all` that are not in `chosen`. Copies and twins (other exports) of a chosen solution
 * have the same name as that solution, so they are left out.
 */
function namesOfOthers(all: readonly Solution[], chosen: readonly Solution[]): string[] {
  const chosenNames = new Set(chosen.map((solution) => nameKey(solutionName(solution))));
  const others = all.map(solutionName).filter((name) => !chosenNames.has(nameKey(name)));
  return [...new Set(others)].sort(compareNames);
}

/**
 * A path in the form that a plan prints: relative to the workspace folder, and without the `!` after the name of a zip.
 * `.` for the workspace folder itself.
 */
export function shownPath(path: FilePath): string {
  return pathInFolder(withoutArchiveMark(path)) || '.';
}

function toPlannedSolution(
  solution: Solution,
  wanted: boolean | undefined,
  index: Pick<WorkspaceIndex, 'editBlocker'>,
): PlannedSolution {
  const { manifest } = solution;
  const managed = wanted ?? manifest?.managed !== 'unmanaged';
  const { source } = index.editBlocker(solution.manifestFile) ?? {};
  const common = {
    solution,
    name: solutionName(solution),
    path: shownPath(solution.root),
    managed,
    source: source && areCopies(source, solution) ? source : undefined,
  };
  if (manifest === undefined || !solution.customizationsReadable) {
    return { ...common, refusal: 'unreadable' };
  }
  // Only a source that was unpacked with `--packagetype Both` can be packed as managed and as unmanaged
  // (docs/formats.md#layouts).
  const possible = manifest.managed === 'both' || (manifest.managed === 'managed') === managed;
  return { ...common, refusal: possible ? undefined : managed ? 'managedNotPossible' : 'unmanagedNotPossible' };
}
