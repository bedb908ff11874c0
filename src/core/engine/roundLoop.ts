import type { FilePath } from '../model/filePath';
import type { Judge } from '../rules/judge';
import { PendingChanges } from './pendingChanges';
import type { EngineChange, Round } from './round';

interface RoundLoopParts {
  /** Loads the rules. Called before the first round, and again before the next round if loading failed. */
  readonly loadJudge: () => Judge | Promise<Judge>;
  readonly newRound: (pending: PendingChanges, judge: Judge, wasPartial: boolean) => Round;
  /** Called after each round that did not fail. */
  readonly onChange: (change: EngineChange) => void;
  readonly folders: () => readonly string[];
}

/** Runs rounds, one after another, until no reported change is left. */
export class RoundLoop {
  readonly #parts: RoundLoopParts;
  /** The rules; undefined before the first round. */
  #judge: Judge | undefined;
  #pending = new PendingChanges();
  #working: Promise<void> | undefined;
  #isStopping = false;
  #isTrying = false;
  /** The running round; undefined between rounds. */
  #round: Round | undefined;
  /** Whether the index is incomplete after the last round, because a round was stopped or failed. */
  #isPartial = false;

  constructor(parts: RoundLoopParts) {
    this.#parts = parts;
  }

  get judge(): Judge | undefined {
    return this.#judge;
  }

  /** The changes that the next round processes. */
  get pending(): PendingChanges {
    return this.#pending;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  get isPartial(): boolean {
    return this.#round?.isPartial ?? this.#isPartial;
  }

  /** Stops the running round, but not a trial: it reads only a few files, and what it changed must be changed back. */
  stop(): void {
    this.#isStopping = this.#working !== undefined && !this.#isTrying;
  }

  async settle(): Promise<void> {
    while (this.#working || !this.#pending.isEmpty) {
      this.#working ??= this.#work().finally(() => {
        this.#working = undefined;
        this.#isStopping = false;
      });
      await this.#working;
    }
  }

  /**
   * Runs a round with other texts of some files, and after it a round with the texts as they are. In between, no other
   * round runs. Listeners are called only at the end.
   * @param enter Called before the first round. @param leave Called after it.
   * @param read Called before `enter`, and again between the rounds.
   * @returns The results of `read`; undefined if the index is incomplete, so that nothing is checked.
   */
  async try<Result extends object>(
    files: readonly FilePath[],
    { enter, read, leave }: { enter: () => void; read: () => Result; leave: () => void },
  ): Promise<{ readonly before: Result; readonly after: Result } | undefined> {
    // Another trial may have begun while this one waited.
    while (this.#working || !this.#pending.isEmpty) {
      await this.settle();
    }
    const judge = this.#judge;
    if (!judge || this.#isPartial) {
      return undefined;
    }
    const before = read();
    let after: Result | undefined;
    const runRound = (): Promise<EngineChange> => {
      const pending = new PendingChanges();
      for (const file of files) {
        pending.edited.add(file);
      }
      return this.#runRound(pending, judge);
    };
    const work = async (): Promise<void> => {
      enter();
      try {
        await runRound();
        after = read();
      } finally {
        leave();
        this.#parts.onChange(await runRound());
      }
    };
    this.#isTrying = true;
    this.#working = work().finally(() => {
      this.#working = undefined;
      this.#isTrying = false;
    });
    await this.#working;
    return after && { before, after };
  }

  async #work(): Promise<void> {
    while (!this.#pending.isEmpty) {
      // Load the rules before the changes are taken from the queue: if loading fails, a later call of `settle` finds them.
      this.#judge ??= await this.#parts.loadJudge();
      const pending = this.#pending;
      this.#pending = new PendingChanges();
      this.#parts.onChange(await this.#runRound(pending, this.#judge));
    }
  }

  async #runRound(pending: PendingChanges, judge: Judge): Promise<EngineChange> {
    const round = this.#parts.newRound(pending, judge, this.#isPartial);
    this.#round = round;
    try {
      return await round.run();
    } finally {
      this.#round = undefined;
      this.#isPartial = round.isPartial;
      if (this.#isStopping) {
        // The host may have reported a whole workspace folder as changed during the round. Reading that folder would
        // start again what the user has just stopped, so the report is removed.
        this.#parts.folders().forEach((folder) => this.#pending.changed.delete(folder));
      }
      this.#isStopping = false;
    }
  }
}
