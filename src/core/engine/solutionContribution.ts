import isEqual from 'fast-deep-equal';
import { usesByComponents } from '../dependencies/uses';
import type { Use } from '../model/use';
import type {
  ConnectorDefinition,
  DesktopFlowHolder,
  ReferenceDefinition,
  VariableDefinition,
} from '../model/workspaceIndex';
import type { YieldToHost } from '../text/yieldToHost';
import type { SolutionState } from './solutionState';

/**
 * The definitions, connectors, environment variables and uses that one solution adds to the reference graph, without its flows. The keys of
 * the maps are the serialized values, so that two versions of a solution can be compared value by value.
 */
export interface SolutionContribution {
  readonly definitions: ReadonlyMap<string, ReferenceDefinition>;
  readonly connectors: ReadonlyMap<string, ConnectorDefinition>;
  readonly variables: ReadonlyMap<string, VariableDefinition>;
  readonly uses: ReadonlyMap<string, Use>;
  readonly desktopFlows: ReadonlyMap<string, DesktopFlowHolder>;
  /** Undefined for no solution. */
  readonly identity: IdentityFacts | undefined;
  readonly uniqueName: string | undefined;
}

/** The properties of a solution itself that rules read. They are not serialized, because manifests can be long. */
export type IdentityFacts = Pick<SolutionState, 'manifest' | 'customizationsReadable'>;

export const noContribution: SolutionContribution = {
  definitions: new Map(),
  connectors: new Map(),
  variables: new Map(),
  uses: new Map(),
  desktopFlows: new Map(),
  identity: undefined,
  uniqueName: undefined,
};

/** @param before Returned if nothing changed, so that identities can be compared as objects. */
export function identityOf(
  { manifest, customizationsReadable }: SolutionState,
  before: IdentityFacts | undefined,
): IdentityFacts {
  const identity = { manifest, customizationsReadable };
  return before !== undefined && isEqual(before, identity) ? before : identity;
}

/**
 * Returns what a solution adds to the reference graph now.
 * @param before What the solution has added to the graph until now. Objects with equal content are used again, because
 * the graph finds a definition to delete only by the same object.
 * @param yieldToHost Called between the parts: in a solution with thousands of flows, each part can take long.
 */
export async function computeContribution(
  solution: SolutionState,
  identity: IdentityFacts,
  before: SolutionContribution,
  yieldToHost: YieldToHost,
): Promise<SolutionContribution> {
  const definitions = mapByContent(solution.connectionReferences, before.definitions, (reference) => ({
    solution,
    reference,
  }));
  await yieldToHost();
  const connectors = mapByContent(solution.customConnectors, before.connectors, (connector) => ({
    solution,
    connector,
  }));
  await yieldToHost();
  const variables = mapByContent(solution.environmentVariables, before.variables, (variable) => ({
    solution,
    variable,
  }));
  await yieldToHost();
  const desktopFlows = mapByContent(solution.desktopFlows, before.desktopFlows, (flow) => ({ solution, flow }));
  await yieldToHost();
  const found = usesByComponents(solution);
  await yieldToHost();
  const uses = mapByContent(found, before.uses, (use) => use);
  await yieldToHost();
  const { uniqueName } = solution.manifest ?? {};
  return { identity, uniqueName, definitions, connectors, variables, uses, desktopFlows };
}

function mapByContent<Item, Part>(
  items: readonly Item[],
  before: ReadonlyMap<string, Part>,
  makePart: (item: Item) => Part,
): Map<string, Part> {
  return new Map(
    items.map((item) => {
      const content = JSON.stringify(item);
      return [content, before.get(content) ?? makePart(item)];
    }),
  );
}

/**
 * Calls `change` for each part, such as a definition or use, that is missing in `after`, and after that for each one that is
 * new in `after`. Both maps have the serialized content as key, by which they are compared.
 */
export function forEachDifference<Part>(
  before: ReadonlyMap<string, Part>,
  after: ReadonlyMap<string, Part>,
  change: (part: Part, action: 'delete' | 'add') => void,
): void {
  for (const [content, part] of before) {
    if (!after.has(content)) {
      change(part, 'delete');
    }
  }
  for (const [content, part] of after) {
    if (!before.has(content)) {
      change(part, 'add');
    }
  }
}
