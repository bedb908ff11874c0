import type { ImportMode } from '../model/deploymentEnvironment';
import { guidKey, nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';

/** The kinds of components whose first import differs from later ones. */
type ChangingKind = 'connectionReference' | 'environmentVariable' | 'customConnector' | 'flow';

/**
 * Which components are new to the environment: in a first import all of them. In an update or upgrade, an earlier release of a
 * solution shows it, and without one it is unknown.
 */
export class Novelty {
  readonly #mode: ImportMode;
  /** The keys of the components of the earlier release, by the name of the solution. */
  readonly #earlier = new Map<string, Set<string>>();

  /**
   * @param base The solutions of an earlier release.
   * @param planned The solutions of the import. The environment may lack any other solution of the release.
   */
  constructor(mode: ImportMode, base: readonly Solution[], planned: readonly Solution[]) {
    this.#mode = mode;
    const names = new Set(planned.map((solution) => nameKey(solutionName(solution))));
    for (const solution of base) {
      const name = nameKey(solutionName(solution));
      if (!names.has(name)) {
        continue;
      }
      const keys = this.#earlier.get(name) ?? new Set();
      keysOf(solution).forEach((key) => keys.add(key));
      this.#earlier.set(name, keys);
    }
  }

  /** Whether it is known which components of a solution are new. */
  isKnown(solution: Solution): boolean {
    return this.#mode === 'first' || this.#earlier.has(nameKey(solutionName(solution)));
  }

  /**
   * Whether a component is shown to be new. A component that another planned solution had in the earlier release is in
   * the environment, too.
   * @param name The logical or schema name, or the id of a flow or custom connector. Undefined if the files lack it.
   * @param holder A solution that contains the component.
   */
  isNew(kind: ChangingKind, name: string | undefined, holder: Solution): boolean {
    if (this.#mode === 'first') {
      return true;
    }
    const had = (keys: ReadonlySet<string>): boolean => name === undefined || keys.has(keyOf(kind, name));
    return this.isKnown(holder) && ![...this.#earlier.values()].some(had);
  }
}

function keysOf({ connectionReferences, environmentVariables, customConnectors, flows }: Solution): string[] {
  return [
    ...connectionReferences.map(({ logicalName }) => keyOf('connectionReference', logicalName)),
    ...environmentVariables.map(({ schemaName }) => keyOf('environmentVariable', schemaName)),
    ...customConnectors.map(({ id }) => keyOf('customConnector', id)),
    ...[...flows.values()].map(({ workflowId = '' }) => keyOf('flow', workflowId)),
  ];
}

function keyOf(kind: ChangingKind, name: string): string {
  return `${kind} ${guidKey(name)}`;
}
