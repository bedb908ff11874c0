import { pathInFolder } from '../model/filePath';
import { nameKey } from '../model/names';
import type { MissingDependency } from '../model/solution';
import type { Severity } from './finding';
import type { SolutionIdentity } from './rule';
import type { FactIndex } from './workspaceIndex';

/** Where the source says that a component lives which the solution uses and does not hold. */
export interface AbsentComponent {
  /** `active`: unmanaged in the exporting environment. `listed`: in a solution that is named. `unlisted`: not a word of it. */
  readonly dependency: 'active' | 'listed' | 'unlisted';
  readonly owner: string | undefined;
  readonly severity: Severity;
  /** Whether some file cannot be read that might hold it. */
  readonly unsure: boolean;
}

/** Looks a component up in the solution's MissingDependencies (formats.md §2; field.md §5 for what an import does with it). */
export function absentComponent(
  solution: SolutionIdentity,
  kind: MissingDependency['kind'],
  names: readonly string[],
  heldBySibling: boolean,
  index: FactIndex,
): AbsentComponent {
  const keys = names.map(nameKey);
  const listed = solution.manifest?.missingDependencies.find(
    (dependency) => dependency.kind === kind && dependency.names.some((name) => keys.includes(nameKey(name))),
  );
  const dependency =
    listed === undefined ? 'unlisted' : listed.solution === '' || listed.solution === 'Active' ? 'active' : 'listed';
  const known = heldBySibling || dependency === 'listed';
  const unsure = !known && !index.isComplete();
  return {
    dependency,
    owner: dependency === 'listed' ? listed?.solution : undefined,
    severity: known ? 'information' : unsure ? 'warning' : 'error',
    unsure,
  };
}

/** Added to a message whose verdict rests on files of which one cannot be read. */
export function unsureNote({ unsure }: AbsentComponent): string {
  return unsure ? ' A solution of the workspace that cannot be read may hold it: repair that first.' : '';
}

/** The managed and the unmanaged export of one solution: not two solutions that could need each other. */
export function areTwins(a: SolutionIdentity, b: SolutionIdentity): boolean {
  if (
    a.manifest === undefined ||
    b.manifest === undefined ||
    nameKey(a.manifest.uniqueName) !== nameKey(b.manifest.uniqueName)
  ) {
    return false;
  }
  return (a.manifest.managed === 'managed') !== (b.manifest.managed === 'managed');
}

/** The name by which messages call a solution. */
export function solutionName(solution: SolutionIdentity): string {
  return solution.manifest?.uniqueName ?? shownRoot(solution);
}

/** The path of a solution below its workspace folder: how the folder is identified is nobody's business. */
export function shownRoot({ root }: SolutionIdentity): string {
  return pathInFolder(root) || '.';
}
