import type * as vscode from 'vscode';
import type { EditRunner } from '../../host/editRunner';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import type { PreviewDocuments } from '../fixAll/previewDocuments';

/**
 * The services that the page “Map Connections for Import” uses. They are passed as instances, because the code of the
 * page is a separate bundle with separate copies of these classes; new instances would not share the engine.
 */
export interface MappingServices {
  readonly extensionUri: vscode.Uri;
  /** VS Code's storage for data about this workspace. It is outside the files of the workspace. */
  readonly memory: vscode.Memento;
  readonly workspace: WorkspaceEngine;
  readonly folders: WorkspaceFolders;
  readonly runner: EditRunner;
  readonly previews: PreviewDocuments;
  readonly log: vscode.LogOutputChannel;
}

/** Shows the result of an action: on the page if it is visible, otherwise as a notification. */
export type Notify = (severity: 'error' | 'information', text: string) => void;
