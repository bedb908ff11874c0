import type { FilePath } from '../model/filePath';
import type { RuleScope } from '../rules/rule';

/**
 * The scopes of the rules that read the index. Rules of the scope `file` need only one file, so they run when the file
 * is read.
 */
export type IndexScope = Exclude<RuleScope, 'file'>;

/**
 * The unit that is checked as a whole: a solution, a flow, a code app, a settings file or, in the scope `file`, a single file of
 * any kind.
 */
export interface Subject<Scope extends RuleScope = IndexScope> {
  readonly scope: Scope;
  /** The root directory of a solution; in all other scopes the path of the file. */
  readonly path: FilePath;
}

/** A set of subjects. Iteration returns solutions first, then flows, code apps and settings files. */
export class SubjectSet implements Iterable<Subject> {
  readonly #paths: Readonly<Record<IndexScope, Set<FilePath>>> = {
    solution: new Set(),
    flow: new Set(),
    codeApp: new Set(),
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
