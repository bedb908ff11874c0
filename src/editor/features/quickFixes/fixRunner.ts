import * as vscode from 'vscode';
import { EditRefused } from '../../../core/edits/editRefused';
import type { EditOperation } from '../../../core/edits/editOperation';
import { type FileEdits, planEdits, type TextSource } from '../../../core/edits/planEdits';
import { saveUnopenedFiles, toWorkspaceEdit } from '../../host/workspaceEdits';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

const adviceGivenKey = 'connref.roundTripAdviceGiven';

/** Turns operations into edits of documents, applies them, and does what belongs to it afterwards. */
export class FixRunner {
  readonly folders: WorkspaceFolders;
  readonly #texts: TextSource;
  readonly #memory: vscode.Memento;

  constructor(folders: WorkspaceFolders, texts: TextSource, memory: vscode.Memento) {
    this.folders = folders;
    this.#texts = texts;
    this.#memory = memory;
  }

  /** @throws EditRefused */
  plan(operations: readonly EditOperation[]): Promise<FileEdits[]> {
    return planEdits(operations, this.#texts);
  }

  /**
   * Applies a plan as one undoable edit, if every text still is what it was computed from.
   * @throws EditRefused
   */
  async apply(plan: readonly FileEdits[]): Promise<void> {
    for (const { file, text } of plan) {
      if ((await this.#texts(file)) !== text) {
        throw new EditRefused(file, vscode.l10n.t('It changed in the meantime. Look again, then repeat the fix.'));
      }
    }
    if (!(await vscode.workspace.applyEdit(toWorkspaceEdit(plan, this.folders)))) {
      throw new EditRefused(plan[0]?.file ?? '', vscode.l10n.t('VS Code did not apply the edit. Nothing was changed.'));
    }
    await this.finish();
  }

  /** After an edit: saves what nobody has open, and says once how a repair survives the next export. */
  async finish(): Promise<void> {
    await saveUnopenedFiles(this.folders);
    if (this.#memory.get(adviceGivenKey) !== true) {
      await this.#memory.update(adviceGivenKey, true);
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Repaired. Import it into the development environment too, or the next export undoes it.'),
      );
    }
  }

  /** Says why nothing was changed. Other errors are defects and go on. */
  async tell(error: unknown): Promise<void> {
    if (!(error instanceof EditRefused)) {
      throw error;
    }
    const uri = this.folders.uri(error.file);
    const name = uri ? vscode.workspace.asRelativePath(uri) : error.file;
    await vscode.window.showWarningMessage(vscode.l10n.t('Nothing was changed. {0}: {1}', name, error.message));
  }
}
