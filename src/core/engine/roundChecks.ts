import { type FilePath, folderOf } from '../model/filePath';
import type { FileProblem } from '../readers/readResult';
import type { RuleSubjects } from '../rules/rule';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import type { Checker } from './checker';
import type { Deployments } from './deployments';
import { FactSet } from './facts';
import type { SolutionGraphs } from './solutionGraphs';
import { type IndexScope, type Subject, SubjectSet } from './subjects';

export interface RoundChecksParts {
  readonly checker: Checker;
  readonly graphs: SolutionGraphs;
  readonly deployments: Deployments;
  readonly yieldToHost: YieldToHost;
}

/** Collects the subjects that a round must check, and the files whose findings change. */
export class RoundChecks {
  /** The facts that changed in this round. */
  readonly facts = new FactSet();
  /** Subjects that must be checked even if all facts that they read are unchanged, such as a new flow. */
  readonly subjects = new SubjectSet();
  readonly #changedFiles = new Set<FilePath>();
  readonly #parts: RoundChecksParts;
  /** Returns the arguments of the rules for a subject; empty if the subject was removed. */
  readonly #valuesOf: { readonly [Scope in IndexScope]: (path: FilePath) => readonly RuleSubjects[Scope][] } = {
    solution: (root) => {
      const solution = this.#parts.graphs.checked.solution(root);
      return solution ? [{ solution }] : [];
    },
    flow: (file) => {
      const flow = this.#parts.graphs.checked.flow(file);
      const solution = this.#parts.graphs.checked.solutionOf(file);
      return flow && solution ? [{ flow, solution }] : [];
    },
    settings: (file) => this.#parts.deployments.subjects(file),
  };

  constructor(parts: RoundChecksParts) {
    this.#parts = parts;
  }

  /** Files whose findings, or the ranges of those findings, may have changed. */
  get changedFiles(): ReadonlySet<FilePath> {
    return this.#changedFiles;
  }

  /**
   * After the text of a file changed, marks the files whose findings have a range in that text: the file itself, and other
   * files whose findings have a related place in it. Without this, those ranges would be shown at the old position.
   */
  markTextChanged(file: FilePath): void {
    const { checker } = this.#parts;
    if (checker.findingsIn(file).length > 0) {
      this.#changedFiles.add(file);
    }
    this.#addChangedFiles(checker.filesRelatedTo(file));
  }

  /**
   * Marks all findings of a folder as changed, because its settings decide the severity of a finding and whether it is
   * ignored.
   */
  markSettingsChanged(folder: string): void {
    this.#addChangedFiles([...this.#parts.checker.files()].filter((file) => folderOf(file) === folder));
  }

  /** Checks one file. `problems` lists the errors in the file, and is empty when the file was removed. */
  checkFile(file: FilePath, problems: readonly FileProblem[]): void {
    this.#addChangedFiles(this.#parts.checker.checkFile(file, problems));
  }

  /**
   * Checks the collected subjects, and the subjects that read one of the changed facts.
   * @param isPartial Whether files are missing from the index. Findings could be wrong then, so they are removed instead.
   */
  async run(isPartial: boolean): Promise<void> {
    const { checker, yieldToHost } = this.#parts;
    checker.subjectsBasedOn(this.facts).forEach((subject) => {
      this.subjects.add(subject);
    });
    await forEachYielding(this.subjects, yieldToHost, (subject) => {
      this.#addChangedFiles(isPartial ? checker.removeFindings(subject) : this.#check(subject));
    });
  }

  #check<Scope extends IndexScope>(subject: Subject<Scope>): FilePath[] {
    return this.#parts.checker.check(subject, this.#valuesOf[subject.scope](subject.path));
  }

  #addChangedFiles(files: Iterable<FilePath>): void {
    for (const file of files) {
      this.#changedFiles.add(file);
    }
  }
}
