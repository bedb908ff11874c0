import type { FilePath } from '../model/filePath';
import { guidKey, nameKey } from '../model/names';

/**
 * One thing that a verdict can rest on. A check records the facts that it asks for, and a change names the facts that it
 * touches: a subject is checked again when the two have a fact in common. Names and GUIDs may be in any case.
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
  /** Why some definitions, or some users of references, are not known. */
  | { readonly kind: 'unreadDefinitions' | 'unreadUsers' }
  /** What solutions hold besides their flows. */
  | { readonly kind: 'solutions' }
  /** Settings files and environments. */
  | { readonly kind: 'deployments' };

/** Equal for facts that are the same. */
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

/** Facts, each once. */
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
