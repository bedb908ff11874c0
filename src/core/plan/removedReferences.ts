import { compareNames, nameKey } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import type { Use } from '../model/use';
import type { EnvironmentSettings } from '../settings/environmentSettings';
import type { ReferenceUser, RemovedReference } from './importPlan';
import { type PlanScope, shownPath } from './planScope';
import type { SolutionNeed } from '../dependencies/solutionNeeds';
import { unique } from '../text/unique';

/**
 * Connection references that settings files of the environment still have entries for, although no solution of the
 * workspace defines them any more. Such an entry is the only trace in the source files of a reference that an earlier
 * version of a solution had. An upgrade of a managed solution deletes these references, and fails with `8004F01F` if
 * something uses one of them. An update does not delete them (docs/imports.md#what-an-upgrade-deletes).
 */
export function removedReferences(
  { mode, index, solutions }: PlanScope,
  settings: EnvironmentSettings,
  needs: readonly SolutionNeed[],
): RemovedReference[] {
  // A first import removes no references. And a solution that was not read may define the references that seem removed.
  if (mode === 'first' || index.unreadDefinitions() !== undefined) {
    return [];
  }
  const deletes = mode === 'upgrade' && solutions.some(({ managed }) => managed);
  const ownedByOthers = new Set(
    needs
      .filter(({ kind, owner }) => kind === 'connectionReference' && owner.where !== 'missing')
      .map(({ name }) => nameKey(name)),
  );
  const isOwnedByOthers = (name: string): boolean =>
    ownedByOthers.has(nameKey(name)) || solutions.some(({ solution }) => index.isExternal(solution.manifestFile, name));
  return settings
    .references()
    .filter(({ name }) => index.definitionsOf(name).length === 0 && !isOwnedByOthers(name))
    .map(({ name, files }): RemovedReference => {
      const usedBy = users(index.usesOf('connectionReference', name), index);
      const outcome = !deletes ? 'staysBehind' : usedBy.length > 0 ? 'blocked' : 'deleted';
      return { reference: name, outcome, usedBy, files: files.map(shownPath) };
    })
    .sort((a, b) => compareNames(a.reference, b.reference));
}

/** The users, each once: a solution and its twin (another export of it) contain the same flows, apps and agents. */
function users(uses: readonly Use[], index: PlanScope['index']): ReferenceUser[] {
  const named = uses.map(({ file, user }): ReferenceUser => {
    const solution = index.solutionOf(file);
    return { solution: solution ? solutionName(solution) : '', name: user.name };
  });
  return unique(named).sort((a, b) => compareNames(a.solution, b.solution) || compareNames(a.name, b.name));
}
