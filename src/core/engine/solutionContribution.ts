import type { FilePath } from '../model/filePath';
import { nameKey } from '../model/names';
import type { ConnectorDefinition, ReferenceDefinition } from '../model/workspaceIndex';
import type { SolutionState } from './solutionState';

/** A file that uses a reference, by the name's key. */
interface ReferenceUse {
  readonly name: string;
  readonly file: FilePath;
}

/** What a solution adds to the graph besides its flows; each part by its content. */
export interface SolutionContribution {
  readonly definitions: ReadonlyMap<string, ReferenceDefinition>;
  readonly connectors: ReadonlyMap<string, ConnectorDefinition>;
  readonly uses: ReadonlyMap<string, ReferenceUse>;
  /** What rules read of the solution when they look at something that it defines. */
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

/** @param before What the graph holds of the solution: parts with the same content stay the same objects. */
export function computeContribution(
  solution: SolutionState,
  identity: string,
  before: SolutionContribution,
): SolutionContribution {
  // A file may contain the same name in two spellings; it stops being a user only when both are gone.
  const uses: ReferenceUse[] = [
    ...solution.agents.flatMap(({ references }) =>
      references.map(({ reference, file }) => ({ name: nameKey(reference), file })),
    ),
    ...solution.canvasApps.flatMap(({ references, file }) => references.map((name) => ({ name: nameKey(name), file }))),
  ];
  return {
    identity,
    uniqueName: solution.manifest?.uniqueName,
    definitions: mapByContent(solution.connectionReferences, before.definitions, (reference) => ({ solution, reference })),
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

/** Calls back for each part that is gone, then for each that is new. */
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
