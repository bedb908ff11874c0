import * as vscode from 'vscode';
import { escapeGlob } from '../../core/config/globs';
import { isRuleSeverity, type RuleSeverity } from '../../core/config/ruleSeverity';
import type { FolderSettings } from '../../core/engine/folderState';
import { excludedByVscode } from './vscodeExclude';
import type { WorkspaceFolders } from './workspaceFolders';

/** The settings that `readFolderSettings` uses. The engine must read them again after a change. */
export const settingsRead: readonly string[] = ['connref', 'files.exclude'];

/** The settings of VS Code for a workspace folder. Invalid severities are ignored. */
export function readFolderSettings(folder: vscode.WorkspaceFolder, folders: WorkspaceFolders): FolderSettings {
  const configuration = vscode.workspace.getConfiguration('connref', folder.uri);
  const rules = configuration.get<unknown>('rules');
  const severities = Object.entries(typeof rules === 'object' && rules !== null ? rules : {}).filter(
    (entry): entry is [string, RuleSeverity] => isRuleSeverity(entry[1]),
  );
  const filesExclude = vscode.workspace.getConfiguration('files', folder.uri).get<unknown>('exclude');
  return {
    rules: new Map(severities),
    exclude: [...folders.nestedIn(folder).map(escapeGlob), ...excludedByVscode(filesExclude)],
    checkZips: configuration.get<unknown>('checkZips') === true,
  };
}
