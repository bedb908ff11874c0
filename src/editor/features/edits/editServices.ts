import type { EditRunner } from '../../host/editRunner';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';
import type { PreviewDocuments } from '../fixAll/previewDocuments';

/** The services that each command needs to change files. */
export interface EditServices {
  readonly workspace: WorkspaceEngine;
  readonly folders: WorkspaceFolders;
  readonly runner: EditRunner;
  readonly previews: PreviewDocuments;
}
