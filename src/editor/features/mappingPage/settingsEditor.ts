import * as vscode from 'vscode';
import type { EditOperation } from '../../../core/edits/operations/editOperation';
import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import type { FilePath } from '../../../core/model/filePath';
import { pathInFolder } from '../../../core/model/filePath';
import { type Direction, EditHistory } from './editHistory';
import type { MappingServices, Notify } from './mappingServices';

/**
 * Creates an edit from the current content of the workspace. The function is called after all earlier edits are
 * applied. Undefined means that nothing is to be changed.
 */
type CreateEdit = () => { readonly label: string; readonly operations: readonly EditOperation[] } | undefined;

/**
 * Applies edits to settings files one after another, and can undo each of them. An edit starts only when the engine has
 * read the files that the previous edit changed; otherwise, the second of two fast edits would overwrite the first.
 */
export class SettingsEditor {
  readonly #services: Pick<MappingServices, 'runner' | 'workspace'>;
  readonly #notify: Notify;
  readonly #onDone: () => void;
  readonly #history = new EditHistory();
  #lastEdit: Promise<unknown> = Promise.resolve();
  #pendingEdits = 0;

  /** @param onDone Called after each edit, whether it succeeded or not. */
  constructor(services: Pick<MappingServices, 'runner' | 'workspace'>, notify: Notify, onDone: () => void) {
    this.#services = services;
    this.#notify = notify;
    this.#onDone = onDone;
  }

  /**
   * Whether an edit is being applied or is waiting. During an edit, the engine may have read only a part of the changed
   * files.
   */
  get isBusy(): boolean {
    return this.#pendingEdits > 0;
  }

  /** The label of the edit that would be undone or redone next; empty when there is none. */
  label(direction: Direction): string {
    return this.#history.label(direction);
  }

  /**
   * Applies an edit.
   * @returns Whether a file was changed. False when there was nothing to change, and when the edit was refused; a
   * message shows the reason of a refusal.
   */
  edit(createEdit: CreateEdit): Promise<boolean> {
    return this.#enqueue(async () => {
      const edit = createEdit();
      return edit !== undefined && edit.operations.length > 0
        ? this.#apply(edit.label, await this.#services.runner.toTextEdits(edit.operations))
        : false;
    });
  }

  /** Applies edits that were shown in a preview. @returns Whether a file was changed. */
  apply(label: string, plan: readonly FileEdits[]): Promise<boolean> {
    return this.#enqueue(() => this.#apply(label, plan));
  }

  /** Undoes the last edit, or redoes the last undone edit. @returns Whether a file was changed. */
  undoOrRedo(direction: Direction): Promise<boolean> {
    return this.#enqueue(async () => {
      const { runner } = this.#services;
      const step = await this.#history.prepare(direction, (file) => runner.text(file));
      if (!step) {
        return false;
      }
      if (!step.plan) {
        const path = pathInFolder(step.changed);
        this.#notify(
          'error',
          direction === 'undo'
            ? vscode.l10n.t('“{0}” was not undone, because the same place of {1} was changed later.', step.label, path)
            : vscode.l10n.t('“{0}” was not redone, because the same place of {1} was changed later.', step.label, path),
        );
        return false;
      }
      await runner.apply(step.plan);
      this.#history.confirm(direction, step.label, step.plan);
      return true;
    });
  }

  async #apply(label: string, plan: readonly FileEdits[]): Promise<boolean> {
    await this.#services.runner.apply(plan);
    this.#history.record(label, plan);
    plan.filter(({ text }) => text === undefined).forEach(({ file }) => this.#noteCreated(file));
    return plan.length > 0;
  }

  /**
   * Reports a new file to the engine at once. VS Code's file watcher reports the file only later, and until then the
   * page would not show it.
   */
  #noteCreated(file: FilePath): void {
    this.#services.workspace.engine.noteChanged(file);
  }

  /** Runs work after all earlier work is done. If an edit is refused, a message shows the reason. */
  #enqueue(work: () => Promise<boolean>): Promise<boolean> {
    this.#pendingEdits++;
    const edit = this.#lastEdit.then(async () => {
      const { workspace, runner } = this.#services;
      try {
        await workspace.settled();
        return await work();
      } catch (error) {
        this.#notify('error', await runner.explainRefusal(error));
        return false;
      } finally {
        await workspace.settled();
        this.#pendingEdits--;
        this.#onDone();
      }
    });
    // An unexpected error is passed to the caller. It must not stop the edits that are waiting.
    this.#lastEdit = edit.catch(() => undefined);
    return edit;
  }
}
