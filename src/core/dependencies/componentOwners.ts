import type { ImportMode } from '../model/deploymentEnvironment';
import type { Flow } from '../model/flow';
import { nameKey } from '../model/names';
import { type ConnectionReference, type DesktopFlow, flowsToImport, type Solution } from '../model/solution';
import { solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { MissingDependency } from '../model/solutionManifest';
import type { UnreadReason } from '../model/unreadReason';
import type { ReferenceDefinition } from '../model/workspaceIndex';
import { absentComponent, type ReadKind } from './absentComponent';
import { HoldersInSet } from './holdersInSet';
import { type Owner, ownerInWorkspace } from './owner';
import type { RootsOfSet } from './currentHolders';
import { solutionsListedAs } from './listedComponents';
import { isOlderCopy } from './solutionCopies';
import type { SolutionSet } from './solutionSet';
import { isGuid } from '../text/guid';
import { compareTexts } from '../text/order';
import { addToGroup } from '../text/groupBy';

/**
 * Finds the solution that contains a component. In all methods, the parameter `user` is the solution that uses the
 * component, and “the set” is the {@link SolutionSet} that the constructor gets. `user` is in this set.
 */
export class ComponentOwners {
  /** The roots of the solutions of the set. */
  readonly roots: RootsOfSet;
  readonly #set: SolutionSet;
  readonly #holders: HoldersInSet;
  readonly #definitions = new Map<string, readonly ReferenceDefinition[]>();
  readonly #known = new Map<Solution, Map<string, Owner>>();
  /**
   * The solutions of the whole workspace by the ids of their flows. The map is built at the first use, because most
   * solution sets never need it.
   */
  #holdersOfFlows: ReadonlyMap<string, readonly Solution[]> | undefined;
  #holdersOfVariables: ReadonlyMap<string, readonly Solution[]> | undefined;
  readonly #mode: ImportMode;

  /**
   * @param mode In an update or upgrade, the environment may already have a component that no solution contains, because
   * it has an earlier version of the solution.
   */
  constructor(set: SolutionSet, mode: ImportMode) {
    this.#set = set;
    this.roots = new Set(set.solutions.map(({ root }) => root));
    this.#mode = mode;
    this.#holders = new HoldersInSet(set.solutions);
  }

  /**
   * The definition of a reference that the flows of `user` use: the one in `user` itself, or in another solution of the
   * set, or in another solution of the workspace. Undefined if no solution defines the reference.
   */
  definition(logicalName: string, user: Solution): ConnectionReference | undefined {
    const definitions = this.#definitionsOf(logicalName);
    const own = definitions.find(({ solution }) => solution.root === user.root)?.reference;
    const [holder] = this.#holders.ofReference(logicalName);
    const inSet = holder && definitions.find(({ solution }) => solution.root === holder.root)?.reference;
    return own ?? inSet ?? definitions[0]?.reference;
  }

  /**
   * The solutions of the set whose import can map a reference to a connection. The solution that contains the reference
   * for `user` comes first if it is in the set; if `user` defines the reference, that is `user` itself.
   */
  holdersInSet(logicalName: string, user: Solution): readonly Solution[] {
    const holders = this.#holders.ofReference(logicalName);
    const owner = this.ownerOfReference(logicalName, user);
    // `MissingDependencies` can list a solution of the set as the owner although Connref does not read the definition
    // in that solution.
    const [first] = owner.where === 'own' ? [user] : owner.where === 'inSet' ? [owner.holder] : [];
    return first ? [first, ...holders.filter((each) => each !== first)] : holders;
  }

  ownerOfReference(logicalName: string, user: Solution): Owner {
    return this.#cached(user, 'connectionReference', [logicalName], () =>
      this.#owner(
        user,
        'connectionReference',
        [logicalName],
        this.#holders.ofReference(logicalName),
        this.#definitionsOf(logicalName).map(({ solution }) => solution),
      ),
    );
  }

  /** @param ids The GUID, the encoded name and the API name of the connector, as far as they are known. */
  ownerOfConnector(ids: readonly string[], user: Solution): Owner {
    return this.#cached(user, 'customConnector', ids, () => {
      const { index } = this.#set;
      // Connectors with the same name and different GUIDs are different connectors.
      const guids = ids.filter(isGuid);
      const keys = guids.length > 0 ? guids : ids;
      const all = keys.flatMap((id) => [...index.connectorsWithId(id), ...index.connectorsNamed(id)]);
      return this.#owner(
        user,
        'customConnector',
        ids,
        this.#holders.ofConnector(keys),
        all.map(({ solution }) => solution).sort((a, b) => compareTexts(a.root, b.root)),
      );
    });
  }

  /** @param workflowId The GUID of a cloud flow or desktop flow. */
  ownerOfChildFlow(workflowId: string, user: Solution): Owner {
    const holders = this.#holders.ofProcess(workflowId);
    if (holders.length > 0) {
      return this.#owner(user, 'process', [workflowId], holders, []);
    }
    this.#holdersOfFlows ??= this.#holdersBy((solution) => [
      ...[...flowsToImport(solution), ...solution.desktopFlows].flatMap((flow) => flow.workflowId ?? []),
      ...(solution.manifest?.processIds ?? []),
    ]);
    return this.#owner(user, 'process', [workflowId], [], this.#holdersOfFlows.get(workflowId) ?? []);
  }

  ownerOfVariable(schemaName: string, user: Solution): Owner {
    this.#holdersOfVariables ??= this.#holdersBy(({ environmentVariables }) =>
      environmentVariables.map((variable) => nameKey(variable.schemaName)),
    );
    const all = this.#holdersOfVariables;
    return this.#cached(user, 'environmentVariable', [schemaName], () => {
      const owner = this.#owner(
        user,
        'environmentVariable',
        [schemaName],
        this.#holders.ofVariable(schemaName),
        all.get(nameKey(schemaName)) ?? [],
      );
      // A definition that cannot be read may define the variable.
      return owner.where === 'missing' && this.#set.index.solutions().some((each) => !each.variablesReadable)
        ? { ...owner, dependency: 'notRead' }
        : owner;
    });
  }

  /**
   * Where a component is that `MissingDependencies` of `user` lists and that Connref does not read, such as a table.
   * Undefined for a component that every environment has.
   */
  ownerOfListed(dependency: MissingDependency, user: Solution): Owner | undefined {
    const { index } = this.#set;
    if (dependency.names.some((name) => index.isExternal(user.manifestFile, name))) {
      return { where: 'external' };
    }
    const found = index.listedComponents().find(dependency, user);
    switch (found.where) {
      case 'own':
        return { where: 'own' };
      case 'solutions': {
        // Of several copies of a solution, only one is in the set.
        const [holder] = found.holders.flatMap((each) => this.#holders.named(solutionName(each)) ?? []);
        if (holder === undefined) {
          return ownerInWorkspace(found.holders, user);
        }
        return holder === user ? { where: 'own' } : { where: 'inSet', holder };
      }
      case 'listed':
        return this.ownerOfListing(found.owner, user);
      case 'platform':
        return undefined;
      case 'product':
        return { where: 'missing', dependency: 'product' };
      case 'unknown':
        return { where: 'missing', dependency: 'notRead' };
      case 'gone':
        return this.#missing('gone', found.owner, found.unreadReason);
      case 'nowhere':
        return this.#missing('active', undefined, found.unreadReason);
    }
  }

  /** The cloud flow or desktop flow with this id, chosen like {@link childFlow}. */
  calledFlow(workflowId: string, user: Solution): Flow | DesktopFlow | undefined {
    return this.childFlow(workflowId, user) ?? this.#holders.desktopFlow(workflowId, user);
  }

  /**
   * The flow with this id in `user`, or else in the first solution of the set that has one. Undefined if no solution of
   * the set has such a flow.
   */
  childFlow(workflowId: string, user: Solution): Flow | undefined {
    return this.#holders.flow(workflowId, user);
  }

  /**
   * Where a solution is that `MissingDependencies` of `user` lists: in the set, elsewhere in the workspace, or outside
   * the workspace.
   * @param listing The name as listed, possibly with a version: `ContosoBase (1.2)`.
   */
  ownerOfListing(listing: string, user: Solution): Exclude<Owner, { where: 'external' | 'missing' }> {
    const [holder] = solutionsListedAs(listing, this.#set.solutions);
    if (holder) {
      return holder === user ? { where: 'own' } : { where: 'inSet', holder };
    }
    return (
      ownerInWorkspace(solutionsListedAs(listing, this.#set.index.solutions()), user) ?? {
        where: 'listed',
        owner: listing,
      }
    );
  }

  #definitionsOf(logicalName: string): readonly ReferenceDefinition[] {
    const known = this.#definitions.get(logicalName);
    const definitions = known ?? this.#set.index.definitionsOf(logicalName);
    if (!known) {
      this.#definitions.set(logicalName, definitions);
    }
    return definitions;
  }

  /** Remembers the owner of each component, because thousands of flows use the same components. */
  #cached(user: Solution, kind: string, names: readonly string[], find: () => Owner): Owner {
    const known = this.#known.get(user) ?? new Map<string, Owner>();
    this.#known.set(user, known);
    const key = [kind, ...names].join('\n');
    const owner = known.get(key) ?? find();
    known.set(key, owner);
    return owner;
  }

  /** The solutions of the whole workspace by the keys that `keys` gives for their components. */
  #holdersBy(keys: (solution: Solution) => readonly string[]): Map<string, Solution[]> {
    const found = new Map<string, Solution[]>();
    for (const solution of this.#set.index.solutions()) {
      for (const key of keys(solution)) {
        addToGroup(found, key, solution);
      }
    }
    return found;
  }

  #owner(
    user: Solution,
    kind: ReadKind,
    names: readonly string[],
    holders: readonly Solution[],
    all: readonly SolutionIdentity[],
  ): Owner {
    if (holders.includes(user)) {
      return { where: 'own' };
    }
    if (names.some((name) => this.#set.index.isExternal(user.manifestFile, name))) {
      return { where: 'external' };
    }
    const [holder] = holders;
    if (holder) {
      return { where: 'inSet', holder };
    }
    // What only another copy of a solution of the set contains does not come with the set, and what only an older copy of
    // a solution contains is in that solution no more.
    const others = all.filter(
      (each) => this.#holders.named(solutionName(each)) === undefined && !isOlderCopy(each, this.#set.index),
    );
    const inWorkspace = ownerInWorkspace(others, user);
    if (inWorkspace) {
      return inWorkspace;
    }
    const absent = absentComponent(user, kind, names, false, this.#set.index);
    const { dependency, owner } = absent;
    if (dependency === 'listed') {
      return this.ownerOfListing(owner ?? '', user);
    }
    if (dependency === 'product') {
      return { where: 'missing', dependency };
    }
    // A file that cannot be read may contain the component, so it is unknown whether the component is missing.
    const isUnreadable = user.manifest === undefined || !user.customizationsReadable;
    return this.#missing(dependency, owner, isUnreadable ? 'unreadable' : absent.unreadReason);
  }

  #missing(
    dependency: 'active' | 'gone' | 'unlisted',
    owner: string | undefined,
    unreadReason: UnreadReason | undefined,
  ): Owner {
    return unreadReason !== undefined
      ? { where: 'missing', dependency: 'notRead' }
      : { where: 'missing', dependency: this.#mayBeThere(dependency, owner) ? 'earlier' : dependency, owner };
  }

  /**
   * Whether the environment may have a component that no solution contains, because an earlier version of a solution
   * brought it. The upgrade of a managed solution deletes what the solution does not contain any more.
   */
  #mayBeThere(dependency: 'active' | 'gone' | 'unlisted', owner: string | undefined): boolean {
    return (
      this.#mode !== 'first' &&
      (dependency === 'active' ||
        (dependency === 'gone' && !(this.#mode === 'upgrade' && this.#isUpgraded(owner ?? ''))))
    );
  }

  #isUpgraded(listing: string): boolean {
    return solutionsListedAs(listing, this.#set.solutions).some(({ manifest }) => manifest?.managed !== 'unmanaged');
  }
}
