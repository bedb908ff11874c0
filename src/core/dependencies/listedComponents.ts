import { type Gap, mayHideComponents } from '../model/gap';
import type { ComponentLookup, ListedComponent } from '../model/listedComponent';
import { guidKey, nameKey, sameName } from '../model/names';
import type { Solution } from '../model/solution';
import { canParse, type SolutionIdentity, solutionName } from '../model/solutionIdentity';
import type { MissingDependency } from '../model/solutionManifest';
import type { UnreadReason } from '../model/unreadReason';
import { isGuid } from '../text/guid';
import { addToGroup } from '../text/groupBy';
import { areTwinsOfOneVersion, copyAmong } from './solutionCopies';

interface Holder {
  readonly solution: Solution;
  /** The name of the solution, as a key. */
  readonly name: string;
  /** Whether the solution contains all parts of the component, and not only a layer on it. */
  readonly isWhole: boolean;
}

/**
 * Looks up components such as tables, which Connref does not read, in the manifests of solutions
 * (docs/formats.md#missing-dependencies). If a list doesn't say which solution a component is from, such as by `Active`, the
 * component is looked up by its type and name.
 */
export class ListedComponents implements ComponentLookup {
  readonly #holders = new Map<string, Holder[]>();
  readonly #owners = new Map<string, string>();
  /** The owners of components that Connref reads, each with the number of its row. */
  readonly #ownersByKind = new Map<string, { readonly owner: string; readonly row: number }>();
  readonly #byName = new Map<string, Solution[]>();
  readonly #byProcess = new Map<string, Solution[]>();
  /** The prefixes of the publishers of all solutions. */
  readonly #prefixes = new Set<string>();
  readonly #olderCopies = new Map<Solution, boolean>();
  #unreadReason: UnreadReason | undefined;

  /** @param gaps The parts of the workspace that were not read. They may contain solutions. */
  constructor(gaps: readonly Gap[]) {
    this.#unreadReason = gaps.some(mayHideComponents) ? 'unreadable' : undefined;
  }

  /** @param solutions All solutions of the workspace, sorted by root. */
  static of(solutions: readonly Solution[], gaps: readonly Gap[]): ListedComponents {
    const components = new ListedComponents(gaps);
    solutions.forEach((solution) => {
      components.add(solution);
    });
    return components;
  }

  /** Adds a solution. All solutions of the workspace must be added, in the order of their roots, before a component is looked up. */
  add(solution: Solution): void {
    const { manifest } = solution;
    const solutionKey = nameKey(solutionName(solution));
    addToGroup(this.#byName, solutionKey, solution);
    this.#prefixes.add(nameKey(manifest?.publisher.prefix ?? ''));
    for (const { type, names, withParts } of manifest?.rootComponents ?? []) {
      names.forEach((name) => {
        addToGroup(this.#holders, componentKey(type, '', name), { solution, name: solutionKey, isWhole: withParts });
        if (type === tableType && withParts) {
          addToGroup(this.#holders, partsKey(name), { solution, name: solutionKey, isWhole: true });
        }
      });
    }
    new Set(manifest?.processIds).forEach((id) => {
      addToGroup(this.#byProcess, id, solution);
    });
    for (const dependency of manifest?.missingDependencies ?? []) {
      const owner = ownerIn(dependency);
      if (owner !== undefined) {
        this.#addOwner(dependency, owner);
      }
    }
    if (manifest === undefined) {
      this.#unreadReason = 'unreadable';
    } else if (!canParse(solution)) {
      this.#unreadReason ??= 'notRead';
    }
  }

  #addOwner(dependency: MissingDependency, owner: string): void {
    const { kind, names } = dependency;
    ownerKeys(dependency).forEach((key) => this.#owners.set(key, this.#owners.get(key) ?? owner));
    if (kind !== 'other') {
      const row = this.#ownersByKind.size;
      names
        .map((name) => kindKey(kind, guidKey(name)))
        .forEach((key) => {
          this.#ownersByKind.set(key, this.#ownersByKind.get(key) ?? { owner, row });
        });
    }
  }

  ownerOf(kind: MissingDependency['kind'], keys: readonly string[]): string | undefined {
    const found = keys.flatMap((key) => this.#ownersByKind.get(kindKey(kind, key)) ?? []);
    return found.sort((a, b) => a.row - b.row)[0]?.owner;
  }

  solutionsListedAs(listing: string): readonly Solution[] {
    return (
      namesOfListing(listing)
        .map((name) => this.#byName.get(nameKey(name)))
        .find((found) => found !== undefined) ?? []
    );
  }

  solutionsWithProcess(key: string): readonly Solution[] {
    return this.#byProcess.get(key) ?? [];
  }

  find(dependency: MissingDependency, user: SolutionIdentity): ListedComponent {
    const listing =
      ownerIn(dependency) ??
      ownerKeys(dependency)
        .map((key) => this.#owners.get(key))
        .find((listed) => listed !== undefined);
    if (listing !== undefined) {
      return this.#withOwner(listing, dependency, user);
    }
    const { own, others } = this.#holdersOf(dependency, user);
    if (own.some(({ isWhole }) => isWhole)) {
      return { where: 'own' };
    }
    if (others.length > 0) {
      return { where: 'solutions', holders: wholeFirst(others) };
    }
    // The solution has a layer on the component, so the component itself must come from elsewhere.
    return own.length > 0 ? { where: 'unknown' } : this.#withoutOwner(dependency);
  }

  #withOwner(listing: string, dependency: MissingDependency, user: SolutionIdentity): ListedComponent {
    if (isListedAs(user, listing)) {
      return { where: 'own' };
    }
    if (isPlatform(listing)) {
      return { where: 'platform' };
    }
    const here = this.solutionsListedAs(listing);
    if (here.length === 0) {
      return { where: 'listed', owner: listing };
    }
    const { others } = this.#holdersOf(dependency, user);
    // The listed owner comes before the other solutions with the component: they may only have a layer.
    const holding = others.filter(({ solution }) => here.includes(solution));
    if (others.length > 0) {
      return { where: 'solutions', holders: wholeFirst(holding.length > 0 ? holding : others) };
    }
    return isInManifests(dependency) && here.every(({ manifest }) => manifest !== undefined)
      ? { where: 'gone', owner: listing, unreadReason: this.#unreadReason }
      : { where: 'listed', owner: listing };
  }

  #withoutOwner(dependency: MissingDependency): ListedComponent {
    const { type, names, parent } = dependency;
    const prefixes = [...names.filter((name) => !isGuid(name)), parent].flatMap((name) => prefixOf(name) ?? []);
    if (prefixes.some((prefix) => productPrefixes.test(prefix))) {
      return { where: 'product' };
    }
    // The names of system relationships begin with the name of a table, which looks like a prefix.
    const isForeign = relationshipTypes.has(type) && !prefixes.some((prefix) => this.#prefixes.has(nameKey(prefix)));
    if (prefixes.length === 0 || isForeign) {
      return systemTypes.has(type) ? { where: 'platform' } : { where: 'unknown' };
    }
    return isInManifests(dependency) ? { where: 'nowhere', unreadReason: this.#unreadReason } : { where: 'unknown' };
  }

  /**
   * The holders of a component: the solution itself with its twins, and the solutions with other names, without older
   * copies. Thousands of solutions may contain a common table, so most of them are only compared by name.
   */
  #holdersOf({ type, names, parent }: MissingDependency, user: SolutionIdentity): { own: Holder[]; others: Holder[] } {
    const keys = names.filter((name) => parent === '' || isGuid(name)).map((name) => componentKey(type, '', name));
    const userKey = nameKey(solutionName(user));
    const own: Holder[] = [];
    const others: Holder[] = [];
    for (const key of [...keys, partsKey(parent)]) {
      for (const holder of this.#holders.get(key) ?? []) {
        if (holder.name !== userKey) {
          if (!this.#isOlderCopy(holder)) {
            others.push(holder);
          }
        } else if (holder.solution.root === user.root || areTwinsOfOneVersion(holder.solution, user)) {
          own.push(holder);
        }
      }
    }
    return { own, others };
  }

  /** Whether the solution is an older copy, which no environment gets. Known for each solution after the first question. */
  #isOlderCopy({ solution, name }: Holder): boolean {
    const known = this.#olderCopies.get(solution) ?? copyAmong(solution, this.#byName.get(name) ?? [])?.age === 'older';
    this.#olderCopies.set(solution, known);
    return known;
  }
}

/**
 * The solution that a row gives as the owner of its component. Undefined if it gives none, or one that says nothing about the
 * owner (docs/formats.md#missing-dependencies): a solution for whatever is unmanaged, or `System` for a component that
 * Connref reads and that has the prefix of a publisher. The platform contains no such component.
 */
export function ownerIn({ kind, names, solution }: MissingDependency): string | undefined {
  const saysNothing =
    solution === '' ||
    isUnmanaged(solution) ||
    (isPlatform(solution) && kind !== 'other' && names.some(hasPublisherPrefix));
  return saysNothing ? undefined : solution;
}

/** Whether a list gives as the owner one of the solutions that every environment has, and that nobody imports. */
export function isBuiltIn(listing: string): boolean {
  return isPlatform(listing) || isUnmanaged(listing);
}

/** The solutions of every environment for whatever is unmanaged there, as keys. */
const unmanagedSolutions: ReadonlySet<string> = new Set(['active', 'default', 'basic']);

function isUnmanaged(listing: string): boolean {
  return unmanagedSolutions.has(nameKey(withoutVersion(listing)));
}

/** Whether a list gives the platform itself as the owner. */
export function isPlatform(listing: string): boolean {
  return sameName(withoutVersion(listing), 'System');
}

/** Whether every target environment or a Microsoft product is expected to have a component, by its owner or its prefix. */
export function comesWithPlatform(dependency: MissingDependency): boolean {
  return (
    isPlatform(ownerIn(dependency) ?? '') || dependency.names.some((name) => productPrefixes.test(prefixOf(name) ?? ''))
  );
}

function hasPublisherPrefix(name: string): boolean {
  const prefix = prefixOf(name);
  return prefix !== undefined && !productPrefixes.test(prefix);
}

/** Whether a list of missing dependencies means a solution by the name of an owner. */
export function isListedAs(solution: SolutionIdentity, listing: string): boolean {
  return namesOfListing(listing).some((name) => sameName(name, solutionName(solution)));
}

/** The name of a solution as `MissingDependencies` lists it, without the version: `ContosoBase (1.2)` → `ContosoBase`. */
export function solutionOfListing(listing: string): string {
  return withoutVersion(listing).replace(/_Upgrade$/i, '');
}

/** The version in a listing: `ContosoBase (1.2)` → `1.2`; empty if it has none. */
export function versionOfListing(listing: string): string {
  return /\(([\d.]+)\)\s*$/.exec(listing)?.[1] ?? '';
}

/** The solutions that a list of missing dependencies means by a name. */
export function solutionsListedAs(listing: string, solutions: readonly Solution[]): Solution[] {
  return (
    namesOfListing(listing)
      .map((name) => solutions.filter((solution) => sameName(solutionName(solution), name)))
      .find((found) => found.length > 0) ?? []
  );
}

/** `ContosoBase_Upgrade` is the name that `ContosoBase` has until its upgrade ends, unless a solution has this very name. */
function namesOfListing(listing: string): string[] {
  return [...new Set([withoutVersion(listing), solutionOfListing(listing)])];
}

function withoutVersion(listing: string): string {
  return listing.replace(/\([^()]*\)\s*$/, '').trimEnd();
}

const tableType = '1';

/**
 * The types of components that a manifest always lists when the solution contains them: tables, global choices, web
 * resources, site maps, custom controls, model-driven apps, canvas apps.
 */
const typesInManifests: ReadonlySet<string> = new Set([tableType, '9', '61', '62', '66', '80', '300']);

/**
 * The types of components that every environment has: tables, columns, relationships, choices, keys, roles, forms, views,
 * charts.
 */
const systemTypes: ReadonlySet<string> = new Set([tableType, '2', '3', '9', '10', '14', '20', '24', '26', '59', '60']);

const relationshipTypes: ReadonlySet<string> = new Set(['3', '10']);

/** The prefixes of Microsoft's own publishers, whose components come with a product and not with a team's solution. */
const productPrefixes = /^(msdyn\w*|mserp|msind|msfsi|msfp|mspp|msft|mscrm\w*|adx|powerpages?)$/i;

/** The prefix of a publisher that a name begins with: `cts` in `cts_ticket`. Undefined for names of system components. */
function prefixOf(name: string): string | undefined {
  return /^([a-z][a-z0-9]+)_/i.exec(name)?.[1];
}

/** Whether manifests list a component of this type by a name, so that its absence shows. */
function isInManifests({ type, names }: MissingDependency): boolean {
  return typesInManifests.has(type) && names.some((name) => !isGuid(name));
}

function ownerKeys({ type, parent, names }: MissingDependency): string[] {
  return names.map((name) => componentKey(type, parent, name));
}

/**
 * Types above 9999 and types that are names have other numbers in each environment, so their components are compared by
 * name alone.
 */
function componentKey(type: string, parent: string, name: string): string {
  return JSON.stringify([/^\d{1,4}$/.test(type) ? type : '', nameKey(parent), guidKey(name)]);
}

function kindKey(kind: MissingDependency['kind'], key: string): string {
  return `${kind} ${key}`;
}

function partsKey(table: string): string {
  return `parts ${nameKey(table)}`;
}

/** The solutions with the whole component, or all if each has only a layer. */
function wholeFirst(holders: readonly Holder[]): Solution[] {
  const whole = holders.filter(({ isWhole }) => isWhole);
  return [...new Set((whole.length > 0 ? whole : holders).map(({ solution }) => solution))];
}
