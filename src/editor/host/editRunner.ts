import * as vscode from 'vscode';
import { EditRefused, isEditRefused } from '../../core/edits/operations/editRefused';
import type { EditOperation } from '../../core/edits/operations/editOperation';
import type { FilePath } from '../../core/model/filePath';
import type { FileEdits, toTextEdits } from '../../core/edits/writers/toTextEdits';
import type { editRefusalWords } from '../../core/words/editRefusalWords';
import type { TextSource } from '../../core/edits/writers/writer';
import { Scheduler } from './scheduler';
import { saveFiles, toWorkspaceEdit, untouchedFiles } from './workspaceEdits';
import type { WorkspaceFolders } from './workspaceFolders';

const adviceGivenKey = 'connref.roundTripAdviceGiven';

/** The functions of core that edits need. They are in a bundle that is loaded with the first edit. */
export interface EditTools {
  readonly toTextEdits: typeof toTextEdits;
  readonly editRefusalWords: typeof editRefusalWords;
}

/** Turns operations into edits of documents, applies the edits, and saves files that are not open. */
export class EditRunner {
  readonly folders: WorkspaceFolders;
  readonly #texts: TextSource;
  readonly #memory: vscode.Memento;
  readonly #isSource: (file: FilePath) => boolean;
  readonly #loadTools: () => Promise<EditTools>;

  /** @param isSource Whether a file belongs to a solution. The next export overwrites such a file, and with it the edit. */
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

  /**
   * The text of a file; undefined when the file does not exist.
   * @throws EditRefused when Connref must not edit the file.
   */
  text(file: FilePath): Promise<string | undefined> {
    return this.#texts(file);
  }

  /** @throws EditRefused when an operation does not fit the current text of its file. */
  async toTextEdits(operations: readonly EditOperation[]): Promise<FileEdits[]> {
    const { toTextEdits } = await this.#loadTools();
    const scheduler = new Scheduler();
    return toTextEdits(operations, this.#texts, () => scheduler.yieldToHost());
  }

  /**
   * Applies a plan as one edit with one undo.
   * @throws EditRefused when a text changed since the plan was computed; then no file is changed.
   */
  async apply(plan: readonly FileEdits[]): Promise<void> {
    for (const { file, text } of plan) {
      if ((await this.#texts(file)) !== text) {
        throw new EditRefused(file, { kind: 'changedMeanwhile' });
      }
    }
    const toSave = untouchedFiles(plan, this.folders);
    // Marked as a refactoring, an edit of several files follows the user's setting for saving files after a refactoring.
    const edit = toWorkspaceEdit(plan, this.folders);
    if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: plan.length > 1 }))) {
      throw new EditRefused(plan[0]?.file ?? '', { kind: 'notApplied' });
    }
    await this.finish(plan, toSave);
  }

  /**
   * After an edit: saves the files that are not open. Once per workspace, tells the user how to keep the edit at the next
   * export.
   */
  async finish(plan: readonly FileEdits[], toSave: readonly vscode.Uri[]): Promise<void> {
    const failed = await saveFiles(toSave);
    if (failed.length > 0) {
      const names = failed.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ');
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Changed, but not saved: {0}. Save these files to keep the changes.', names),
      );
    } else if (plan.some(({ file }) => this.#isSource(file)) && this.#memory.get(adviceGivenKey) !== true) {
      await this.#memory.update(adviceGivenKey, true);
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'Solution files changed. Import the solution into the development environment, or the next export undoes the change.',
        ),
      );
    }
  }

  /** Shows why an edit was refused. @throws Any other error, because it is a defect. */
  async showRefusal(error: unknown): Promise<void> {
    await vscode.window.showWarningMessage(await this.explainRefusal(error));
  }

  /** The sentence that explains why an edit was refused. @throws Any other error, because it is a defect. */
  async explainRefusal(error: unknown): Promise<string> {
    if (!isEditRefused(error)) {
      throw error;
    }
    const { editRefusalWords } = await this.#loadTools();
    return this.refusalText(error.file, editRefusalWords(error.reason));
  }

  /** The sentence for a refused edit. @param reason A sentence that can follow the name of the file. */
  refusalText(file: FilePath, reason: string): string {
    const uri = this.folders.uri(file);
    return vscode.l10n.t('Nothing was changed. {0}: {1}', uri ? vscode.workspace.asRelativePath(uri) : file, reason);
  }
}
