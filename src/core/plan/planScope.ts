import { ConnectorNames } from '../connectors/connectorNames';
import { chooseSolutions, type Exclusion } from '../dependencies/solutionSet';
import { withoutArchiveMark } from '../model/archivePath';
import type { DeploymentEnvironment, ImportMode } from '../model/deploymentEnvironment';
import { type FilePath, folderOf, pathInFolder } from '../model/filePath';
import { compareNames, nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import type { Tokens } from '../text/tokens';

/** What all questions of a plan are asked about. */
export interface PlanScope {
  readonly environment: DeploymentEnvironment;
  readonly mode: ImportMode;
  readonly index: WorkspaceIndex;
  /** Of the settings files of the environment's folder. */
  readonly tokens: Tokens;
  readonly solutionsKnown: boolean;
  /** What goes into the environment, by name. */
  readonly solutions: readonly PlannedSolution[];
  readonly unsupported: readonly UnsupportedSolution[];
  /** Names of solutions of the folder that the environment does not get. */
  readonly notPlanned: readonly string[];
  readonly connectors: ConnectorNames;
}

export interface PlannedSolution {
  readonly solution: Solution;
  readonly name: string;
  readonly path: string;
  readonly managed: boolean;
  /** Why it cannot be packed or imported like this. */
  readonly refusal: PackProblem | undefined;
}

/** Why a solution cannot be packed or imported the way that the environment gets it. */
export type PackProblem = 'managedNotPossible' | 'unmanagedNotPossible' | 'unreadable';

export interface UnsupportedSolution {
  readonly solution: string;
  readonly path: string;
  /** `otherCopy`: another folder holds a solution of that name too, which is planned. */
  readonly reason: Exclusion;
  /** What it is a patch of; null for another reason. */
  readonly parent: string | null;
}

/**
 * Chooses what goes into an environment.
 * @param more Roots of further solutions, where those of the environment are known.
 */
export function planScope(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  mode: ImportMode,
  more: ReadonlySet<FilePath> = new Set(),
): PlanScope {
  const solutionsKnown = environment.solutions.length > 0;
  const roots = new Set([...environment.solutions, ...more]);
  const inFolder = (folder: string): readonly Solution[] =>
    index.solutions().filter(({ root }) => folderOf(root) === folder);
  const wanted = solutionsKnown
    ? index.solutions().filter(({ root }) => roots.has(root))
    : inFolder(environment.folder);
  const { solutions, candidates, exclusions } = chooseSolutions(wanted, environment.managed, index);
  return {
    environment,
    mode,
    index,
    tokens: index.tokens(environment.folder),
    solutionsKnown,
    notPlanned: namesWithout([...new Set(candidates.map(({ root }) => folderOf(root)))].flatMap(inFolder), candidates),
    connectors: new ConnectorNames(index),
    solutions: solutions.map((solution) => planned(solution, environment.managed)),
    unsupported: [...exclusions].map(([solution, reason]) => ({
      solution: solutionName(solution),
      path: shownPath(solution.root),
      reason,
      parent: solution.manifest?.patchOf ?? null,
    })),
  };
}

/** Copies and twins of what is chosen count as chosen. */
function namesWithout(all: readonly Solution[], chosen: readonly Solution[]): string[] {
  const taken = new Set(chosen.map((solution) => nameKey(solutionName(solution))));
  const others = all.map(solutionName).filter((name) => !taken.has(nameKey(name)));
  return [...new Set(others)].sort(compareNames);
}

/** A path as a plan has it: below the workspace folder, and without the mark of a zip. */
export function shownPath(path: FilePath): string {
  return pathInFolder(withoutArchiveMark(path)) || '.';
}

function planned(solution: Solution, wanted: boolean | undefined): PlannedSolution {
  const { manifest } = solution;
  const managed = wanted ?? manifest?.managed !== 'unmanaged';
  const common = { solution, name: solutionName(solution), path: shownPath(solution.root), managed };
  if (manifest === undefined || !solution.customizationsReadable) {
    return { ...common, refusal: 'unreadable' };
  }
  // SolutionPackager's “both” is the only source that can be packed either way (formats.md §1).
  const possible = manifest.managed === 'both' || (manifest.managed === 'managed') === managed;
  return { ...common, refusal: possible ? undefined : managed ? 'managedNotPossible' : 'unmanagedNotPossible' };
}
