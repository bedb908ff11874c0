import type * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import type { Place } from '../../../core/model/place';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';

/** One row of the tree. Its id stays while the thing it shows does, so that the tree keeps what is expanded. */
export interface TreeNode {
  readonly id: string;
  readonly parent: TreeNode | undefined;
  readonly label: string;
  readonly description?: string;
  readonly tooltip?: string;
  /** Name of a product icon. */
  readonly icon: string;
  /** Name of a theme colour for the icon. */
  readonly iconColour?: string;
  /** What a click opens. */
  readonly target?: { readonly file: FilePath; readonly place: Place };
  /** What a click does, where it opens nothing. */
  readonly command?: string;
  /** Only for rows that are a file: it gets the file's Git and problem decorations. */
  readonly resource?: vscode.Uri;
  /** What menus look for. */
  readonly context?: string;
  readonly expanded?: boolean;
  readonly children?: () => TreeNode[];
}

/** What the rows need to know beside the solution that they show. */
export interface NodeContext {
  readonly index: WorkspaceIndex;
  readonly uri: (file: FilePath) => vscode.Uri | undefined;
}
