import type { FilePath } from '../model/filePath';
import type { RuleScope } from '../rules/rule';

/** Scopes that ask the index. What is wrong with a file by itself is known when the file is read. */
export type IndexScope = Exclude<RuleScope, 'file'>;

/** What is checked as one piece. */
export interface Subject<Scope extends RuleScope = IndexScope> {
  readonly scope: Scope;
  /** The root of a solution, or the file of anything else. */
  readonly path: FilePath;
}

/** Subjects, each once, sorted by scope. */
export class SubjectSet implements Iterable<Subject> {
  readonly #paths: Readonly<Record<IndexScope, Set<FilePath>>> = {
    solution: new Set(),
    flow: new Set(),
    settings: new Set(),
  };

  add({ scope, path }: Subject): void {
    this.#paths[scope].add(path);
  }

  *[Symbol.iterator](): Iterator<Subject> {
    for (const scope of Object.keys(this.#paths) as IndexScope[]) {
      for (const path of this.#paths[scope]) {
        yield { scope, path };
      }
    }
  }
}
