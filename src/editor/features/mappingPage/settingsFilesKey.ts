import * as vscode from 'vscode';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** The context key with the paths of all settings files. Menus in package.json use it in `resourcePath in …`. */
const key = 'connref.settingsFiles';

/**
 * Updates the context key `connref.settingsFiles` whenever settings files are added or removed. Menus cannot recognise
 * a settings file by its name, because only its content shows that it is one.
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
