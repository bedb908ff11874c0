import * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import { sameName } from '../../../core/model/names';
import { solutionContaining } from '../../../core/navigation/solutionContaining';
import { commandIds } from '../../commandIds';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import { notReadNode } from './notReadNode';
import { readingStoppedNode } from './readingStoppedNode';
import { solutionNode } from './solutionNode';
import type { TreeNode } from './treeNode';

/**
 * Provides the rows of the Solutions view. They are created from the current data of the engine each time VS Code asks
 * for them.
 */
export class SolutionsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #workspace: WorkspaceEngine;
  readonly #folders: WorkspaceFolders;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(workspace: WorkspaceEngine, folders: WorkspaceFolders) {
    this.#workspace = workspace;
    this.#folders = folders;
    // All rows are updated even if only one solution changed, because a row may show flows of other solutions that use
    // its reference.
    let previousInputs = otherInputs(workspace);
    this.#subscription = workspace.onDidChange(({ solutions }) => {
      const inputs = otherInputs(workspace);
      if (solutions.size > 0 || inputs.some((input, at) => input !== previousInputs[at])) {
        this.#changes.fire(undefined);
      }
      previousInputs = inputs;
    });
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#changes.dispose();
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node) {
      return node.children?.() ?? [];
    }
    const { engine } = this.#workspace;
    const uri = this.#folders.uri.bind(this.#folders);
    const solutions = engine
      .solutions()
      .map((solution) => solutionNode(solution, { index: engine.indexForDisplay(solution), uri }))
      .sort((a, b) => a.label.localeCompare(b.label));
    // If there is no solution, the welcome text of the view explains the files that are not read.
    const notRead = solutions.length > 0 ? notReadNode(engine.nearMisses(), uri) : undefined;
    return [...(engine.isPartial ? [readingStoppedNode()] : []), ...solutions, ...(notRead ? [notRead] : [])];
  }

  /**
   * Finds the row of a file, or of a connection reference that the file mentions. A file without a row has the row of
   * its solution. The reference is searched first in the solution that contains the file, then in the other solutions.
   * @param logicalName The logical name of the connection reference; undefined to find the file.
   */
  find(file: FilePath, logicalName?: string): TreeNode | undefined {
    const { engine } = this.#workspace;
    const ownSolution = solutionContaining(file, engine);
    if (logicalName === undefined) {
      const node = this.#rowOf(ownSolution?.root);
      return node && (rowsBelow(node, 2).find((row) => row.target?.file === file) ?? node);
    }
    const definitions = (ownSolution ? engine.indexForDisplay(ownSolution) : engine.index).definitionsOf(logicalName);
    const definition = definitions.find(({ solution }) => solution.root === ownSolution?.root) ?? definitions[0];
    const node = this.#rowOf(definition?.solution.root);
    return (
      node &&
      rowsBelow(node, 2).find(
        ({ target }) =>
          target?.place.kind === 'xml' &&
          target.place.component === 'connectionReference' &&
          sameName(target.place.name, logicalName),
      )
    );
  }

  #rowOf(root: FilePath | undefined): TreeNode | undefined {
    return this.getChildren().find(({ id }) => id === root);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(
      node.label,
      node.children ? (node.expanded === true ? Expanded : Collapsed) : None,
    );
    item.id = node.id;
    item.description = node.description ?? '';
    item.tooltip = node.tooltip ?? node.label;
    item.iconPath = new vscode.ThemeIcon(
      node.icon,
      node.iconColour === undefined ? undefined : new vscode.ThemeColor(node.iconColour),
    );
    if (node.context !== undefined) {
      item.contextValue = node.context;
    }
    if (node.resource) {
      item.resourceUri = node.resource;
    }
    const command = node.target ? commandIds.openPlace : node.command;
    if (command !== undefined) {
      // The command has no arguments, because VS Code drops them when the rows are updated. A click at that moment
      // would fail.
      item.command = { command, title: node.label };
    }
    return item;
  }
}

/**
 * The data that the rows show in addition to the solutions. Each value is the same object until its content changes, so
 * that comparing the objects is enough to see whether the rows must be updated.
 */
function otherInputs({ engine }: WorkspaceEngine): readonly unknown[] {
  return [engine.nearMisses(), engine.isPartial, engine.index.settings(), engine.index.environments()];
}

/** The rows below a row. @param depth The number of levels to include. */
function rowsBelow(node: TreeNode, depth: number): TreeNode[] {
  const children = depth > 0 ? (node.children?.() ?? []) : [];
  return children.flatMap((child) => [child, ...rowsBelow(child, depth - 1)]);
}
