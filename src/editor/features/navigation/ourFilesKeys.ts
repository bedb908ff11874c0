import * as vscode from 'vscode';
import { directoryOf, type FilePath } from '../../../core/model/filePath';
import type { Solution } from '../../../core/model/solution';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** Keeps the context keys on which menus of the Explorer and of editors depend: which files are ours. */
export function keepOurFilesKeys(workspace: WorkspaceEngine, folders: WorkspaceFolders): vscode.Disposable {
  const keep = (key: string, pathsOf: (solution: Solution) => FilePath[]): (() => void) => {
    let known = '';
    return () => {
      const paths = new Set(workspace.engine.solutions().flatMap(pathsOf));
      // VS Code compares with the path of the system where the file is one of this machine, else with that of the URI.
      const shown = [...paths].flatMap((path) => {
        const uri = folders.uri(path);
        return uri ? [...new Set([uri.fsPath, uri.path])] : [];
      });
      const now = JSON.stringify(shown);
      if (now !== known) {
        known = now;
        void vscode.commands.executeCommand('setContext', key, shown);
      }
    };
  };
  const update = [
    // Flows are many, and all those of a solution lie in one directory.
    keep('connref.flowFolders', ({ flows }) => {
      const [first] = flows.keys();
      return first === undefined ? [] : [directoryOf(first) ?? first];
    }),
    keep('connref.solutionFiles', solutionFiles),
  ];
  return workspace.onDidChange(({ solutions }) => {
    if (solutions.size > 0) {
      update.forEach((keepUp) => {
        keepUp();
      });
    }
  });
}

/** The files that have a row of their own in the view, or hold components that do. */
function solutionFiles(solution: Solution): FilePath[] {
  const { manifestFile, customizationsFile, customConnectors, canvasApps, agents, environmentVariables } = solution;
  return [
    manifestFile,
    ...(customizationsFile === undefined ? [] : [customizationsFile]),
    ...[...customConnectors, ...canvasApps, ...agents, ...environmentVariables].map(({ file }) => file),
  ];
}
