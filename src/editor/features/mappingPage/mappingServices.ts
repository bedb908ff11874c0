import type * as vscode from 'vscode';
import type { EditRunner } from '../../host/editRunner';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import type { PreviewDocuments } from '../fixAll/previewDocuments';

/**
 * The services that the page uses. They are passed as instances: the page is a separate bundle with its own copies of these
 * classes.
 */
export interface MappingServices {
  readonly extensionUri: vscode.Uri;
  /** VS Code's storage for this workspace, which is not in the workspace's files. */
  readonly memory: vscode.Memento;
  readonly workspace: WorkspaceEngine;
  readonly folders: WorkspaceFolders;
  readonly runner: EditRunner;
  readonly previews: PreviewDocuments;
  readonly log: vscode.LogOutputChannel;
}

/** Shows the user the result of an action, on the page if it is visible, else as a notification. */
export type Notify = (severity: 'error' | 'information', text: string) => void;
