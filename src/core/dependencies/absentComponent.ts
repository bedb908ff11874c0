import type { Severity } from '../model/finding';
import { mayHideComponents } from '../model/gap';
import { isBelow } from '../model/filePath';
import { guidKey } from '../model/names';
import type { Solution } from '../model/solution';
import { canParse, type SolutionIdentity } from '../model/solutionIdentity';
import type { MissingDependency } from '../model/solutionManifest';
import type { UnreadReason } from '../model/unreadReason';
import type { FactIndex } from '../model/workspaceIndex';
import { comesWithPlatform, isListedAs, isPlatform, ownerIn } from './listedComponents';

/** The kinds of components that Connref finds in every solution that it reads. */
export type ReadKind = Exclude<MissingDependency['kind'], 'other'>;

/** Facts from the source files about a component that a solution uses but does not contain. */
export interface AbsentComponent {
  /**
   * `active`: the component was unmanaged in the environment that the solution was exported from. `listed`:
   * `MissingDependencies` gives the solution that contains the component. `gone`: it gives a solution of the workspace,
   * and that solution does not contain the component. `product`: the component comes with the platform, or it is like
   * `active` and its name has a prefix of Microsoft, so it comes with a product. `unlisted`: `MissingDependencies` does not
   * list the component.
   */
  readonly dependency: 'active' | 'listed' | 'gone' | 'product' | 'unlisted';
  /** For `listed` and `gone`, the solution as in `MissingDependencies`. Otherwise undefined. */
  readonly owner: string | undefined;
  readonly severity: Severity;
  /**
   * Why a part of the workspace was not read that may contain the component. Undefined if every part was read, or if a
   * solution with the component is known.
   */
  readonly unreadReason: UnreadReason | undefined;
}

/**
 * Whether `MissingDependencies` shows that the component comes from another solution: one that the workspace lacks, or that
 * was not read in full.
 */
export function comesFromElsewhere(dependency: AbsentComponent['dependency']): boolean {
  return dependency === 'listed' || dependency === 'product';
}

/**
 * Looks up a component in the `MissingDependencies` of the solution that uses the component
 * (docs/formats.md#missing-dependencies). The severity in the result follows from what an import does if the component
 * is missing (docs/imports.md#missing-dependencies).
 * @param names All names and ids of the component, because `MissingDependencies` may contain any of them.
 * @param isInOtherSolution Whether another solution of the workspace contains the component. Another copy of the same
 * solution is no other solution: if one copy is imported, the components of the other are still missing.
 */
export function absentComponent(
  solution: SolutionIdentity,
  kind: ReadKind,
  names: readonly string[],
  isInOtherSolution: boolean,
  index: FactIndex,
): AbsentComponent {
  const keys = names.map(guidKey);
  const { dependency, owner } = listingOf(solution, kind, keys, index);
  const known = isInOtherSolution || comesFromElsewhere(dependency);
  const unreadReason = known ? undefined : index.unreadDefinitions();
  return {
    dependency,
    owner,
    severity: known ? 'information' : severityOfAbsence(unreadReason, index),
    unreadReason,
  };
}

/**
 * The severity of a finding about a component that was not found. A plan is uncertain if a part of the workspace was not
 * read, and what was not read there may be reported with a warning only, such as a link beside the solutions. So the
 * finding itself stays an error: otherwise a check would pass where the plan does not.
 */
export function severityOfAbsence(unreadReason: UnreadReason | undefined, index: FactIndex): Severity {
  return unreadReason === undefined || index.gaps().some(mayHideComponents) ? 'error' : 'warning';
}

function listingOf(
  user: SolutionIdentity,
  kind: ReadKind,
  keys: readonly string[],
  index: FactIndex,
): Pick<AbsentComponent, 'dependency' | 'owner'> {
  const own = (user.manifest?.missingDependencies ?? []).filter(
    (each) => each.kind === kind && each.names.some((name) => keys.includes(guidKey(name))),
  );
  if (own.length === 0) {
    return { dependency: 'unlisted', owner: undefined };
  }
  const listed = index.listedComponents();
  // Another solution may list the owner of a component that was unmanaged when this solution was exported.
  const owner = own.map(ownerIn).find((each) => each !== undefined) ?? listed.ownerOf(kind, keys);
  if (owner !== undefined && isPlatform(owner)) {
    return { dependency: 'product', owner: undefined };
  }
  if (owner === undefined) {
    return { dependency: own.some(comesWithPlatform) ? 'product' : 'active', owner: undefined };
  }
  // A solution never needs itself: it contained the component when it was exported, and does not contain it now.
  if (isListedAs(user, owner)) {
    return { dependency: 'unlisted', owner: undefined };
  }
  const here = listed.solutionsListedAs(owner);
  const isGone = here.length > 0 && here.every((each) => isReadInFull(each, kind, index));
  return { dependency: isGone ? 'gone' : 'listed', owner };
}

/** Whether every file was read in which a solution can contain components of a kind. */
function isReadInFull(solution: Solution, kind: ReadKind, index: FactIndex): boolean {
  if (!canParse(solution) || index.gaps().some(({ path }) => isBelow(path, solution.root))) {
    return false;
  }
  switch (kind) {
    case 'connectionReference':
      return solution.customizationsReadable;
    case 'customConnector':
      return solution.customizationsReadable && index.unreadDefinitions() === undefined;
    case 'environmentVariable':
      return solution.variablesReadable;
    case 'process':
      return true;
  }
}
