import type { LogOutputChannel } from 'vscode';
import type { EditRunner } from '../../host/editRunner';
import type { EditsLoader } from '../edits/editsLoader';
import type { PreviewDocuments } from '../fixAll/previewDocuments';
import type { SolutionsView } from '../solutionsTree/solutionsView';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** The services that hovers, links, rename and the other language features use. */
export interface NavigationServices {
  readonly workspace: WorkspaceEngine;
  readonly folders: WorkspaceFolders;
  readonly runner: EditRunner;
  readonly previews: PreviewDocuments;
  readonly edits: EditsLoader;
  readonly view: SolutionsView;
  readonly log: LogOutputChannel;
}
