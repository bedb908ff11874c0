import * as vscode from 'vscode';
import { escapeGlob } from '../../core/config/globs/globMatcher';
import { isRuleSeverity, type RuleSeverity } from '../../core/config/ruleSeverity';
import type { FolderSettings } from '../../core/engine/folderState';
import { excludedByVscode } from './vscodeExclude';
import type { WorkspaceFolders } from './workspaceFolders';

/**
 * The VS Code settings that `readFolderSettings` reads: `connref` means all settings of Connref. When one of them
 * changes, the engine needs the settings again.
 */
export const settingsRead: readonly string[] = ['connref', 'files.exclude'];

/** Reads the settings of VS Code that apply to a workspace folder. A severity that is not valid is ignored. */
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
