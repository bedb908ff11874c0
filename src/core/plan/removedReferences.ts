import type { SolutionNeed } from '../dependencies/solutionNeeds';
import { usesBySolution } from '../dependencies/uses';
import type { FilePath } from '../model/filePath';
import { compareNames, nameKey, sameName } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import type { Use } from '../model/use';
import type { EnvironmentSettings } from '../settings/environmentSettings';
import { unique } from '../text/unique';
import type { RemovedReference } from './importPlan';
import type { ReferenceUser } from './referenceUser';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';

/**
 * Connection references that the environment has and no solution of the workspace defines any more: those of the earlier
 * release. Of a solution whose earlier release is not known, only the entries in settings files are a trace of them. An
 * upgrade of a managed solution deletes these references, and fails with `8004F01F` if something uses one of them. An
 * update does not delete them (docs/imports.md#what-an-upgrade-deletes).
 * @param solutions The solutions of the plan in the order of import.
 */
export function removedReferences(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  settings: EnvironmentSettings,
  needs: readonly SolutionNeed[],
): RemovedReference[] {
  const { mode, index, novelty } = scope;
  // A first import removes no references. And a solution that was not read may define the references that seem removed.
  if (mode === 'first' || index.unreadDefinitions() !== undefined) {
    return [];
  }
  const ownedByOthers = new Set(
    needs
      .filter(({ kind, owner }) => kind === 'connectionReference' && owner.where !== 'missing')
      .map(({ name }) => nameKey(name)),
  );
  const isAtHand = isPlannedOrOther(scope, solutions);
  const remains = (name: string): boolean =>
    ownedByOthers.has(nameKey(name)) ||
    index.definitionsOf(name).some(({ solution }) => isAtHand(solution.root)) ||
    solutions.some(({ solution }) => index.isExternal(solution.manifestFile, name));
  const unknown = solutions.filter(({ solution }) => !novelty.isKnown(solution));
  return candidates(scope, solutions, settings)
    .filter(({ name, owners }) => (owners.length > 0 || unknown.length > 0) && !remains(name))
    .map(({ name, owners, files }): RemovedReference => {
      // A reference that several solutions had is there until the last of them is upgraded.
      const owner = owners.at(-1);
      const isManaged = owner ? owners.every(({ managed }) => managed) : unknown.some(({ managed }) => managed);
      const deletes = mode === 'upgrade' && isManaged;
      const usedBy = usersIn(
        index.usesOf('connectionReference', name).filter(({ file }) => isAtHand(index.solutionOf(file)?.root)),
        index,
      );
      const installedUsers =
        owner && deletes
          ? usersInRelease(name, solutions.slice(solutions.indexOf(owner) + 1), scope).filter(
              (each) => !usedBy.some(({ solution }) => sameName(solution, each.solution)),
            )
          : [];
      const isBlocked = usedBy.length + installedUsers.length > 0;
      return {
        reference: name,
        owner: owner?.name ?? null,
        outcome: !deletes ? 'staysBehind' : isBlocked ? 'blocked' : 'deleted',
        usedBy,
        installedUsers,
        files: files.map(shownPath),
      };
    })
    .sort((a, b) => compareNames(a.reference, b.reference));
}

interface Candidate {
  readonly name: string;
  /** The solutions whose earlier release has the reference, in the order of import. */
  readonly owners: readonly PlannedSolution[];
  readonly files: readonly FilePath[];
}

/** The references of the earlier release and of settings files, each once. */
function candidates(
  { novelty }: PlanScope,
  solutions: readonly PlannedSolution[],
  settings: EnvironmentSettings,
): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const { name, files } of settings.references()) {
    found.set(nameKey(name), { name, owners: [], files });
  }
  for (const planned of solutions) {
    for (const { logicalName } of novelty.earlierRelease(planned.solution)?.connectionReferences ?? []) {
      const { name, owners, files } = found.get(nameKey(logicalName)) ?? { name: logicalName, owners: [], files: [] };
      found.set(nameKey(logicalName), { name, owners: [...owners, planned], files });
    }
  }
  return [...found.values()];
}

/** Tells whether a solution of the workspace is not merely another copy of a planned one, by its root. */
function isPlannedOrOther(
  { index }: PlanScope,
  solutions: readonly PlannedSolution[],
): (root: FilePath | undefined) => boolean {
  const names = new Set(solutions.map(({ name }) => nameKey(name)));
  const copies = new Set(
    index
      .solutions()
      .filter((each) => names.has(nameKey(solutionName(each))))
      .map(({ root }) => root),
  );
  solutions.forEach(({ solution }) => copies.delete(solution.root));
  return (root) => root === undefined || !copies.has(root);
}

/** The users of a reference in the earlier release of some solutions. */
function usersInRelease(name: string, solutions: readonly PlannedSolution[], { novelty }: PlanScope): ReferenceUser[] {
  const named = solutions.flatMap(({ name: solution, solution: planned }) => {
    const installed = novelty.earlierRelease(planned);
    return (installed ? usesBySolution(installed) : [])
      .filter((use) => use.kind === 'connectionReference' && sameName(use.name, name))
      .map(({ user }): ReferenceUser => ({ solution, name: user.name }));
  });
  return inOrder(named);
}

/** The users, each once: a solution and its twin (another export of it) contain the same flows, apps and agents. */
function usersIn(uses: readonly Use[], index: PlanScope['index']): ReferenceUser[] {
  const named = uses.map(({ file, user }): ReferenceUser => {
    const solution = index.solutionOf(file);
    return { solution: solution ? solutionName(solution) : '', name: user.name };
  });
  return inOrder(named);
}

function inOrder(named: readonly ReferenceUser[]): ReferenceUser[] {
  return unique(named).sort((a, b) => compareNames(a.solution, b.solution) || compareNames(a.name, b.name));
}
