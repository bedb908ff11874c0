import * as vscode from 'vscode';
import { escapeGlob } from '../../core/config/globs';
import { isRuleSeverity, type RuleSeverity } from '../../core/config/workspaceConfig';
import type { FolderSettings } from '../../core/engine/folderState';
import type { WorkspaceFolders } from './workspaceFolders';

/** What the editor's settings say about a workspace folder. */
export function readFolderSettings(folder: vscode.WorkspaceFolder, folders: WorkspaceFolders): FolderSettings {
  const configuration = vscode.workspace.getConfiguration('connref', folder.uri);
  const rules = configuration.get<unknown>('rules');
  const severities = Object.entries(typeof rules === 'object' && rules !== null ? rules : {}).filter(
    (entry): entry is [string, RuleSeverity] => isRuleSeverity(entry[1]),
  );
  return {
    rules: new Map(severities),
    exclude: folders.nestedIn(folder).map(escapeGlob),
    checkZips: configuration.get<unknown>('checkZips') === true,
  };
}
