import type { SettingsTarget } from '../model/deploymentEnvironment';
import { nameKey } from '../model/names';
import type { ConnectionReference, EnvironmentVariable, MissingDependency, Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';

/** What the solutions that a settings file is for define: by name, of twins the first. */
export class SettingsDefinitions {
  readonly #solutions: readonly Solution[];
  readonly #references: ReadonlyMap<string, ConnectionReference>;
  readonly #variables: ReadonlyMap<string, EnvironmentVariable>;

  constructor({ solutions }: SettingsTarget, index: FactIndex) {
    const roots = new Set(solutions);
    this.#solutions = index.solutions().filter(({ root }) => roots.has(root));
    this.#references = firstByName(
      this.#solutions.flatMap(({ connectionReferences }) => connectionReferences),
      ({ logicalName }) => logicalName,
    );
    this.#variables = firstByName(
      this.#solutions.flatMap(({ environmentVariables }) => environmentVariables),
      ({ schemaName }) => schemaName,
    );
  }

  /** Whether it is known which solutions the file is for, and all that they define could be read. */
  get areKnown(): boolean {
    return this.#solutions.length > 0 && this.#solutions.every(({ customizationsReadable }) => customizationsReadable);
  }

  /** The names of the solutions, as a sentence has them. */
  get owners(): string {
    return listed([...new Set(this.#solutions.map(solutionName))]);
  }

  references(): Iterable<ConnectionReference> {
    return this.#references.values();
  }

  reference(logicalName: string): ConnectionReference | undefined {
    return this.#references.get(nameKey(logicalName));
  }

  variable(schemaName: string): EnvironmentVariable | undefined {
    return this.#variables.get(nameKey(schemaName));
  }

  /** Whether one of the solutions needs it from another solution, which may get its value with the same file. */
  needsFromElsewhere(kind: MissingDependency['kind'], name: string): boolean {
    return this.#solutions.some(({ manifest }) =>
      manifest?.missingDependencies.some(
        (dependency) => dependency.kind === kind && dependency.names.some((each) => nameKey(each) === nameKey(name)),
      ),
    );
  }
}

/** `a, b and c`; of many the first ones. */
export function listed(names: readonly string[], most = 5): string {
  if (names.length > most) {
    return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
  }
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function firstByName<Item>(items: readonly Item[], nameOf: (item: Item) => string): Map<string, Item> {
  return new Map(items.toReversed().map((item) => [nameKey(nameOf(item)), item]));
}
