import type * as vscode from 'vscode';
import type { EditRunner } from '../../host/editRunner';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import type { PreviewDocuments } from '../fixAll/previewDocuments';

/** What the page gets of the rest of the extension: instances, since its own file has classes of its own. */
export interface MappingParts {
  readonly extensionUri: vscode.Uri;
  /** Kept for the workspace, outside its files. */
  readonly memory: vscode.Memento;
  readonly workspace: WorkspaceEngine;
  readonly folders: WorkspaceFolders;
  readonly runner: EditRunner;
  readonly previews: PreviewDocuments;
  readonly log: vscode.LogOutputChannel;
}

/** What became of something that the user asked for. */
export type Tell = (severity: 'error' | 'information', text: string) => void;
