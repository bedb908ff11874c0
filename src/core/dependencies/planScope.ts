import type { DeploymentEnvironment, ImportMode } from '../model/deploymentEnvironment';
import { type FilePath, folderOf, pathInFolder } from '../model/filePath';
import { withoutArchiveMark } from '../model/archivePath';
import { nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { areTwins, isRead, solutionName } from '../model/solutionIdentity';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { compareVersions } from './compareVersions';
import { ConnectorNames } from '../connectors/connectorNames';
import type { Tokens } from '../text/tokens';
import { groupBy } from '../text/groupBy';

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
  readonly reason: 'patch' | 'yamlLayout' | 'otherCopy';
  /** What it is a patch of; null for another reason. */
  readonly parent: string | null;
}

/**
 * Chooses what goes into an environment: of twins the one that fits, and neither patches nor what is not read.
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
  // Settings files may have a workspace folder of their own.
  const byFolder = groupBy(index.solutions(), ({ root }) => folderOf(root));
  const inFolder = (folder: string): readonly Solution[] => byFolder.get(folder) ?? [];
  const named = solutionsKnown ? index.solutions().filter(({ root }) => roots.has(root)) : inFolder(environment.folder);
  const chosen = new Set(
    named.map((solution) => fittingTwin(solution, inFolder(folderOf(solution.root)), environment.managed)),
  );
  const supported = [...chosen].filter((solution) => unsupportedReason(solution) === undefined);
  const copies = groupBy(supported, (solution) => nameKey(solutionName(solution)));
  const solutions = supported.filter(
    (solution) => !copies.get(nameKey(solutionName(solution)))?.some((other) => isBetterCopy(other, solution)),
  );
  const isPlanned = new Set(solutions);
  const leftOut = (solution: Solution): UnsupportedSolution['reason'] | undefined =>
    unsupportedReason(solution) ?? (isPlanned.has(solution) ? undefined : 'otherCopy');
  return {
    environment,
    mode,
    index,
    tokens: index.tokens(environment.folder),
    solutionsKnown,
    notPlanned: namesWithout([...new Set([...chosen].map(({ root }) => folderOf(root)))].flatMap(inFolder), chosen),
    connectors: new ConnectorNames(index),
    solutions: solutions.map((solution) => planned(solution, environment.managed)).sort(byName),
    unsupported: [...chosen].flatMap((solution) => {
      const reason = leftOut(solution);
      const parent = solution.manifest?.patchOf ?? null;
      return reason === undefined
        ? []
        : [{ solution: solutionName(solution), path: shownPath(solution.root), reason, parent }];
    }),
  };
}

/** Copies and twins of what is chosen count as chosen. */
function namesWithout(all: readonly Solution[], chosen: ReadonlySet<Solution>): string[] {
  const taken = new Set([...chosen].map((solution) => nameKey(solutionName(solution))));
  const others = all.map(solutionName).filter((name) => !taken.has(nameKey(name)));
  return [...new Set(others)].sort(compareNames);
}

/** A path as a plan has it: below the workspace folder, and without the mark of a zip. */
export function shownPath(path: FilePath): string {
  return pathInFolder(withoutArchiveMark(path)) || '.';
}

/** By names without regard to case, the same on every machine. */
export function compareNames(a: string, b: string): number {
  const [first, second] = [nameKey(a), nameKey(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function byName(a: PlannedSolution, b: PlannedSolution): number {
  return compareNames(a.name, b.name) || compareNames(a.path, b.path);
}

/** A target environment gets managed solutions unless something says otherwise. */
function fittingTwin(solution: Solution, all: readonly Solution[], managed = true): Solution {
  const fits = ({ manifest }: Solution): boolean =>
    manifest?.managed === 'both' || (manifest?.managed === 'managed') === managed;
  return fits(solution) ? solution : (all.find((other) => areTwins(other, solution) && fits(other)) ?? solution);
}

/** An environment has one solution of a name: of unrelated copies the one with the higher version, else the first. @param other Of that name. */
function isBetterCopy(other: Solution, solution: Solution): boolean {
  if (other === solution) {
    return false;
  }
  const higher = compareVersions(other.manifest?.version ?? '', solution.manifest?.version ?? '');
  return higher > 0 || (higher === 0 && other.root < solution.root);
}

/** Why a solution is in no plan. */
export function unsupportedReason(solution: Solution): UnsupportedSolution['reason'] | undefined {
  return !isRead(solution) ? 'yamlLayout' : solution.manifest?.patchOf === undefined ? undefined : 'patch';
}

function planned(solution: Solution, wanted: boolean | undefined): PlannedSolution {
  const { manifest } = solution;
  const managed = wanted ?? manifest?.managed !== 'unmanaged';
  const kept = { solution, name: solutionName(solution), path: shownPath(solution.root), managed };
  if (manifest === undefined || !solution.customizationsReadable) {
    return { ...kept, refusal: 'unreadable' };
  }
  // SolutionPackager's “both” is the only source that can be packed either way (formats.md §1).
  const possible = manifest.managed === 'both' || (manifest.managed === 'managed') === managed;
  return { ...kept, refusal: possible ? undefined : managed ? 'managedNotPossible' : 'unmanagedNotPossible' };
}
