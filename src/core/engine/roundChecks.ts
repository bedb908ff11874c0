import { type FilePath, folderOf } from '../model/filePath';
import { componentUses } from '../dependencies/componentUses';
import type { UserFault } from '../plan/faults/userFaults';
import type { FileProblem } from '../readers/readResult';
import type { Judge } from '../rules/judge';
import { forEachYielding, type YieldToHost } from '../text/yieldToHost';
import type { Checker, ValuesOf } from './checker';
import type { Deployments } from './deployments';
import { FactSet } from './facts';
import type { Projects } from './projects';
import type { SolutionGraphs } from './solutionGraphs';
import { type IndexScope, type Subject, SubjectSet } from './subjects';

export interface RoundChecksParts {
  readonly checker: Checker;
  readonly judge: Judge;
  readonly graphs: SolutionGraphs;
  readonly deployments: Deployments;
  readonly projects: Projects;
  readonly yieldToHost: YieldToHost;
}

/**
 * Checks the subjects (solutions, flows and settings files) that are affected by the changes of a round, and collects
 * the files whose findings change.
 */
export class RoundChecks {
  /** The facts about the workspace that changed in this round. */
  readonly facts = new FactSet();
  /** Subjects that must be checked even if all facts that their last check read are unchanged, such as a new flow. */
  readonly subjects = new SubjectSet();
  readonly #changedFiles = new Set<FilePath>();
  readonly #parts: RoundChecksParts;
  readonly #valuesOf: { readonly [Scope in IndexScope]: ValuesOf<Scope> } = {
    solution: async (root, index) => {
      const { graphs, judge, yieldToHost } = this.#parts;
      const solution = graphs.checked.solution(root);
      if (!solution) {
        return [];
      }
      const uses = componentUses(solution);
      const faultOf = judge.judgeOfUses(solution, index);
      const faults: UserFault[] = [];
      await forEachYielding(uses, yieldToHost, (used) => {
        const fault = faultOf(used);
        if (fault) {
          faults.push(fault);
        }
      });
      return [{ solution, uses, faults }];
    },
    flow: (file, index) => {
      const flow = this.#parts.graphs.checked.flow(file);
      const solution = this.#parts.graphs.checked.solutionOf(file);
      return flow && solution ? [{ flow, solution, faults: this.#parts.judge.flowFaults(flow, solution, index) }] : [];
    },
    codeApp: (file) => {
      const codeApp = this.#parts.projects.codeApp(file);
      return codeApp ? [{ codeApp }] : [];
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
   * After the text of a file changed, marks the files whose findings have a range in that text: the changed file
   * itself, and the files with a finding that has a related place in the text. Without this, these ranges would be
   * shown at the old position.
   */
  markTextChanged(file: FilePath): void {
    const { checker } = this.#parts;
    if (checker.findingsIn(file).length > 0) {
      this.#changedFiles.add(file);
    }
    this.#addChangedFiles(checker.filesRelatedTo(file));
  }

  /**
   * Marks all files of a workspace folder that have findings as changed, because the settings of the folder decide the
   * severity of a finding and whether it is ignored.
   */
  markSettingsChanged(folder: string): void {
    this.#addChangedFiles([...this.#parts.checker.files()].filter((file) => folderOf(file) === folder));
  }

  /**
   * Runs the rules that need only one file.
   * @param problems The faults of the file; empty to remove the findings, such as after the file was removed.
   */
  checkFile(file: FilePath, problems: readonly FileProblem[]): void {
    const { checker, judge } = this.#parts;
    this.#addChangedFiles(checker.checkFile(file, judge, problems));
  }

  /**
   * Checks the collected subjects, and the subjects whose last check read one of the changed facts.
   * @param isPartial Whether the index is incomplete. Findings could be wrong in that case, so the findings of the
   * subjects are removed instead.
   */
  async run(isPartial: boolean): Promise<void> {
    const { checker, graphs, yieldToHost } = this.#parts;
    if (!isPartial) {
      await graphs.checked.prepareListedComponents(yieldToHost);
    }
    checker.subjectsBasedOn(this.facts).forEach((subject) => {
      this.subjects.add(subject);
    });
    await forEachYielding(this.subjects, yieldToHost, async (subject) => {
      this.#addChangedFiles(isPartial ? checker.removeFindings(subject) : await this.#check(subject));
    });
  }

  #check<Scope extends IndexScope>(subject: Subject<Scope>): Promise<FilePath[]> {
    const { checker, judge, yieldToHost } = this.#parts;
    return checker.check(subject, judge, this.#valuesOf[subject.scope], yieldToHost);
  }

  #addChangedFiles(files: Iterable<FilePath>): void {
    for (const file of files) {
      this.#changedFiles.add(file);
    }
  }
}
