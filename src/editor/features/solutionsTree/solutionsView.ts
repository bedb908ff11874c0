import * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import { counted } from '../../counted';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { SolutionsTree } from './solutionsTree';
import type { TreeNode } from './treeNode';

export const solutionsViewId = 'connref.solutions';

/** The view around the tree: badge, progress of the first read, and why it is empty when it is. */
export class SolutionsView implements vscode.Disposable {
  readonly #workspace: WorkspaceEngine;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #subscription: vscode.Disposable;
  /** By file, so that a change costs no more than the files that it names. */
  readonly #errors = new Map<FilePath, number>();
  #errorCount = 0;

  constructor(workspace: WorkspaceEngine, tree: SolutionsTree) {
    this.#workspace = workspace;
    this.#view = vscode.window.createTreeView(solutionsViewId, { treeDataProvider: tree, showCollapseAll: true });
    this.#subscription = workspace.onDidChange(({ files }) => {
      this.#countErrors(files);
      this.#updateState();
    });
  }

  /** Shows progress in the view until the first read is done. */
  async showReading(reading: Promise<void>): Promise<void> {
    await setState('reading', '');
    await vscode.window.withProgress({ location: { viewId: solutionsViewId } }, () => reading);
    this.#updateState();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
  }

  #countErrors(files: ReadonlySet<FilePath>): void {
    for (const file of files) {
      this.#errorCount -= this.#errors.get(file) ?? 0;
      const found = this.#workspace.engine.findings(file).filter(({ severity }) => severity === 'error').length;
      if (found > 0) {
        this.#errors.set(file, found);
        this.#errorCount += found;
      } else {
        this.#errors.delete(file);
      }
    }
    const errors = this.#errorCount;
    this.#view.badge = errors === 0 ? undefined : { value: errors, tooltip: counted(errors, 'error') };
  }

  #updateState(): void {
    const { engine } = this.#workspace;
    const empty = engine.solutions().length === 0;
    void setState(
      empty ? 'empty' : 'solutions',
      empty ? [...new Set(engine.nearMisses().map(({ kind }) => kind))].join(' ') : '',
    );
  }
}

/** The context keys on which the welcome texts of the manifest depend. */
async function setState(state: 'reading' | 'empty' | 'solutions', nearMisses: string): Promise<void> {
  await vscode.commands.executeCommand('setContext', 'connref.state', state);
  await vscode.commands.executeCommand('setContext', 'connref.nearMisses', nearMisses);
}
