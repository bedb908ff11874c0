import { baseName, type FilePath } from '../model/filePath';
import { compareNames, nameKey } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import type { EnvironmentSettings } from '../settings/environmentSettings';
import type { ReferenceUser, RemovedReference } from './importPlan';
import { type PlanScope, shownPath } from './planScope';
import type { SolutionNeed } from '../dependencies/solutionNeeds';
import { unique } from '../text/unique';

/**
 * References that settings files of the environment still name and that no solution of the workspace defines any more:
 * the only trace of what an earlier version had. An upgrade of a managed solution deletes them, unless something uses
 * them; an update leaves them (field knowledge: `8004F01F`).
 */
export function removedReferences(
  { mode, index, solutions }: PlanScope,
  settings: EnvironmentSettings,
  needs: readonly SolutionNeed[],
): RemovedReference[] {
  // Where something is not read, it may be defined there.
  if (mode === 'first' || index.unreadDefinitions() !== undefined) {
    return [];
  }
  const deletes = mode === 'upgrade' && solutions.some(({ managed }) => managed);
  const fromElsewhere = new Set(
    needs
      .filter(({ kind, owner }) => kind === 'connectionReference' && owner.where !== 'missing')
      .map(({ name }) => nameKey(name)),
  );
  const comesFromElsewhere = (name: string): boolean =>
    fromElsewhere.has(nameKey(name)) || solutions.some(({ solution }) => index.isExternal(solution.manifestFile, name));
  return settings
    .references()
    .filter(({ name }) => index.definitionsOf(name).length === 0 && !comesFromElsewhere(name))
    .map(({ name, files }): RemovedReference => {
      const usedBy = users([...index.usersOf(name)], index);
      const outcome = !deletes ? 'staysBehind' : usedBy.length > 0 ? 'blocked' : 'deleted';
      return { reference: name, outcome, usedBy, files: files.map(shownPath) };
    })
    .sort((a, b) => compareNames(a.reference, b.reference));
}

/** Twins use the same, so each user is named once. */
function users(files: readonly FilePath[], index: PlanScope['index']): ReferenceUser[] {
  const named = files.map((file): ReferenceUser => {
    const solution = index.solutionOf(file);
    const app = solution?.canvasApps.find((each) => each.file === file);
    const agent = solution?.agents.find(({ references }) => references.some((each) => each.file === file));
    const name = index.flow(file)?.name ?? app?.displayName ?? agent?.displayName ?? baseName(file);
    return { solution: solution ? solutionName(solution) : '', name };
  });
  return unique(named).sort((a, b) => compareNames(a.solution, b.solution) || compareNames(a.name, b.name));
}
