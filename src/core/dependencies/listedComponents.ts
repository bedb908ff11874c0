import { guidKey, nameKey, sameName } from '../model/names';
import type { MissingDependency, Solution } from '../model/solution';
import { areTwins, type SolutionIdentity, solutionName } from '../model/solutionIdentity';

/** What source files say about a component that `MissingDependencies` lists and that Connref does not read itself. */
export type ListedComponent =
  /** Solutions that contain the component, sorted by root. */
  | { readonly where: 'solutions'; readonly holders: readonly Solution[] }
  /** The name of the solution that contains it, with a version, as a list of missing dependencies gives it. */
  | { readonly where: 'listed'; readonly owner: string }
  /** A part of every environment, such as a system table or one of its columns. */
  | { readonly where: 'platform' }
  /** A part of a Microsoft product, by its prefix. */
  | { readonly where: 'product' }
  /** A solution that contains it would list it, and none does. */
  | { readonly where: 'nowhere' }
  /** A solution may contain it without a sign of it in the files that Connref reads. */
  | { readonly where: 'unknown' };

/**
 * Looks up components such as tables, which Connref does not read, in the manifests of solutions
 * (docs/formats.md#missing-dependencies). A list gives `Active` as the owner of a component that was unmanaged in the
 * environment of the export. That says nothing about its owner, so the component is then looked up by its type and name.
 */
export class ListedComponents {
  readonly #holders = new Map<string, Solution[]>();
  readonly #owners = new Map<string, string>();

  /** @param solutions All solutions of the workspace, sorted by root. */
  constructor(solutions: readonly Solution[]) {
    for (const solution of solutions) {
      for (const { type, names, withParts } of solution.manifest?.rootComponents ?? []) {
        names.forEach((name) => this.#hold(componentKey(type, name), solution));
        if (type === tableType && withParts) {
          names.forEach((name) => this.#hold(partsKey(name), solution));
        }
      }
      for (const dependency of solution.manifest?.missingDependencies ?? []) {
        if (isNamedOwner(dependency.solution)) {
          keysOf(dependency).forEach((key) => this.#owners.set(key, this.#owners.get(key) ?? dependency.solution));
        }
      }
    }
  }

  /** @param user The solution that needs the component. If a solution of the same name contains it, no other counts. */
  find(dependency: MissingDependency, user: SolutionIdentity): ListedComponent {
    const keys = keysOf(dependency);
    const found = [...keys, partsKey(dependency.parent)].flatMap((key) => this.#holders.get(key) ?? []);
    const holders = [...new Set(found)];
    const own = holders.filter((holder) => holder.root === user.root || areTwins(holder, user));
    if (holders.length > 0) {
      return { where: 'solutions', holders: own.length > 0 ? own : holders };
    }
    const owner = isNamedOwner(dependency.solution)
      ? dependency.solution
      : keys.map((key) => this.#owners.get(key)).find((listed) => listed !== undefined);
    if (owner !== undefined) {
      return sameName(solutionOfListing(owner), 'System') ? { where: 'platform' } : { where: 'listed', owner };
    }
    const prefixes = [...dependency.names, dependency.parent].flatMap((name) => prefixOf(name) ?? []);
    if (prefixes.length === 0) {
      return { where: 'platform' };
    }
    if (prefixes.some((prefix) => productPrefixes.test(prefix))) {
      return { where: 'product' };
    }
    return typesInManifests.has(dependency.type) ? { where: 'nowhere' } : { where: 'unknown' };
  }

  #hold(key: string, solution: Solution): void {
    const known = this.#holders.get(key) ?? [];
    known.push(solution);
    this.#holders.set(key, known);
  }
}

/** Whether a list gives a solution as the owner of a component: the entry is neither empty nor `Active`. */
export function isNamedOwner(listing: string): boolean {
  return listing !== '' && !sameName(listing, 'Active');
}

/**
 * The name of a solution as `MissingDependencies` lists it, without the version: `ContosoBase (1.2)` → `ContosoBase`.
 * `ContosoBase_Upgrade` is the name that `ContosoBase` has until its upgrade ends.
 */
export function solutionOfListing(listing: string): string {
  return listing.replace(/\s*\([^()]*\)\s*$/, '').replace(/_Upgrade$/i, '');
}

/** The solutions that a list of missing dependencies means by a name. */
export function solutionsListedAs(listing: string, solutions: readonly Solution[]): Solution[] {
  const name = solutionOfListing(listing);
  return solutions.filter((solution) => sameName(solutionName(solution), name));
}

const tableType = '1';

/**
 * The types of components that a manifest always lists when the solution contains them: tables, global choices, web
 * resources, site maps, custom controls, model-driven apps, plug-in assemblies, canvas apps.
 */
const typesInManifests: ReadonlySet<string> = new Set([tableType, '9', '61', '62', '66', '80', '91', '300']);

/** The prefixes of Microsoft's own publishers, whose components come with a product and not with a team's solution. */
const productPrefixes = /^(msdyn\w*|msfp|mspp|adx|msft|mscrm\w*|powerpages?)$/i;

/** The prefix of a publisher that a name begins with: `cts` in `cts_ticket`. Undefined for names of system components. */
function prefixOf(name: string): string | undefined {
  return /^([a-z][a-z0-9]{1,})_/i.exec(name)?.[1];
}

function keysOf({ type, names }: MissingDependency): string[] {
  return names.map((name) => componentKey(type, name));
}

/**
 * Types above 9999 and types that are names have other numbers in each environment, so their components are compared by
 * name alone.
 */
function componentKey(type: string, name: string): string {
  return `${/^\d{1,4}$/.test(type) ? type : ''} ${guidKey(name)}`;
}

function partsKey(table: string): string {
  return `parts ${nameKey(table)}`;
}
