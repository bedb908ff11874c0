import type { FilePath } from '../model/filePath';
import type { RuleScope } from '../rules/rule';

/** The scopes whose rules read the index. Rules of scope `file` need only the file, so they run when the file is read. */
export type IndexScope = Exclude<RuleScope, 'file'>;

/** What is checked together: a solution, a flow, a settings file or any other file. */
export interface Subject<Scope extends RuleScope = IndexScope> {
  readonly scope: Scope;
  /** The root of a solution, or the file of anything else. */
  readonly path: FilePath;
}

/** A set of subjects. Iteration returns all subjects of one scope before those of the next scope. */
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
