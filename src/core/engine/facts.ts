import type { FilePath } from '../model/filePath';
import { guidKey, nameKey } from '../model/names';
import type { UseKey } from '../model/use';

/**
 * A part of the index that a finding can depend on. A solution, flow or settings file is checked again when one of the
 * facts that its last check read has changed. Names and GUIDs are case-insensitive.
 */
export type Fact =
  /** The definitions of a connection reference, by its logical name. */
  | { readonly kind: 'definitions'; readonly name: string }
  /** The connection references with a display name. */
  | { readonly kind: 'displayName'; readonly name: string }
  /** The flows, apps, agents and desktop flows that use a component. */
  | { readonly kind: 'users'; readonly key: UseKey }
  | { readonly kind: 'connectorsWithId'; readonly id: string }
  | { readonly kind: 'connectorsNamed'; readonly name: string }
  | { readonly kind: 'variablesNamed'; readonly name: string }
  /** The name of a connector in generated display names of references, by the API name of the connector. */
  | { readonly kind: 'generatedConnectorName'; readonly name: string }
  | { readonly kind: 'flow'; readonly file: FilePath }
  | { readonly kind: 'flowsWithId'; readonly id: string }
  | { readonly kind: 'solutionsNamed'; readonly name: string }
  /** The configuration in the `.connref.json` of a workspace folder. */
  | { readonly kind: 'config'; readonly folder: string }
  /** Why definitions (`unreadDefinitions`) or users of a reference (`unreadUsers`) may be missing from the index. */
  | { readonly kind: 'unreadDefinitions' | 'unreadUsers' }
  /** The list of all solutions, and their content without flows. */
  | { readonly kind: 'solutions' }
  /** All deployment settings files and all target environments. */
  | { readonly kind: 'deployments' }
  /** The parts of the workspace that were not read. */
  | { readonly kind: 'gaps' }
  /** All code app projects and workspaces of the Copilot Studio extension. */
  | { readonly kind: 'projects' };

/** Identifies a fact: two facts are the same if their keys are equal. */
export type FactKey = Fact['kind'] | `${Fact['kind']} ${string}`;

export function factKey(fact: Fact): FactKey {
  switch (fact.kind) {
    case 'users':
      return `${fact.kind} ${fact.key}`;
    case 'definitions':
    case 'displayName':
    case 'connectorsNamed':
    case 'variablesNamed':
    case 'generatedConnectorName':
    case 'solutionsNamed':
      return `${fact.kind} ${nameKey(fact.name)}`;
    case 'connectorsWithId':
    case 'flowsWithId':
      return `${fact.kind} ${guidKey(fact.id)}`;
    case 'flow':
      return `${fact.kind} ${fact.file}`;
    case 'config':
      return `${fact.kind} ${fact.folder}`;
    case 'unreadDefinitions':
    case 'unreadUsers':
    case 'solutions':
    case 'deployments':
    case 'gaps':
    case 'projects':
      return fact.kind;
  }
}

/** A set of facts. Facts with equal keys count as one fact. */
export class FactSet {
  readonly #keys = new Set<FactKey>();

  add(fact: Fact): void {
    this.#keys.add(factKey(fact));
  }

  addAll(facts: Iterable<Fact>): void {
    for (const fact of facts) {
      this.add(fact);
    }
  }

  has(fact: Fact): boolean {
    return this.#keys.has(factKey(fact));
  }

  get keys(): ReadonlySet<FactKey> {
    return this.#keys;
  }
}
