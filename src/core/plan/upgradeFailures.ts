import { compareVersions } from '../dependencies/compareVersions';
import type { ImportFailure } from './importFailure';
import type { RemovedReference } from './importPlan';
import type { PlannedSolution, PlanScope } from './planScope';

/** Why upgrades fail: a version that is not higher, or a connection reference that cannot be deleted. */
export function upgradeFailures(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  removed: readonly RemovedReference[],
): ImportFailure[] {
  return [
    ...solutions.flatMap((planned) => versionFailures(planned, scope)),
    ...removed
      .filter(({ outcome }) => outcome === 'blocked')
      .flatMap(({ reference, owner, usedBy, installedUsers }): ImportFailure[] => [
        ...(usedBy.length === 0 ? [] : [{ kind: 'deletionBlocked' as const, reference, usedBy }]),
        ...(installedUsers.length === 0 || owner === null
          ? []
          : [{ kind: 'deletedTooEarly' as const, reference, solution: owner, usedBy: installedUsers }]),
      ]),
  ];
}

/** Source: docs/imports.md#first-import-update-and-upgrade. An unmanaged solution is imported as an update. */
function versionFailures({ solution, name, managed }: PlannedSolution, { mode, novelty }: PlanScope): ImportFailure[] {
  const version = solution.manifest?.version ?? '';
  const installedVersion = novelty.earlierRelease(solution)?.manifest?.version ?? '';
  return mode === 'upgrade' &&
    managed &&
    version !== '' &&
    installedVersion !== '' &&
    compareVersions(version, installedVersion) <= 0
    ? [{ kind: 'versionNotHigher', solution: name, version, installedVersion }]
    : [];
}
