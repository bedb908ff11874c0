import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { ConnectorDefinition, ReferenceDefinition } from '../model/workspaceIndex';
import type { SolutionState } from './solutionState';

/** A file that uses a reference. `name` is the name key, without upper case. */
interface ReferenceUse {
  readonly name: string;
  readonly file: FilePath;
}

/**
 * What a solution adds to the graph, without its flows. The maps have the serialized content of each part as key, so that two
 * versions of a solution can be compared part by part.
 */
export interface SolutionContribution {
  readonly definitions: ReadonlyMap<string, ReferenceDefinition>;
  readonly connectors: ReadonlyMap<string, ConnectorDefinition>;
  readonly uses: ReadonlyMap<string, ReferenceUse>;
  /** The serialized properties that rules read of the solution of a definition or flow. */
  readonly identity: string;
  readonly uniqueName: string | undefined;
}

export const noContribution: SolutionContribution = {
  definitions: new Map(),
  connectors: new Map(),
  uses: new Map(),
  identity: '',
  uniqueName: undefined,
};

export function serializeIdentity(solution: SolutionState): string {
  return JSON.stringify([solution.manifest, solution.customizationsReadable]);
}

/**
 * Returns the current contribution of a solution.
 * @param before The contribution that is in the graph. Parts with equal content stay the same objects.
 */
export function computeContribution(
  solution: SolutionState,
  identity: string,
  before: SolutionContribution,
): SolutionContribution {
  // A file may contain the same name in two spellings. With lower-case keys, both are one use, and the file stops being a user
  // only when both spellings are removed.
  const uses: ReferenceUse[] = [
    ...solution.agents.flatMap(({ references }) =>
      references.map(({ reference, file }) => ({ name: nameKey(reference), file })),
    ),
    ...solution.canvasApps.flatMap(({ references, file }) => references.map((name) => ({ name: nameKey(name), file }))),
  ];
  return {
    identity,
    uniqueName: solution.manifest?.uniqueName,
    definitions: mapByContent(solution.connectionReferences, before.definitions, (reference) => ({
      solution,
      reference,
    })),
    connectors: mapByContent(solution.customConnectors, before.connectors, (connector) => ({ solution, connector })),
    uses: mapByContent(uses, before.uses, (use) => use),
  };
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

/** Calls `change` for each removed part, then for each added part. */
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
