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

/** The rows of the view “Solutions”, made anew from the engine's models whenever VS Code asks. */
export class SolutionsTree implements vscode.TreeDataProvider<TreeNode>, vscode.Disposable {
  readonly #workspace: WorkspaceEngine;
  readonly #folders: WorkspaceFolders;
  readonly #changes = new vscode.EventEmitter<undefined>();
  readonly #subscription: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changes.event;

  constructor(workspace: WorkspaceEngine, folders: WorkspaceFolders) {
    this.#workspace = workspace;
    this.#folders = folders;
    // A change in one solution may show in another: who uses what crosses solutions.
    let before = beside(workspace);
    this.#subscription = workspace.onDidChange(({ solutions }) => {
      const now = beside(workspace);
      if (solutions.size > 0 || now.some((each, at) => each !== before[at])) {
        this.#changes.fire(undefined);
      }
      before = now;
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
    // Without a solution the view has a text instead, which says the same.
    const notRead = solutions.length > 0 ? notReadNode(engine.nearMisses(), uri) : undefined;
    return [...(engine.isPartial ? [readingStoppedNode()] : []), ...solutions, ...(notRead ? [notRead] : [])];
  }

  /** The row of a file, or of a connection reference: in the solution of the file, else in one that defines it. */
  find(file: FilePath, logicalName?: string): TreeNode | undefined {
    const { engine } = this.#workspace;
    const own = solutionContaining(file, engine);
    if (logicalName === undefined) {
      const node = this.#rowOf(own?.root);
      return node && (rowsBelow(node, 2).find((row) => row.target?.file === file) ?? node);
    }
    const definitions = (own ? engine.indexForDisplay(own) : engine.index).definitionsOf(logicalName);
    const definition = definitions.find(({ solution }) => solution.root === own?.root) ?? definitions[0];
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
      // Without arguments: VS Code forgets those as soon as the row is made anew, and a click that comes then fails.
      item.command = { command, title: node.label };
    }
    return item;
  }
}

/** What rows depend on besides solutions; each is the same object until it changes. */
function beside({ engine }: WorkspaceEngine): readonly unknown[] {
  return [engine.nearMisses(), engine.isPartial, engine.index.settings(), engine.index.environments()];
}

/** The rows below a row, so many levels deep. */
function rowsBelow(node: TreeNode, depth: number): TreeNode[] {
  const children = depth > 0 ? (node.children?.() ?? []) : [];
  return children.flatMap((child) => [child, ...rowsBelow(child, depth - 1)]);
}
