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

/** What a round is to check, and in which files that changes findings. */
export class RoundChecks {
  /** Facts that changed. */
  readonly facts = new FactSet();
  /** Subjects to check whatever the facts. */
  readonly subjects = new SubjectSet();
  readonly #changedFiles = new Set<FilePath>();
  readonly #parts: RoundChecksParts;
  /** What the rules look at; empty for a subject that is gone. */
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

  /** Files whose findings, or the places of them, may be others now. */
  get changedFiles(): ReadonlySet<FilePath> {
    return this.#changedFiles;
  }

  /** The text of a file changed: places in it may have moved, and places in other files' findings that point into it. */
  noteText(file: FilePath): void {
    const { checker } = this.#parts;
    if (checker.findingsIn(file).length > 0) {
      this.#changedFiles.add(file);
    }
    this.#noteChanged(checker.filesRelatedTo(file));
  }

  /** The settings of a folder changed: any finding in it may have another severity, or be ignored. */
  noteSettings(folder: string): void {
    this.#noteChanged([...this.#parts.checker.files()].filter((file) => folderOf(file) === folder));
  }

  /** @param problems What is wrong with the file by itself; empty when the file is gone. */
  checkFile(file: FilePath, problems: readonly FileProblem[]): void {
    this.#noteChanged(this.#parts.checker.checkFile(file, problems));
  }

  /**
   * Checks the subjects, and those that rest on the facts.
   * @param isPartial Whether files are missing from the index: then what was said about the subjects is taken back.
   */
  async run(isPartial: boolean): Promise<void> {
    const { checker, yieldToHost } = this.#parts;
    checker.subjectsOn(this.facts).forEach((subject) => {
      this.subjects.add(subject);
    });
    await forEachYielding(this.subjects, yieldToHost, (subject) => {
      this.#noteChanged(isPartial ? checker.forget(subject) : this.#check(subject));
    });
  }

  #check<Scope extends IndexScope>(subject: Subject<Scope>): FilePath[] {
    return this.#parts.checker.check(subject, this.#valuesOf[subject.scope](subject.path));
  }

  #noteChanged(files: Iterable<FilePath>): void {
    for (const file of files) {
      this.#changedFiles.add(file);
    }
  }
}
