import * as vscode from 'vscode';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** The context key that holds the paths of settings files, for `resourcePath in …` of the manifest's menus. */
const key = 'connref.settingsFiles';

/** Keeps menus in step with what is a settings file: its content says so, not its name. */
export function keepSettingsFilesKey(workspace: WorkspaceEngine, folders: WorkspaceFolders): vscode.Disposable {
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
