import type { EditOperation } from '../../../core/edits/operations/editOperation';
import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import type { FilePath } from '../../../core/model/filePath';
import { pathInFolder } from '../../../core/model/filePath';
import { type Direction, EditHistory } from './editHistory';
import type { MappingParts, Tell } from './mappingParts';

/** What is to be changed, named by what the workspace holds when its turn has come; undefined changes nothing. */
type NameEdit = () => { readonly label: string; readonly operations: readonly EditOperation[] } | undefined;

/**
 * Applies edits one after the other, each upon what the engine knows of the one before: whoever types fast loses nothing.
 * Each can be taken back.
 */
export class SettingsEditor {
  readonly #parts: Pick<MappingParts, 'runner' | 'workspace'>;
  readonly #tell: Tell;
  readonly #done: () => void;
  readonly #history = new EditHistory();
  #last: Promise<unknown> = Promise.resolve();
  #turns = 0;

  /** @param done Called after each edit. */
  constructor(parts: Pick<MappingParts, 'runner' | 'workspace'>, tell: Tell, done: () => void) {
    this.#parts = parts;
    this.#tell = tell;
    this.#done = done;
  }

  /** Whether an edit is under way: what the engine knows may be half of it. */
  get isBusy(): boolean {
    return this.#turns > 0;
  }

  /** What would be taken back, or done again, in words. */
  label(direction: Direction): string {
    return this.#history.label(direction);
  }

  /** @returns Whether something was changed. Why not has been told then. */
  edit(name: NameEdit): Promise<boolean> {
    return this.#inTurn(async () => {
      const edit = name();
      return edit !== undefined && edit.operations.length > 0
        ? this.#apply(edit.label, await this.#parts.runner.toTextEdits(edit.operations))
        : false;
    });
  }

  /** Applies a plan that was shown. @returns Whether it was. */
  apply(label: string, plan: readonly FileEdits[]): Promise<boolean> {
    return this.#inTurn(() => this.#apply(label, plan));
  }

  /** Takes the last edit back, or does it again. */
  takeBack(direction: Direction): Promise<boolean> {
    return this.#inTurn(async () => {
      const { runner } = this.#parts;
      const taken = await this.#history.take(direction, (file) => runner.text(file));
      if (!taken) {
        return false;
      }
      if (!taken.plan) {
        const what = `“${taken.label}” was not ${direction === 'undo' ? 'undone' : 'done again'}`;
        this.#tell('error', `${what}: ${pathInFolder(taken.changed)} was changed at that place since.`);
        return false;
      }
      await runner.apply(taken.plan);
      this.#history.noteTaken(direction, taken.label, taken.plan);
      return true;
    });
  }

  async #apply(label: string, plan: readonly FileEdits[]): Promise<boolean> {
    await this.#parts.runner.apply(plan);
    this.#history.note(label, plan);
    plan.filter(({ text }) => text === undefined).forEach(({ file }) => this.#noteCreated(file));
    return plan.length > 0;
  }

  /** No document tells of a new file, and its watcher comes later. */
  #noteCreated(file: FilePath): void {
    this.#parts.workspace.engine.noteChanged(file);
  }

  #inTurn(work: () => Promise<boolean>): Promise<boolean> {
    this.#turns++;
    const turn = this.#last.then(async () => {
      const { workspace, runner } = this.#parts;
      try {
        await workspace.settled();
        return await work();
      } catch (error) {
        this.#tell('error', await runner.refusal(error));
        return false;
      } finally {
        await workspace.settled();
        this.#turns--;
        this.#done();
      }
    });
    // A defect is the caller's to hear of; it does not stop what comes next.
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
