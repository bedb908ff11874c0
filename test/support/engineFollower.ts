import type { Engine } from '../../src/core/engine/engine';
import type { LocatedFinding } from '../../src/core/engine/locateFindings';
import type { FilePath } from '../../src/core/model/filePath';
import { plainSolution } from './engineSnapshot';

/**
 * Follows an engine like a view of the editor: it reads again only the files and solutions that a change event
 * contains. If the engine forgets one in an event, the follower stays out of date, and the test fails.
 */
export class EngineFollower {
  readonly #engine: Engine;
  readonly #findings = new Map<FilePath, readonly LocatedFinding[]>();
  readonly #solutions = new Map<FilePath, unknown>();
  readonly #due = new Set<FilePath>();
  #publishing = false;

  constructor(engine: Engine) {
    this.#engine = engine;
    engine.onDidChange(({ files, solutions }) => {
      solutions.forEach((root) => {
        this.#takeSolution(root);
      });
      files.forEach((file) => this.#due.add(file));
      void this.#publish();
    });
  }

  /** Whether everything in the events so far was read. */
  get idle(): boolean {
    return !this.#publishing;
  }

  findings(): LocatedFinding[] {
    return [...this.#findings].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, findings]) => findings);
  }

  solutions(): unknown[] {
    return [...this.#solutions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, solution]) => solution);
  }

  #takeSolution(root: FilePath): void {
    const solution = this.#engine.solutions().find((each) => each.root === root);
    if (solution) {
      this.#solutions.set(root, structuredClone(plainSolution(solution)));
    } else {
      this.#solutions.delete(root);
    }
  }

  async #publish(): Promise<void> {
    if (this.#publishing) {
      return;
    }
    this.#publishing = true;
    for (const file of this.#due) {
      this.#due.delete(file);
      this.#findings.set(file, await this.#engine.locatedFindings(file));
    }
    this.#publishing = false;
  }
}
