import * as vscode from 'vscode';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** The context key with the paths of all settings files, for `resourcePath in …` in the menus of the manifest. */
const key = 'connref.settingsFiles';

/**
 * Updates the context key whenever settings files are added or removed. Menus cannot decide this by the file name, because
 * settings files are recognised by their content.
 */
export function syncSettingsFilesKey(workspace: WorkspaceEngine, folders: WorkspaceFolders): vscode.Disposable {
  let known = workspace.engine.index.settings();
  return workspace.onDidChange(() => {
    const settings = workspace.engine.index.settings();
    if (settings !== known) {
      known = settings;
      const paths = settings.flatMap(({ file }) => folders.resourcePaths(file));
      void vscode.commands.executeCommand('setContext', key, paths);
    }
  });
}
