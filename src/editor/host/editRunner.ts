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

/** What the core does with operations. It is loaded when somebody first asks for it. */
export interface EditTools {
  readonly toTextEdits: typeof toTextEdits;
  readonly editRefusalWords: typeof editRefusalWords;
}

/** Turns operations into edits of documents, applies them, and does what belongs to it afterwards. */
export class EditRunner {
  readonly folders: WorkspaceFolders;
  readonly #texts: TextSource;
  readonly #memory: vscode.Memento;
  readonly #isSource: (file: FilePath) => boolean;
  readonly #tools: () => Promise<EditTools>;

  /**
   * @param isSource Whether a file belongs to a solution, and so is written anew by the next export.
   */
  constructor(
    folders: WorkspaceFolders,
    texts: TextSource,
    memory: vscode.Memento,
    isSource: (file: FilePath) => boolean,
    tools: () => Promise<EditTools>,
  ) {
    this.folders = folders;
    this.#texts = texts;
    this.#memory = memory;
    this.#isSource = isSource;
    this.#tools = tools;
  }

  /**
   * The text of a file that may be edited; undefined when there is none.
   * @throws EditRefused
   */
  text(file: FilePath): Promise<string | undefined> {
    return this.#texts(file);
  }

  /** @throws EditRefused */
  async toTextEdits(operations: readonly EditOperation[]): Promise<FileEdits[]> {
    const { toTextEdits } = await this.#tools();
    const scheduler = new Scheduler();
    return toTextEdits(operations, this.#texts, () => scheduler.yieldToHost());
  }

  /**
   * Applies a plan as one undoable edit, if every text still is what it was computed from.
   * @throws EditRefused
   */
  async apply(plan: readonly FileEdits[]): Promise<void> {
    for (const { file, text } of plan) {
      if ((await this.#texts(file)) !== text) {
        throw new EditRefused(file, { kind: 'changedMeanwhile' });
      }
    }
    const toSave = untouchedFiles(plan, this.folders);
    // As a refactoring, an edit of several files is saved where the user wants refactorings saved.
    const edit = toWorkspaceEdit(plan, this.folders);
    if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: plan.length > 1 }))) {
      throw new EditRefused(plan[0]?.file ?? '', { kind: 'notApplied' });
    }
    await this.finish(plan, toSave);
  }

  /** After an edit: saves what nobody has open, and says once how a repair survives the next export. */
  async finish(plan: readonly FileEdits[], toSave: readonly vscode.Uri[]): Promise<void> {
    const failed = await saveFiles(toSave);
    if (failed.length > 0) {
      const names = failed.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ');
      void vscode.window.showWarningMessage(vscode.l10n.t('Changed, but not saved: {0}', names));
    } else if (plan.some(({ file }) => this.#isSource(file)) && this.#memory.get(adviceGivenKey) !== true) {
      await this.#memory.update(adviceGivenKey, true);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Changed. Import it into the development environment too, or the next export undoes it.'),
      );
    }
  }

  /** Says why nothing was changed. Other errors are defects and go on. */
  async tell(error: unknown): Promise<void> {
    await vscode.window.showWarningMessage(await this.refusal(error));
  }

  /** Why nothing was changed, in words. Other errors are defects and go on. */
  async refusal(error: unknown): Promise<string> {
    if (!isEditRefused(error)) {
      throw error;
    }
    const { editRefusalWords } = await this.#tools();
    return this.refusalText(error.file, editRefusalWords(error.reason));
  }

  /** That nothing was changed, for a reason that has its sentence. */
  refusalText(file: FilePath, why: string): string {
    const uri = this.folders.uri(file);
    return vscode.l10n.t('Nothing was changed. {0}: {1}', uri ? vscode.workspace.asRelativePath(uri) : file, why);
  }
}
