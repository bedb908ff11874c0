import type { FilePath } from '../model/filePath';
import { guidKey, nameKey } from '../model/names';

/**
 * One piece of the index that a finding can depend on. A check records the facts that it reads, and a change records the facts
 * that it affects. A subject is checked again when it read one of the affected facts. Names and GUIDs are case-insensitive.
 */
export type Fact =
  /** The definitions or the users of a connection reference, by its logical name. */
  | { readonly kind: 'definitions' | 'users'; readonly name: string }
  | { readonly kind: 'connectorsWithId'; readonly id: string }
  | { readonly kind: 'connectorsNamed'; readonly name: string }
  | { readonly kind: 'flow'; readonly file: FilePath }
  | { readonly kind: 'flowsWithId'; readonly id: string }
  | { readonly kind: 'solutionsNamed'; readonly name: string }
  /** The `.connref.json` of a workspace folder. */
  | { readonly kind: 'config'; readonly folder: string }
  /** The reason why a definition (`unreadDefinitions`) or a user of a reference (`unreadUsers`) may be missing from the index. */
  | { readonly kind: 'unreadDefinitions' | 'unreadUsers' }
  /** The solutions and their content, without their flows. */
  | { readonly kind: 'solutions' }
  /** The settings files and the target environments. */
  | { readonly kind: 'deployments' };

/** Two facts are the same if their keys are equal. */
export type FactKey = Fact['kind'] | `${Fact['kind']} ${string}`;

export function factKey(fact: Fact): FactKey {
  switch (fact.kind) {
    case 'definitions':
    case 'users':
    case 'connectorsNamed':
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
      return fact.kind;
  }
}

/** A set of facts, compared by their keys. */
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
