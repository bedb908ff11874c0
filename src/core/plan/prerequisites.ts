import { type Absence, type ComponentKind, isShownAbsent } from '../dependencies/component';
import { compareVersions } from '../dependencies/compareVersions';
import { solutionOfListing, versionOfListing } from '../dependencies/listedComponents';
import type { SolutionNeed } from '../dependencies/solutionNeeds';
import { compareNames, nameKey } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import { firstBy } from '../text/unique';
import type { ConnectorPass, Prerequisite } from './importPlan';

/**
 * The components and solutions that must be in the environment before the import, each once, sorted by name.
 * @param declared The names of solutions that `.connref.json` lists and that are not here.
 */
export function prerequisites(needs: readonly SolutionNeed[], declared: readonly string[]): Prerequisite[] {
  const found = new Map<string, Prerequisite>();
  for (const { user, kind, name, owner } of needs) {
    const base: Omit<Prerequisite, 'neededBy'> | undefined =
      owner.where === 'external'
        ? { kind, name, reason: 'external' }
        : owner.where === 'listed' || owner.where === 'inWorkspace'
          ? { kind: 'solution', name: owner.owner, reason: owner.where === 'listed' ? 'listed' : 'notPlanned' }
          : owner.where === 'missing' && isExpected(kind, owner.dependency)
            ? { kind, name, reason: owner.dependency }
            : undefined;
    if (base) {
      const key = JSON.stringify([base.kind, nameKey(solutionOfListing(base.name))]);
      const before = found.get(key);
      const neededBy = [...new Set([...(before?.neededBy ?? []), solutionName(user)])];
      found.set(key, { ...base, name: newerListing(before?.name ?? base.name, base.name), neededBy });
    }
  }
  for (const name of declared) {
    const key = JSON.stringify(['solution', nameKey(name)]);
    found.set(key, found.get(key) ?? { kind: 'solution', name, reason: 'declared', neededBy: [] });
  }
  return [...found.values()].sort((a, b) => compareNames(a.name, b.name));
}

/**
 * Whether the environment is expected to have a component that no solution of the workspace contains. Components that
 * flows use are left out: the verdicts on these flows say it.
 */
function isExpected(kind: ComponentKind, absence: Absence): absence is 'earlier' | 'product' | 'notRead' {
  return !isShownAbsent(absence) && (absence !== 'notRead' || kind === 'component');
}

/**
 * Of two listings of one solution in `MissingDependencies`, the one with the higher version: `Base (1.10)`, not `Base
 * (1.9)`. Comparing them as text would choose the lower version.
 */
function newerListing(a: string, b: string): string {
  return compareVersions(versionOfListing(a), versionOfListing(b)) < 0 ? b : a;
}

/**
 * The reasons of prerequisites that are assumptions, in the order in which people must think of them: first what is
 * probably not there. An external is not an assumption, because `.connref.json` says that the environment has it.
 */
const assumedReasons = ['declared', 'notPlanned', 'earlier', 'listed', 'notRead', 'product'] as const;

/**
 * The names of everything that the verdict assumes to be in the environment: prerequisites, components that a file which
 * was not read may contain, and custom connectors that have connections there by the settings files.
 */
export function assumedPresent(
  required: readonly Prerequisite[],
  needs: readonly SolutionNeed[],
  passes: readonly ConnectorPass[],
): string[] {
  const unread = needs.flatMap(({ kind, name, owner }): Pick<Prerequisite, 'name' | 'reason'>[] =>
    owner.where === 'missing' && owner.dependency === 'notRead' && kind !== 'component'
      ? [{ name, reason: 'notRead' }]
      : [],
  );
  const all = assumedReasons.flatMap((wanted) => [...required, ...unread].filter(({ reason }) => reason === wanted));
  const connectors = passes.filter(({ isMapped }) => isMapped).map(({ displayName }) => displayName);
  return firstBy([...connectors, ...all.map(({ name }) => name)], nameKey);
}
