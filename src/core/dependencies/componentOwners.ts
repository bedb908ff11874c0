import { type FilePath, folderOf } from '../model/filePath';
import type { ConnectionEntry, Flow } from '../model/flow';
import { guidKey, nameKey, sameName } from '../model/names';
import type { ConnectionReference, MissingDependency, Solution } from '../model/solution';
import { areTwins, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { ReferenceDefinition } from '../model/workspaceIndex';
import { absentComponent } from './absentComponent';
import type { Absence } from './component';
import type { SolutionSet } from './solutionSet';
import { compareTexts } from '../text/order';

/** Where a component comes from that a solution needs. */
export type Owner =
  | { readonly where: 'own' }
  /** Another solution of the set. */
  | { readonly where: 'inSet'; readonly holder: Solution }
  | { readonly where: 'external' }
  /** A solution of the workspace that is not in the set. */
  | { readonly where: 'inWorkspace'; readonly owner: string; readonly root: FilePath }
  /** One that MissingDependencies names and the workspace lacks. */
  | { readonly where: 'listed'; readonly owner: string }
  | { readonly where: 'missing'; readonly dependency: Absence };

/** Who holds what, as seen from the solutions of a set. */
export class ComponentOwners {
  readonly #set: SolutionSet;
  readonly #references = new Map<string, Solution[]>();
  readonly #connectors = new Map<string, Solution[]>();
  readonly #variables = new Map<string, Solution[]>();
  readonly #flows = new Map<string, { readonly holder: Solution; readonly flow: Flow }[]>();
  readonly #byName = new Map<string, Solution>();
  readonly #definitions = new Map<string, readonly ReferenceDefinition[]>();
  readonly #known = new Map<Solution, Map<string, Owner>>();
  /** Over the whole workspace, once they are needed. */
  #holdersOfFlows: ReadonlyMap<string, readonly Solution[]> | undefined;
  #holdersOfVariables: ReadonlyMap<string, readonly Solution[]> | undefined;

  constructor(set: SolutionSet) {
    this.#set = set;
    for (const holder of set.solutions) {
      const name = nameKey(solutionName(holder));
      if (!this.#byName.has(name)) {
        this.#byName.set(name, holder);
      }
      for (const { logicalName } of holder.connectionReferences) {
        append(this.#references, nameKey(logicalName), holder);
      }
      for (const { id, name } of holder.customConnectors) {
        for (const key of id === '' ? [nameKey(name)] : [nameKey(name), id]) {
          append(this.#connectors, key, holder);
        }
      }
      for (const { schemaName } of holder.environmentVariables) {
        append(this.#variables, nameKey(schemaName), holder);
      }
      for (const flow of holder.flows.values()) {
        if (flow.workflowId !== undefined) {
          append(this.#flows, flow.workflowId, { holder, flow });
        }
      }
    }
  }

  /** The definition that a solution's flows get: its own, else that of another solution of the set, else of the workspace. */
  definition(logicalName: string, user: Solution): ConnectionReference | undefined {
    const definitions = this.#definitionsOf(logicalName);
    const own = definitions.find(({ solution }) => solution.root === user.root)?.reference;
    return own ?? this.definitionInSet(logicalName) ?? definitions[0]?.reference;
  }

  /** The definition of a reference in the first solution of the set that has one, rather in one of some. */
  definitionInSet(logicalName: string, preferred: readonly Solution[] = []): ConnectionReference | undefined {
    const holders = this.#references.get(nameKey(logicalName)) ?? [];
    const holder = holders.find((each) => preferred.includes(each)) ?? holders[0];
    return holder && this.#definitionsOf(logicalName).find(({ solution }) => solution.root === holder.root)?.reference;
  }

  /** The solutions of the set whose import can give a reference its connection: the user first, where it is one. */
  holdersInSet(logicalName: string, user: Solution): readonly Solution[] {
    const holders = this.#references.get(nameKey(logicalName)) ?? [];
    const owner = this.ofReference(logicalName, user);
    // What is listed for a solution of the set comes with it, whether or not that is read.
    const [first] = owner.where === 'own' ? [user] : owner.where === 'inSet' ? [owner.holder] : [];
    return first ? [first, ...holders.filter((each) => each !== first)] : holders;
  }

  ofReference(logicalName: string, user: Solution): Owner {
    return this.#once(user, 'connectionReference', [logicalName], () =>
      this.#owner(
        user,
        'connectionReference',
        [logicalName],
        this.#references.get(nameKey(logicalName)) ?? [],
        this.#definitionsOf(logicalName).map(({ solution }) => solution),
      ),
    );
  }

  /** @param ids GUID, encoded name and API name, as far as they are known. */
  ofConnector(ids: readonly string[], user: Solution): Owner {
    return this.#once(user, 'customConnector', ids, () => {
      const { index } = this.#set;
      const holders = ids.flatMap((id) => [
        ...(this.#connectors.get(nameKey(id)) ?? []),
        ...(this.#connectors.get(guidKey(id)) ?? []),
      ]);
      const all = ids.flatMap((id) => [...index.connectorsWithId(id), ...index.connectorsNamed(id)]);
      return this.#owner(
        user,
        'customConnector',
        ids,
        this.#inSetOrder(holders),
        all.map(({ solution }) => solution).sort((a, b) => compareTexts(a.root, b.root)),
      );
    });
  }

  ofChildFlow(workflowId: string, user: Solution): Owner {
    const holders = (this.#flows.get(workflowId) ?? []).map(({ holder }) => holder);
    if (holders.length > 0) {
      return this.#owner(user, 'other', [workflowId], holders, []);
    }
    this.#holdersOfFlows ??= this.#all(({ flows }) => [...flows.values()].flatMap((flow) => flow.workflowId ?? []));
    return this.#owner(user, 'other', [workflowId], [], this.#holdersOfFlows.get(workflowId) ?? []);
  }

  ofVariable(schemaName: string, user: Solution): Owner {
    this.#holdersOfVariables ??= this.#all(({ environmentVariables }) =>
      environmentVariables.map((variable) => nameKey(variable.schemaName)),
    );
    return this.#owner(
      user,
      'environmentVariable',
      [schemaName],
      this.#variables.get(nameKey(schemaName)) ?? [],
      this.#holdersOfVariables.get(nameKey(schemaName)) ?? [],
    );
  }

  /** The flow of the set that has an id: the user's own where several have it. */
  childFlow(workflowId: string, user: Solution): Flow | undefined {
    const found = this.#flows.get(workflowId) ?? [];
    return (found.find(({ holder }) => holder === user) ?? found[0])?.flow;
  }

  /** The solution that MissingDependencies of another one names: of the set, of the workspace, or of neither. */
  ofListing(listing: string, user: Solution): Exclude<Owner, { where: 'external' | 'missing' }> {
    const name = solutionOfListing(listing);
    const holder = this.#byName.get(nameKey(name));
    if (holder) {
      return holder === user ? { where: 'own' } : { where: 'inSet', holder };
    }
    return (
      ownerInWorkspace(
        this.#set.index.solutions().filter((solution) => sameName(solutionName(solution), name)),
        user,
      ) ?? { where: 'listed', owner: listing }
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

  /** Flows by the thousand ask for the same. */
  #once(user: Solution, kind: string, names: readonly string[], find: () => Owner): Owner {
    const known = this.#known.get(user) ?? new Map<string, Owner>();
    this.#known.set(user, known);
    const key = [kind, ...names].join('\n');
    const owner = known.get(key) ?? find();
    known.set(key, owner);
    return owner;
  }

  /** The solutions of the workspace by what they have. */
  #all(keys: (solution: Solution) => readonly string[]): Map<string, Solution[]> {
    const found = new Map<string, Solution[]>();
    for (const solution of this.#set.index.solutions()) {
      for (const key of keys(solution)) {
        append(found, key, solution);
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
    kind: MissingDependency['kind'],
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
    const inWorkspace = ownerInWorkspace(all, user);
    if (inWorkspace) {
      return inWorkspace;
    }
    const absent = absentComponent(user, kind, names, false, this.#set.index);
    if (absent.owner !== undefined) {
      return this.ofListing(absent.owner, user);
    }
    // What is absent from a file that cannot be read may be there.
    const isUnreadable = user.manifest === undefined || !user.customizationsReadable;
    const uncertain = absent.unreadReason !== undefined || isUnreadable || absent.dependency === 'listed';
    return { where: 'missing', dependency: uncertain ? 'notRead' : absent.dependency };
  }
}

/** Of the solutions outside the set that hold something one, rather of the user's workspace folder. */
function ownerInWorkspace(
  holders: readonly SolutionIdentity[],
  user: Solution,
): Extract<Owner, { where: 'inWorkspace' }> | undefined {
  const others = holders.filter((solution) => !areTwins(solution, user));
  const owner = others.find(({ root }) => folderOf(root) === folderOf(user.root)) ?? others[0];
  return owner && { where: 'inWorkspace', owner: solutionName(owner), root: owner.root };
}

/** The custom connector that an entry uses: everything by which it may be called; undefined for a standard one. */
export function customConnectorIds(
  entry: Pick<ConnectionEntry, 'apiName' | 'apiLogicalName'>,
  definition: ConnectionReference | undefined,
): readonly string[] | undefined {
  const id = definition?.customConnectorId;
  return id === undefined && entry.apiLogicalName === undefined
    ? undefined
    : [entry.apiLogicalName, id, entry.apiName].filter((name) => name !== undefined && name !== '').map(String);
}

/** `ContosoBase (1.2)` → `ContosoBase`: MissingDependencies adds the version. */
export function solutionOfListing(listing: string): string {
  return listing.replace(/\s*\([^()]*\)\s*$/, '');
}

function append<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const known = map.get(key);
  if (known) {
    known.push(value);
  } else {
    map.set(key, [value]);
  }
}
