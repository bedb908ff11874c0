import type { ConnectionEntry, Flow } from '../../model/flow';
import { guidKey, nameKey, sameName } from '../../model/names';
import type { ConnectionReference, MissingDependency } from '../../model/solution';
import { areTwins, solutionName, type SolutionIdentity } from '../../model/solutionIdentity';
import { absentComponent } from '../absentComponent';
import type { Absence } from './importPlan';
import type { PlannedSolution, PlanScope } from './planScope';

/** Where a component comes from that a solution needs. */
export type Owner =
  | { readonly where: 'own' }
  | { readonly where: 'planned'; readonly by: PlannedSolution }
  | { readonly where: 'external' }
  /** A solution of the workspace that does not go into the environment, or one that MissingDependencies names. */
  | { readonly where: 'notPlanned' | 'listed'; readonly owner: string }
  | { readonly where: 'missing'; readonly dependency: Absence };

/** Who holds what, as seen from the solutions of a plan. */
export class ComponentOwners {
  readonly #scope: PlanScope;
  readonly #references = new Map<string, PlannedSolution[]>();
  readonly #flows = new Map<string, { readonly by: PlannedSolution; readonly flow: Flow }[]>();

  constructor(scope: PlanScope) {
    this.#scope = scope;
    for (const by of scope.solutions) {
      for (const { logicalName } of by.solution.connectionReferences) {
        append(this.#references, nameKey(logicalName), by);
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
    const definitions = this.#scope.index.definitionsOf(logicalName);
    const [planned] = this.#references.get(nameKey(logicalName)) ?? [];
    return [user.solution.root, planned?.solution.root]
      .map((root) => definitions.find(({ solution }) => solution.root === root)?.reference)
      .concat(definitions[0]?.reference)
      .find((found) => found !== undefined);
  }

  ofReference(logicalName: string, user: PlannedSolution): Owner {
    const holders = this.#references.get(nameKey(logicalName)) ?? [];
    const elsewhere = this.#scope.index.definitionsOf(logicalName).map(({ solution }) => solution);
    return this.#owner(user, 'connectionReference', [logicalName], holders, elsewhere);
  }

  /** @param ids GUID, encoded name and API name, as far as they are known. */
  ofConnector(ids: readonly string[], user: PlannedSolution): Owner {
    const holds = ({ customConnectors }: PlannedSolution['solution']): boolean =>
      customConnectors.some(({ id, name }) =>
        ids.some((each) => (id !== '' && guidKey(each) === id) || sameName(each, name)),
      );
    return this.#owner(
      user,
      'customConnector',
      ids,
      this.#scope.solutions.filter(({ solution }) => holds(solution)),
      this.#scope.index.solutions().filter(holds),
    );
  }

  ofChildFlow(workflowId: string, user: PlannedSolution): Owner {
    const has = (flows: ReadonlyMap<string, Flow>): boolean =>
      [...flows.values()].some((flow) => flow.workflowId === workflowId);
    const holders = (this.#flows.get(workflowId) ?? []).map(({ by }) => by);
    const elsewhere = this.#scope.index.solutions().filter(({ flows }) => holders.length === 0 && has(flows));
    return this.#owner(user, 'other', [workflowId], holders, elsewhere);
  }

  ofVariable(schemaName: string, user: PlannedSolution): Owner {
    const has = ({ environmentVariables }: PlannedSolution['solution']): boolean =>
      environmentVariables.some((variable) => sameName(variable.schemaName, schemaName));
    return this.#owner(
      user,
      'environmentVariable',
      [schemaName],
      this.#scope.solutions.filter(({ solution }) => has(solution)),
      this.#scope.index.solutions().filter(has),
    );
  }

  /** The flow of a plan that has an id, and its solution: the user's own where several have it. */
  childFlow(workflowId: string, user: PlannedSolution): { by: PlannedSolution; flow: Flow } | undefined {
    const found = this.#flows.get(workflowId) ?? [];
    return found.find(({ by }) => by === user) ?? found[0];
  }

  /** The solution of a plan by its unique name. */
  named(uniqueName: string): PlannedSolution | undefined {
    return this.#scope.solutions.find(({ name }) => sameName(name, uniqueName));
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
    const owner = elsewhere.find((solution) => !areTwins(solution, user.solution));
    if (owner !== undefined) {
      return { where: 'notPlanned', owner: solutionName(owner) };
    }
    const absent = absentComponent(user.solution, kind, names, false, this.#scope.index);
    if (absent.owner !== undefined) {
      const listed = this.named(solutionOfListing(absent.owner));
      return listed ? { where: 'planned', by: listed } : { where: 'listed', owner: absent.owner };
    }
    // What is absent from a file that cannot be read may be there.
    const uncertain = absent.gap !== undefined || user.refusal === 'unreadable' || absent.dependency === 'listed';
    return { where: 'missing', dependency: uncertain ? 'notRead' : absent.dependency };
  }
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
  map.set(key, [...(map.get(key) ?? []), value]);
}
