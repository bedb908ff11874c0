import * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import { countOf } from '../../countOf';
import { DueWork } from '../../host/dueWork';
import type { ReadingProgress, WorkspaceEngine } from '../../host/workspaceEngine';
import { ContextKeys } from './contextKeys';
import type { SolutionsTree } from './solutionsTree';
import type { TreeNode } from './treeNode';

export const solutionsViewId = 'connref.solutions';

/**
 * The time in milliseconds until the number of read files is shown. If reading takes less time, the number would
 * disappear before people could read it.
 */
const progressMilliseconds = 1000;

/**
 * Shows the Solutions view with the badge for the number of errors, the progress of reading, and the welcome text when
 * the view is empty.
 */
export class SolutionsView implements vscode.Disposable {
  readonly #workspace: WorkspaceEngine;
  readonly #tree: SolutionsTree;
  readonly #view: vscode.TreeView<TreeNode>;
  readonly #subscription: vscode.Disposable;
  readonly #keys = new ContextKeys();
  /** The number of errors in each file. With these numbers, only the changed files are counted again after a change. */
  readonly #errors = new Map<FilePath, number>();
  #errorCount = 0;
  #progressTimer: ReturnType<typeof setInterval> | undefined;

  constructor(workspace: WorkspaceEngine, tree: SolutionsTree) {
    this.#workspace = workspace;
    this.#tree = tree;
    this.#view = vscode.window.createTreeView(solutionsViewId, { treeDataProvider: tree, showCollapseAll: true });
    const filesToCount = new DueWork(
      workspace.scheduler,
      (file: FilePath) => {
        this.#countErrors(file);
      },
      () => {
        this.#showErrors();
      },
    );
    this.#subscription = workspace.onDidChange(({ files }) => {
      filesToCount.add(files);
      this.#updateState();
    });
    this.#keys.set('connref.state', 'reading');
  }

  /** The row that was selected last in the Solutions view; undefined when none is selected. */
  get selected(): TreeNode | undefined {
    return this.#view.selection[0];
  }

  /**
   * Opens the Solutions view and selects the row of a file, or of a connection reference that the file mentions.
   * @returns Whether the row was found.
   */
  async reveal(file: FilePath, logicalName?: string): Promise<boolean> {
    const node = this.#tree.find(file, logicalName);
    if (node) {
      await this.#view.reveal(node, { select: true, focus: true });
    }
    return node !== undefined;
  }

  /**
   * Shows the progress of reading in the Solutions view: a progress bar at once, then the number of read files and a
   * button to stop.
   */
  async showReading(reading: Promise<void>): Promise<void> {
    if (this.#progressTimer !== undefined) {
      return reading;
    }
    // The number format is created only when progress is shown, because creating it takes about ten milliseconds, and
    // reading often takes less.
    let numbers: Intl.NumberFormat | undefined;
    let progress: ReadingProgress | undefined;
    const subscription = this.#workspace.onDidRead((current) => {
      progress = current;
    });
    this.#progressTimer = setInterval(() => {
      this.#keys.set('connref.reading', true);
      numbers ??= new Intl.NumberFormat(vscode.env.language);
      this.#view.message = progress
        ? vscode.l10n.t(
            'Reading solutions… {0} of {1} files',
            numbers.format(progress.read),
            numbers.format(progress.toRead),
          )
        : vscode.l10n.t('Looking for solutions…');
    }, progressMilliseconds);
    try {
      await vscode.window.withProgress({ location: { viewId: solutionsViewId } }, () => reading);
    } finally {
      clearInterval(this.#progressTimer);
      this.#progressTimer = undefined;
      subscription.dispose();
      this.#view.message = '';
      this.#keys.set('connref.reading', false);
      this.#updateState();
    }
  }

  /** Stops reading the workspace. The solutions that were already read stay in the view. */
  stopReading(): void {
    if (this.#progressTimer !== undefined) {
      clearInterval(this.#progressTimer);
      this.#view.message = vscode.l10n.t('Stopping…');
      this.#workspace.engine.stop();
    }
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#view.dispose();
  }

  #countErrors(file: FilePath): void {
    this.#errorCount -= this.#errors.get(file) ?? 0;
    const found = this.#workspace.engine.findings(file).filter(({ severity }) => severity === 'error').length;
    if (found > 0) {
      this.#errors.set(file, found);
      this.#errorCount += found;
    } else {
      this.#errors.delete(file);
    }
  }

  #showErrors(): void {
    const errors = this.#errorCount;
    this.#view.badge = errors === 0 ? undefined : { value: errors, tooltip: countOf(errors, 'error') };
  }

  /**
   * Updates the context keys for the state of the workspace. With these keys, package.json selects the welcome text of
   * the empty Solutions view, and shows most commands only when there are solutions.
   */
  #updateState(): void {
    const { engine } = this.#workspace;
    const state = engine.isPartial ? 'stopped' : engine.solutions().length === 0 ? 'empty' : 'solutions';
    const nearMisses = state === 'empty' ? engine.nearMisses().map(({ kind }) => kind) : [];
    this.#keys.set('connref.state', state);
    this.#keys.set('connref.nearMisses', [...new Set(nearMisses)].join(' '));
  }
}
