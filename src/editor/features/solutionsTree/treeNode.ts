import type * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import type { Place } from '../../../core/model/place';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';

/**
 * A row of the Solutions view. The row of the same component has the same id after each update, so that VS Code keeps
 * the row expanded or selected.
 */
export interface TreeNode {
  readonly id: string;
  readonly parent: TreeNode | undefined;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** The name of the row's icon, from the product icons of VS Code. */
  readonly icon: string;
  /** The name of a theme colour for the icon. */
  readonly iconColour?: string;
  /** The file and the place that open when the row is clicked. */
  readonly target?: { readonly file: FilePath; readonly place: Place };
  /** The id of the command that runs when a row without `target` is clicked. */
  readonly command?: string;
  /**
   * The URI of the file that the row shows. Only a row for a whole file has one, because VS Code adds the Git and error
   * decorations of the file to the row.
   */
  readonly resource?: vscode.Uri;
  /** The value that `when` clauses of menus in package.json compare with `viewItem`. */
  readonly context?: string;
  readonly expanded?: boolean;
  readonly children?: () => TreeNode[];
}

/** The data that the rows below a solution need in addition to the solution. */
export interface NodeContext {
  readonly index: WorkspaceIndex;
  readonly uri: (file: FilePath) => vscode.Uri | undefined;
}
