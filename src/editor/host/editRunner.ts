import * as vscode from 'vscode';
import { EditRefused, isEditRefused } from '../../core/edits/operations/editRefused';
import type { EditOperation } from '../../core/edits/operations/editOperation';
import type { FilePath } from '../../core/model/filePath';
import type { FileEdits, toTextEdits } from '../../core/edits/writers/toTextEdits';
import type { editRefusalWords } from '../../core/words/editRefusalWords';
import type { TextSource } from '../../core/edits/writers/writer';
import { unchangedFiles } from '../../core/edits/writers/unchangedFiles';
import { BackgroundTabs } from './backgroundTabs';
import { Scheduler } from './scheduler';
import { saveFiles, toWorkspaceEdit, untouchedFiles } from './workspaceEdits';
import type { WorkspaceFolders } from './workspaceFolders';

/** VS Code has applied an edit to some of its files, but not to these. */
class PartlyApplied extends Error {
  readonly unchanged: readonly FilePath[];

  constructor(unchanged: readonly FilePath[]) {
    super();
    this.unchanged = unchanged;
  }
}

const adviceGivenKey = 'connref.roundTripAdviceGiven';

/** The functions of `core` that are needed to edit files. They are in a bundle that is loaded before the first edit. */
export interface EditTools {
  readonly toTextEdits: typeof toTextEdits;
  readonly editRefusalWords: typeof editRefusalWords;
}

/**
 * Converts edit operations to edits of VS Code documents, applies the edits, and saves the changed files that are not
 * open.
 */
export class EditRunner implements vscode.Disposable {
  readonly folders: WorkspaceFolders;
  readonly #texts: TextSource;
  readonly #memory: vscode.Memento;
  readonly #isSource: (file: FilePath) => boolean;
  readonly #loadTools: () => Promise<EditTools>;
  readonly #backgroundTabs = new BackgroundTabs();

  /**
   * @param isSource Whether a file belongs to a solution. After an edit of such a file, people are advised once to
   * import the solution, because the next export would undo the edit.
   */
  constructor(
    folders: WorkspaceFolders,
    texts: TextSource,
    memory: vscode.Memento,
    isSource: (file: FilePath) => boolean,
    loadTools: () => Promise<EditTools>,
  ) {
    this.folders = folders;
    this.#texts = texts;
    this.#memory = memory;
    this.#isSource = isSource;
    this.#loadTools = loadTools;
  }

  dispose(): void {
    this.#backgroundTabs.dispose();
  }

  /**
   * The current text of a file; undefined when the file does not exist.
   * @throws EditRefused when Connref must not edit the file.
   */
  text(file: FilePath): Promise<string | undefined> {
    return this.#texts(file);
  }

  /**
   * Converts edit operations to edits of the current texts.
   * @throws EditRefused when an operation does not fit the text of its file, or when Connref must not edit the file.
   */
  async toTextEdits(operations: readonly EditOperation[]): Promise<FileEdits[]> {
    const { toTextEdits } = await this.#loadTools();
    const scheduler = new Scheduler();
    return toTextEdits(operations, this.#texts, () => scheduler.yieldToHost());
  }

  /**
   * Applies the planned edits of all files as one edit, which one undo reverts.
   * @throws EditRefused when the text of a file changed after the edits were planned, or when VS Code cannot apply the
   * edit. In both cases, no file is changed.
   * @throws PartlyApplied when VS Code applied the edit only to some of the files.
   */
  async apply(plan: readonly FileEdits[]): Promise<void> {
    for (const { file, text } of plan) {
      if ((await this.#texts(file)) !== text) {
        throw new EditRefused(file, { kind: 'changedMeanwhile' });
      }
    }
    const toSave = this.untouchedFiles(plan);
    // An edit of several files is marked as a refactoring, so that VS Code's setting about saving files after a
    // refactoring applies to it.
    const edit = toWorkspaceEdit(plan, this.folders);
    if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: plan.length > 1 }))) {
      const unchanged = await unchangedFiles(plan, this.#texts);
      throw unchanged.length === plan.length
        ? new EditRefused(plan[0]?.file ?? '', { kind: 'notApplied' })
        : new PartlyApplied(unchanged);
    }
    await this.finish(plan, toSave);
  }

  /** The files of planned edits that have no tab and no unsaved changes: `finish` must save them. */
  untouchedFiles(plan: readonly FileEdits[]): vscode.Uri[] {
    return untouchedFiles(plan, this.folders, this.#backgroundTabs);
  }

  /**
   * Does the rest of an edit: saves the changed files that are not open. If files of a solution changed, a message
   * advises, once in each workspace, to import the solution before the next export.
   * @param toSave The changed files that had no tab and no unsaved changes before the edit.
   */
  async finish(plan: readonly FileEdits[], toSave: readonly vscode.Uri[]): Promise<void> {
    const failed = await saveFiles(toSave);
    await this.#backgroundTabs.closeFor(toSave.filter((uri) => !failed.includes(uri)));
    if (failed.length > 0) {
      const names = failed.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ');
      void vscode.window.showWarningMessage(
        vscode.l10n.t('These files were changed but could not be saved: {0}. Save them to keep the changes.', names),
      );
    } else if (plan.some(({ file }) => this.#isSource(file)) && this.#memory.get(adviceGivenKey) !== true) {
      await this.#memory.update(adviceGivenKey, true);
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Files of a solution were changed. Import the solution into the development environment; otherwise the next export undoes the change.',
        ),
      );
    }
  }

  /**
   * Shows a message with the reason why an edit was refused.
   * @throws The error if it is not an {@link EditRefused}, because any other error is a fault in Connref.
   */
  async showRefusal(error: unknown): Promise<void> {
    await vscode.window.showWarningMessage(await this.explainRefusal(error));
  }

  /**
   * The message with the reason why an edit was refused or applied only in part.
   * @throws The error if it is neither, because any other error is a fault in Connref.
   */
  async explainRefusal(error: unknown): Promise<string> {
    if (error instanceof PartlyApplied) {
      const files = error.unchanged.map((file) => this.#shownPath(file)).join(', ');
      return vscode.l10n.t(
        'VS Code changed only some of the files. Not changed: {0}. Undo the edit, and try again.',
        files,
      );
    }
    if (!isEditRefused(error)) {
      throw error;
    }
    const { editRefusalWords } = await this.#loadTools();
    return this.refusalText(error.file, editRefusalWords(error.reason));
  }

  /**
   * The message for a refused edit.
   * @param file The file that could not be edited.
   * @param reason A sentence that can follow the path of the file.
   */
  refusalText(file: FilePath, reason: string): string {
    return vscode.l10n.t('Nothing was changed. {0}: {1}', this.#shownPath(file), reason);
  }

  #shownPath(file: FilePath): string {
    const uri = this.folders.uri(file);
    return uri ? vscode.workspace.asRelativePath(uri) : file;
  }
}
