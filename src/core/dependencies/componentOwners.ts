import { type FilePath, folderOf } from '../model/filePath';
import type { ConnectionEntry, Flow } from '../model/flow';
import { guidKey, nameKey, sameName } from '../model/names';
import type { ConnectionReference, MissingDependency, Solution } from '../model/solution';
import { areTwins, solutionName, type SolutionIdentity } from '../model/solutionIdentity';
import type { ReferenceDefinition } from '../model/workspaceIndex';
import { absentComponent } from './absentComponent';
import type { Absence } from './component';
import type { PlannedSolution, PlanScope } from './planScope';

/** Where a component comes from that a solution needs. */
export type Owner =
  | { readonly where: 'own' }
  | { readonly where: 'planned'; readonly by: PlannedSolution }
  | { readonly where: 'external' }
  /** A solution of the workspace that does not go into the environment. */
  | { readonly where: 'notPlanned'; readonly owner: string; readonly root: FilePath }
  /** One that MissingDependencies names and the workspace lacks. */
  | { readonly where: 'listed'; readonly owner: string }
  | { readonly where: 'missing'; readonly dependency: Absence };

/** Who holds what, as seen from the solutions of a plan. */
export class ComponentOwners {
  readonly #scope: PlanScope;
  readonly #references = new Map<string, PlannedSolution[]>();
  readonly #connectors = new Map<string, PlannedSolution[]>();
  readonly #variables = new Map<string, PlannedSolution[]>();
  readonly #flows = new Map<string, { readonly by: PlannedSolution; readonly flow: Flow }[]>();
  readonly #byName = new Map<string, PlannedSolution>();
  readonly #definitions = new Map<string, readonly ReferenceDefinition[]>();
  readonly #known = new Map<PlannedSolution, Map<string, Owner>>();
  #flowsElsewhere: ReadonlyMap<string, readonly Solution[]> | undefined;
  #variablesElsewhere: ReadonlyMap<string, readonly Solution[]> | undefined;

  constructor(scope: PlanScope) {
    this.#scope = scope;
    for (const by of scope.solutions) {
      if (!this.#byName.has(nameKey(by.name))) {
        this.#byName.set(nameKey(by.name), by);
      }
      for (const { logicalName } of by.solution.connectionReferences) {
        append(this.#references, nameKey(logicalName), by);
      }
      for (const { id, name } of by.solution.customConnectors) {
        for (const key of id === '' ? [nameKey(name)] : [nameKey(name), id]) {
          append(this.#connectors, key, by);
        }
      }
      for (const { schemaName } of by.solution.environmentVariables) {
        append(this.#variables, nameKey(schemaName), by);
      }
      for (const flow of by.solution.flows.values()) {
        if (flow.workflowId !== undefined) {
          append(this.#flows, flow.workflowId, { by, flow });
        }
      }
    }
  }

  /** The definition that a solution's flows get: its own, else that of another solution of the plan, else of the workspace. */
  definition(logicalName: string, user: PlannedSolution): ConnectionReference | undefined {
    const definitions = this.#definitionsOf(logicalName);
    const own = definitions.find(({ solution }) => solution.root === user.solution.root)?.reference;
    return own ?? this.plannedDefinition(logicalName) ?? definitions[0]?.reference;
  }

  /** The definition of a reference in the first solution of the plan that has one, rather in one of some. */
  plannedDefinition(logicalName: string, preferred: readonly PlannedSolution[] = []): ConnectionReference | undefined {
    const holders = this.#references.get(nameKey(logicalName)) ?? [];
    const planned = holders.find((each) => preferred.includes(each)) ?? holders[0];
    return (
      planned &&
      this.#definitionsOf(logicalName).find(({ solution }) => solution.root === planned.solution.root)?.reference
    );
  }

  /** The solutions of the plan whose import can give a reference its connection: the user first, where it is one. */
  plannedHolders(logicalName: string, user: PlannedSolution): readonly PlannedSolution[] {
    const holders = this.#references.get(nameKey(logicalName)) ?? [];
    const owner = this.ofReference(logicalName, user);
    // What is listed for a solution of the plan comes with it, whether or not that is read.
    const [first] = owner.where === 'own' ? [user] : owner.where === 'planned' ? [owner.by] : [];
    return first ? [first, ...holders.filter((each) => each !== first)] : holders;
  }

  ofReference(logicalName: string, user: PlannedSolution): Owner {
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
  ofConnector(ids: readonly string[], user: PlannedSolution): Owner {
    return this.#once(user, 'customConnector', ids, () => {
      const { index } = this.#scope;
      const holders = ids.flatMap((id) => [
        ...(this.#connectors.get(nameKey(id)) ?? []),
        ...(this.#connectors.get(guidKey(id)) ?? []),
      ]);
      const elsewhere = ids.flatMap((id) => [...index.connectorsWithId(id), ...index.connectorsNamed(id)]);
      return this.#owner(
        user,
        'customConnector',
        ids,
        this.#inPlanOrder(holders),
        elsewhere.map(({ solution }) => solution).sort((a, b) => (a.root < b.root ? -1 : 1)),
      );
    });
  }

  ofChildFlow(workflowId: string, user: PlannedSolution): Owner {
    const holders = (this.#flows.get(workflowId) ?? []).map(({ by }) => by);
    if (holders.length > 0) {
      return this.#owner(user, 'other', [workflowId], holders, []);
    }
    this.#flowsElsewhere ??= this.#all(({ flows }) => [...flows.values()].flatMap((flow) => flow.workflowId ?? []));
    return this.#owner(user, 'other', [workflowId], [], this.#flowsElsewhere.get(workflowId) ?? []);
  }

  ofVariable(schemaName: string, user: PlannedSolution): Owner {
    this.#variablesElsewhere ??= this.#all(({ environmentVariables }) =>
      environmentVariables.map((variable) => nameKey(variable.schemaName)),
    );
    return this.#owner(
      user,
      'environmentVariable',
      [schemaName],
      this.#variables.get(nameKey(schemaName)) ?? [],
      this.#variablesElsewhere.get(nameKey(schemaName)) ?? [],
    );
  }

  /** The flow of a plan that has an id, and its solution: the user's own where several have it. */
  childFlow(workflowId: string, user: PlannedSolution): { by: PlannedSolution; flow: Flow } | undefined {
    const found = this.#flows.get(workflowId) ?? [];
    return found.find(({ by }) => by === user) ?? found[0];
  }

  /** The solution that MissingDependencies of another one names: of the plan, of the workspace, or of neither. */
  ofListing(listing: string, user: PlannedSolution): Exclude<Owner, { where: 'external' | 'missing' }> {
    const name = solutionOfListing(listing);
    const by = this.#byName.get(nameKey(name));
    if (by) {
      return by === user ? { where: 'own' } : { where: 'planned', by };
    }
    return (
      notPlanned(
        this.#scope.index.solutions().filter((solution) => sameName(solutionName(solution), name)),
        user,
      ) ?? { where: 'listed', owner: listing }
    );
  }

  #definitionsOf(logicalName: string): readonly ReferenceDefinition[] {
    const known = this.#definitions.get(logicalName);
    const definitions = known ?? this.#scope.index.definitionsOf(logicalName);
    if (!known) {
      this.#definitions.set(logicalName, definitions);
    }
    return definitions;
  }

  /** Flows by the thousand ask for the same. */
  #once(user: PlannedSolution, kind: string, names: readonly string[], find: () => Owner): Owner {
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
    for (const solution of this.#scope.index.solutions()) {
      for (const key of keys(solution)) {
        append(found, key, solution);
      }
    }
    return found;
  }

  #inPlanOrder(holders: readonly PlannedSolution[]): readonly PlannedSolution[] {
    const unique = new Set(holders);
    return unique.size < 2 ? [...unique] : this.#scope.solutions.filter((each) => unique.has(each));
  }

  #owner(
    user: PlannedSolution,
    kind: MissingDependency['kind'],
    names: readonly string[],
    holders: readonly PlannedSolution[],
    elsewhere: readonly SolutionIdentity[],
  ): Owner {
    if (holders.includes(user)) {
      return { where: 'own' };
    }
    if (names.some((name) => this.#scope.index.isExternal(user.solution.manifestFile, name))) {
      return { where: 'external' };
    }
    const [by] = holders;
    if (by) {
      return { where: 'planned', by };
    }
    const elsewhereOnly = notPlanned(elsewhere, user);
    if (elsewhereOnly) {
      return elsewhereOnly;
    }
    const absent = absentComponent(user.solution, kind, names, false, this.#scope.index);
    if (absent.owner !== undefined) {
      return this.ofListing(absent.owner, user);
    }
    // What is absent from a file that cannot be read may be there.
    const uncertain = absent.gap !== undefined || user.refusal === 'unreadable' || absent.dependency === 'listed';
    return { where: 'missing', dependency: uncertain ? 'notRead' : absent.dependency };
  }
}

/** Of the solutions that hold something and have no part in the plan one, rather of the user's workspace folder. */
function notPlanned(
  holders: readonly SolutionIdentity[],
  { solution: user }: PlannedSolution,
): Extract<Owner, { where: 'notPlanned' }> | undefined {
  const others = holders.filter((solution) => !areTwins(solution, user));
  const owner = others.find(({ root }) => folderOf(root) === folderOf(user.root)) ?? others[0];
  return owner && { where: 'notPlanned', owner: solutionName(owner), root: owner.root };
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
