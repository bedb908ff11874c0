import type { Flow } from '../model/flow';
import { guidKey, nameKey } from '../model/names';
import { type DesktopFlow, flowsToImport, type Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import { addToGroup } from '../text/groupBy';

/** A flow, and the solution of the set that contains it. */
interface HeldFlow<Kind> {
  readonly holder: Solution;
  readonly flow: Kind;
}

/** The solutions of a set by what they contain. All methods return solutions in the order of the set. */
export class HoldersInSet {
  readonly #solutions: readonly Solution[];
  readonly #references = new Map<string, Solution[]>();
  readonly #connectors = new Map<string, Solution[]>();
  readonly #variables = new Map<string, Solution[]>();
  readonly #flows = new Map<string, HeldFlow<Flow>[]>();
  readonly #desktopFlows = new Map<string, HeldFlow<DesktopFlow>[]>();
  readonly #processes = new Map<string, Solution[]>();
  readonly #byName = new Map<string, Solution>();

  constructor(solutions: readonly Solution[]) {
    this.#solutions = solutions;
    for (const holder of solutions) {
      const name = nameKey(solutionName(holder));
      if (!this.#byName.has(name)) {
        this.#byName.set(name, holder);
      }
      for (const id of new Set(holder.manifest?.processIds)) {
        addToGroup(this.#processes, id, holder);
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

  /** The solution with a unique name. */
  named(name: string): Solution | undefined {
    return this.#byName.get(nameKey(name));
  }

  ofReference(logicalName: string): readonly Solution[] {
    return this.#references.get(nameKey(logicalName)) ?? [];
  }

  /** @param ids Names or GUIDs of one connector. */
  ofConnector(ids: readonly string[]): readonly Solution[] {
    const found = ids.flatMap((id) => [
      ...(this.#connectors.get(nameKey(id)) ?? []),
      ...(this.#connectors.get(guidKey(id)) ?? []),
    ]);
    const unique = new Set(found);
    return unique.size < 2 ? [...unique] : this.#solutions.filter((each) => unique.has(each));
  }

  ofVariable(schemaName: string): readonly Solution[] {
    return this.#variables.get(nameKey(schemaName)) ?? [];
  }

  /** The solutions with a cloud flow or desktop flow, or else those that list a process which Connref does not read. */
  ofProcess(workflowId: string): readonly Solution[] {
    const found = [...(this.#flows.get(workflowId) ?? []), ...(this.#desktopFlows.get(workflowId) ?? [])];
    return found.length > 0 ? found.map(({ holder }) => holder) : (this.#processes.get(guidKey(workflowId)) ?? []);
  }

  /** The cloud flow with this id in `user`, or else in the first solution that has one. */
  flow(workflowId: string, user: Solution): Flow | undefined {
    return ownOrFirst(this.#flows.get(workflowId), user);
  }

  /** The desktop flow with this id in `user`, or else in the first solution that has one. */
  desktopFlow(workflowId: string, user: Solution): DesktopFlow | undefined {
    return ownOrFirst(this.#desktopFlows.get(workflowId), user);
  }
}

function ownOrFirst<Kind>(found: readonly HeldFlow<Kind>[] | undefined, user: Solution): Kind | undefined {
  return (found?.find(({ holder }) => holder === user) ?? found?.[0])?.flow;
}
