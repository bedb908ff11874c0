import { chooseSolutions } from '../dependencies/solutionSet';
import type { SolutionNeed } from '../dependencies/solutionNeeds';
import type { ImportMode } from '../model/deploymentEnvironment';
import { guidKey, nameKey } from '../model/names';
import { flowsToImport, type Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';

/** The kinds of components whose first import differs from later ones. */
type ChangingKind = 'connectionReference' | 'environmentVariable' | 'customConnector' | 'flow';

/** A solution of the earlier release, which the environment has. */
interface Installed {
  readonly solution: Solution;
  readonly keys: ReadonlySet<string>;
}

/**
 * Which components are new to the environment: in a first import all of them. In an update or upgrade, an earlier release of a
 * solution shows it, and without one it is unknown.
 */
export class Novelty {
  readonly #mode: ImportMode;
  /** By the names of the solutions. Empty in a first import. */
  readonly #installed: ReadonlyMap<string, Installed>;
  /** The keys of the components of the planned solutions that the earlier release has. */
  readonly #planned: ReadonlyMap<Solution, ReadonlySet<string>>;

  /**
   * @param base The solutions of an earlier release.
   * @param planned The solutions of the import. The environment may lack any other solution of the release.
   * @param managed Whether the environment gets managed solutions; undefined if that is unknown.
   */
  constructor(mode: ImportMode, base: readonly Solution[], planned: readonly Solution[], managed: boolean | undefined) {
    this.#mode = mode;
    const names = new Set(planned.map((solution) => nameKey(solutionName(solution))));
    const { solutions } = chooseSolutions(mode === 'first' ? [] : base, managed, { solutions: () => base });
    this.#installed = new Map(
      solutions.flatMap((solution): [string, Installed][] => {
        const name = nameKey(solutionName(solution));
        return names.has(name) ? [[name, { solution, keys: keysOf(solution) }]] : [];
      }),
    );
    this.#planned = new Map(
      planned.filter((each) => this.earlierRelease(each)).map((solution) => [solution, keysOf(solution)]),
    );
  }

  /** A planned solution as the earlier release has it. Undefined if it has not, and in a first import. */
  earlierRelease(solution: Solution): Solution | undefined {
    return this.#installed.get(nameKey(solutionName(solution)))?.solution;
  }

  /** Whether it is known which components of a solution are new. */
  isKnown(solution: Solution): boolean {
    return this.#mode === 'first' || this.earlierRelease(solution) !== undefined;
  }

  /**
   * Whether a component is shown to be new. A component that another planned solution had in the earlier release is in
   * the environment, too.
   * @param name The logical or schema name, or the id of a flow or custom connector. Undefined if the files lack it.
   * @param holder A solution that contains the component.
   */
  isNew(kind: ChangingKind, name: string | undefined, holder: Solution): boolean {
    return (
      this.#mode === 'first' || (this.isKnown(holder) && name !== undefined && !this.#isInstalled(keyOf(kind, name)))
    );
  }

  /**
   * Whether a component that a solution needs from another planned solution is new to the environment. Unknown for what
   * Connref does not read, such as a table.
   */
  ofNeed({ kind, ids, owner }: SolutionNeed): 'new' | 'old' | 'unknown' {
    if (this.#mode === 'first') {
      return 'new';
    }
    const keys =
      owner.where !== 'inSet' || kind === 'component'
        ? []
        : kind === 'customConnector'
          ? connectorKeys(ids, owner.holder)
          : ids.map((id) => keyOf(kind === 'childFlow' ? 'flow' : kind, id));
    if (keys.some((key) => this.#isInstalled(key))) {
      return 'old';
    }
    // A list of dependencies can give a solution whose component Connref does not find in it.
    const planned = owner.where === 'inSet' ? this.#planned.get(owner.holder) : undefined;
    return keys.some((key) => planned?.has(key)) ? 'new' : 'unknown';
  }

  #isInstalled(key: string): boolean {
    return [...this.#installed.values()].some(({ keys }) => keys.has(key));
  }
}

/** The keys of the custom connectors of a solution that have one of some ids, encoded names or API names. */
function connectorKeys(ids: readonly string[], { customConnectors }: Solution): string[] {
  const wanted = new Set(ids.map(guidKey));
  return customConnectors
    .filter(({ id, name }) => id !== '' && [id, name].some((each) => wanted.has(guidKey(each))))
    .map(({ id }) => keyOf('customConnector', id));
}

function keysOf(solution: Solution): Set<string> {
  const { connectionReferences, environmentVariables, customConnectors, desktopFlows } = solution;
  return new Set([
    ...connectionReferences.map(({ logicalName }) => keyOf('connectionReference', logicalName)),
    ...environmentVariables.map(({ schemaName }) => keyOf('environmentVariable', schemaName)),
    ...customConnectors.map(({ id }) => keyOf('customConnector', id)),
    ...[...flowsToImport(solution), ...desktopFlows].map(({ workflowId = '' }) => keyOf('flow', workflowId)),
  ]);
}

function keyOf(kind: ChangingKind, name: string): string {
  return `${kind} ${guidKey(name)}`;
}
