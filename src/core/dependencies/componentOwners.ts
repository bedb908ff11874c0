import type { ImportMode } from '../model/deploymentEnvironment';
import { type FilePath, folderOf } from '../model/filePath';
import type { ConnectionEntry, Flow } from '../model/flow';
import { guidKey, nameKey } from '../model/names';
import { type ConnectionReference, type DesktopFlow, flowsToImport, type Solution } from '../model/solution';
import { haveSameName, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { MissingDependency } from '../model/solutionManifest';
import type { UnreadReason } from '../model/unreadReason';
import type { ReferenceDefinition } from '../model/workspaceIndex';
import { absentComponent, type ReadKind } from './absentComponent';
import type { Absence } from './component';
import type { RootsOfSet } from './currentHolders';
import { solutionsListedAs } from './listedComponents';
import type { SolutionSet } from './solutionSet';
import { isGuid } from '../text/guid';
import { compareTexts } from '../text/order';
import { addToGroup } from '../text/groupBy';

/**
 * Where a component is that a solution uses: in this solution (`own`), in another solution, or in no known one
 * (`missing`). {@link ComponentOwners} finds it for a {@link SolutionSet}, such as the solutions of a plan.
 */
export type Owner =
  | { readonly where: 'own' }
  /** Another solution of the set contains the component. */
  | { readonly where: 'inSet'; readonly holder: Solution }
  /** `externals` of `.connref.json` lists the component, so every target environment already has it. */
  | { readonly where: 'external' }
  /** A solution of the workspace contains the component, but that solution is not in the set. */
  | { readonly where: 'inWorkspace'; readonly owner: string; readonly root: FilePath }
  /** `MissingDependencies` lists the solution that contains the component, but the workspace lacks that solution. */
  | { readonly where: 'listed'; readonly owner: string }
  | {
      readonly where: 'missing';
      readonly dependency: Absence;
      /** For `gone` and `earlier`, the solution as in `MissingDependencies`, if it gives one. */
      readonly owner?: string | undefined;
    };

/**
 * Finds the solution that contains a component. In all methods, the parameter `user` is the solution that uses the
 * component, and “the set” is the {@link SolutionSet} that the constructor gets. `user` is in this set.
 */
export class ComponentOwners {
  /** The roots of the solutions of the set. */
  readonly roots: RootsOfSet;
  readonly #set: SolutionSet;
  readonly #references = new Map<string, Solution[]>();
  readonly #connectors = new Map<string, Solution[]>();
  readonly #variables = new Map<string, Solution[]>();
  readonly #flows = new Map<string, { readonly holder: Solution; readonly flow: Flow }[]>();
  readonly #desktopFlows = new Map<string, { readonly holder: Solution; readonly flow: DesktopFlow }[]>();
  readonly #byName = new Map<string, Solution>();
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
    for (const holder of set.solutions) {
      const name = nameKey(solutionName(holder));
      if (!this.#byName.has(name)) {
        this.#byName.set(name, holder);
      }
      for (const { logicalName } of holder.connectionReferences) {
        addToGroup(this.#references, nameKey(logicalName), holder);
      }
      for (const { id, name } of holder.customConnectors) {
        for (const key of id === '' ? [nameKey(name)] : [nameKey(name), id]) {
          addToGroup(this.#connectors, key, holder);
        }
      }
      for (const { schemaName } of holder.environmentVariables) {
        addToGroup(this.#variables, nameKey(schemaName), holder);
      }
      for (const flow of flowsToImport(holder)) {
        if (flow.workflowId !== undefined) {
          addToGroup(this.#flows, flow.workflowId, { holder, flow });
        }
      }
      for (const flow of holder.desktopFlows) {
        addToGroup(this.#desktopFlows, flow.workflowId, { holder, flow });
      }
    }
  }

  /**
   * The definition of a reference that the flows of `user` use: the one in `user` itself, or in another solution of the
   * set, or in another solution of the workspace. Undefined if no solution defines the reference.
   */
  definition(logicalName: string, user: Solution): ConnectionReference | undefined {
    const definitions = this.#definitionsOf(logicalName);
    const own = definitions.find(({ solution }) => solution.root === user.root)?.reference;
    const [holder] = this.#references.get(nameKey(logicalName)) ?? [];
    const inSet = holder && definitions.find(({ solution }) => solution.root === holder.root)?.reference;
    return own ?? inSet ?? definitions[0]?.reference;
  }

  /**
   * The solutions of the set whose import can map a reference to a connection. The solution that contains the reference
   * for `user` comes first if it is in the set; if `user` defines the reference, that is `user` itself.
   */
  holdersInSet(logicalName: string, user: Solution): readonly Solution[] {
    const holders = this.#references.get(nameKey(logicalName)) ?? [];
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
        this.#references.get(nameKey(logicalName)) ?? [],
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
      const holders = keys.flatMap((id) => [
        ...(this.#connectors.get(nameKey(id)) ?? []),
        ...(this.#connectors.get(guidKey(id)) ?? []),
      ]);
      const all = keys.flatMap((id) => [...index.connectorsWithId(id), ...index.connectorsNamed(id)]);
      return this.#owner(
        user,
        'customConnector',
        ids,
        this.#inSetOrder(holders),
        all.map(({ solution }) => solution).sort((a, b) => compareTexts(a.root, b.root)),
      );
    });
  }

  /** @param workflowId The GUID of a cloud flow or desktop flow. */
  ownerOfChildFlow(workflowId: string, user: Solution): Owner {
    const found = [...(this.#flows.get(workflowId) ?? []), ...(this.#desktopFlows.get(workflowId) ?? [])];
    const holders = found.length > 0 ? found.map(({ holder }) => holder) : this.#withUnreadProcess(workflowId);
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
        this.#variables.get(nameKey(schemaName)) ?? [],
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
        const [holder] = found.holders.flatMap((each) => this.#byName.get(nameKey(solutionName(each))) ?? []);
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

  /** The solutions of the set that list a process as a component that Connref does not read. */
  #withUnreadProcess(workflowId: string): Solution[] {
    return this.#set.solutions.filter(({ manifest }) => manifest?.processIds.includes(guidKey(workflowId)));
  }

  /** The cloud flow or desktop flow with this id, chosen like {@link childFlow}. */
  calledFlow(workflowId: string, user: Solution): Flow | DesktopFlow | undefined {
    return this.childFlow(workflowId, user) ?? ownOrFirst(this.#desktopFlows.get(workflowId), user)?.flow;
  }

  /**
   * The flow with this id in `user`, or else in the first solution of the set that has one. Undefined if no solution of
   * the set has such a flow.
   */
  childFlow(workflowId: string, user: Solution): Flow | undefined {
    return ownOrFirst(this.#flows.get(workflowId), user)?.flow;
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

  #inSetOrder(holders: readonly Solution[]): readonly Solution[] {
    const unique = new Set(holders);
    return unique.size < 2 ? [...unique] : this.#set.solutions.filter((each) => unique.has(each));
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
    // What only another copy of a solution of the set contains does not come with the set.
    const others = all.filter((each) => !this.#byName.has(nameKey(solutionName(each))));
    const inWorkspace = ownerInWorkspace(others, user);
    if (inWorkspace) {
      return inWorkspace;
    }
    const absent = absentComponent(user, kind, names, false, this.#set.index);
    const { dependency, owner } = absent;
    if (dependency === 'listed') {
      return this.ownerOfListing(owner ?? '', user);
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

/**
 * Chooses one of several solutions outside the solution set that contain a component: the first one in the workspace
 * folder of `user` (the solution that uses the component), or else the first one. Undefined if no solution contains it
 * except other copies of `user`: an environment gets only one of the copies.
 */
function ownerInWorkspace(
  holders: readonly SolutionIdentity[],
  user: Solution,
): Extract<Owner, { where: 'inWorkspace' }> | undefined {
  const others = holders.filter((solution) => !haveSameName(solution, user));
  const owner = others.find(({ root }) => folderOf(root) === folderOf(user.root)) ?? others[0];
  return owner && { where: 'inWorkspace', owner: solutionName(owner), root: owner.root };
}

/**
 * All known ids of the custom connector that a connection entry of a flow uses: encoded name, GUID, API name. Undefined
 * if both the encoded name and the GUID are unknown, as for a standard connector.
 * @param definition The connection reference that the entry uses; undefined if it is unknown.
 */
export function customConnectorIds(
  entry: Pick<ConnectionEntry, 'apiName' | 'apiLogicalName'>,
  definition: ConnectionReference | undefined,
): readonly string[] | undefined {
  const id = definition?.customConnectorId;
  return id === undefined && entry.apiLogicalName === undefined
    ? undefined
    : [entry.apiLogicalName, id, entry.apiName].filter((name) => name !== undefined && name !== '').map(String);
}

/** The component in `user`, or else the first one of several. Undefined if there is none. */
function ownOrFirst<Held extends { readonly holder: Solution }>(
  found: readonly Held[] | undefined,
  user: Solution,
): Held | undefined {
  return found?.find(({ holder }) => holder === user) ?? found?.[0];
}
