import * as vscode from 'vscode';
import type { FileEdits } from '../../../core/edits/writers/toTextEdits';
import { applyTextEdits } from '../../../core/text/textEdit';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

export const previewScheme = 'connref-preview';

/** The context key with which the manifest shows the buttons Apply and Discard in the title of a preview. */
const previewContextKey = 'connref.previewShown';

/**
 * Shows an edit before it is applied: read-only documents contain each file before and after the edit, and a diff
 * compares them.
 */
export class PreviewDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #answers = new vscode.EventEmitter<boolean>();
  #previews = 0;
  #unanswered = 0;

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? '';
  }

  /**
   * Answers the question whether to apply the edit that is shown in the active tab.
   * @param apply Whether to apply the edit.
   */
  answer(apply: boolean): void {
    this.#answers.fire(apply);
  }

  /**
   * Shows the planned edits of all files in one diff, and asks whether to apply them. The question is a notification,
   * which VS Code hides after a while; the buttons in the title of the diff ask the same question and stay visible.
   * @returns Whether to apply the edits. Closing the diff means no.
   */
  async ask(title: string, question: string, plan: readonly FileEdits[], folders: WorkspaceFolders): Promise<boolean> {
    const number = ++this.#previews;
    const shown: string[] = [];
    const document = (uri: vscode.Uri, side: 'before' | 'after', text: string): vscode.Uri => {
      const preview = vscode.Uri.from({ scheme: previewScheme, path: uri.path, query: `${number}-${side}` });
      this.#texts.set(preview.toString(), text);
      shown.push(preview.toString());
      return preview;
    };
    const resources = plan.flatMap(({ file, text, edits }) => {
      const uri = folders.uri(file);
      const after = applyTextEdits(text ?? '', edits);
      return uri ? [[uri, document(uri, 'before', text ?? ''), document(uri, 'after', after)]] : [];
    });
    // Listen before the diff opens. The buttons may already be visible for another preview, so people could click them
    // at once.
    let answer!: (apply: boolean) => void;
    const answered = new Promise<boolean>((resolve) => (answer = resolve));
    const listening = this.#listen(title, answer);
    try {
      await vscode.commands.executeCommand('vscode.changes', title, resources);
      // The question says "as shown", so it waits for the diff.
      askInNotification(question, answer);
      await this.#countUnanswered(1);
      try {
        return await answered;
      } finally {
        await this.#countUnanswered(-1);
      }
    } finally {
      listening.dispose();
      await vscode.window.tabGroups.close(tabsTitled(title));
      shown.forEach((uri) => this.#texts.delete(uri));
    }
  }

  async #countUnanswered(added: 1 | -1): Promise<void> {
    this.#unanswered += added;
    await vscode.commands.executeCommand('setContext', previewContextKey, this.#unanswered > 0);
  }

  /** Takes the buttons in the title of the preview, and its tab being closed, for an answer. */
  #listen(title: string, answer: (apply: boolean) => void): vscode.Disposable {
    return vscode.Disposable.from(
      // Several previews may be open. The buttons answer only the question of the preview in the active tab.
      this.#answers.event((apply) => {
        if (tabsTitled(title).some(({ isActive, group }) => isActive && group.isActive)) {
          answer(apply);
        }
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some((tab) => isTitled(tab, title)) && tabsTitled(title).length === 0) {
          answer(false);
        }
      }),
    );
  }
}

function askInNotification(question: string, answer: (apply: boolean) => void): void {
  const apply = vscode.l10n.t('Apply');
  const discard = vscode.l10n.t('Discard');
  vscode.window.showInformationMessage(question, apply, discard).then(
    (button) => {
      // Closing the notification is not an answer, because the buttons in the title of the diff can still be clicked.
      if (button !== undefined) {
        answer(button === apply);
      }
    },
    () => {
      answer(false);
    },
  );
}

function tabsTitled(title: string): vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter((tab) => isTitled(tab, title));
}

/**
 * Whether a tab shows the diff with the given title. VS Code's API has no type for the tab of a diff of several files,
 * so the tab is found by its label, which is the title followed by the number of files.
 */
function isTitled({ input, label }: vscode.Tab, title: string): boolean {
  return !(input instanceof vscode.TabInputText) && label.startsWith(title);
}
