import * as vscode from 'vscode';
import { directoryOf, type FilePath } from '../../../core/model/filePath';
import type { Solution } from '../../../core/model/solution';
import { DueWork } from '../../host/dueWork';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/**
 * Updates the context keys with the paths of flows and solution files. Menus of the Explorer and of editors appear only for
 * these files.
 */
export function syncFileContextKeys(workspace: WorkspaceEngine, folders: WorkspaceFolders): vscode.Disposable[] {
  return [
    syncPathsKey('connref.flowFolders', flowFolders, workspace, folders),
    syncPathsKey('connref.solutionFiles', solutionFiles, workspace, folders),
  ];
}

function syncPathsKey(
  key: string,
  filesOf: (solution: Solution) => FilePath[],
  { engine, onDidChange, scheduler }: WorkspaceEngine,
  folders: WorkspaceFolders,
): vscode.Disposable {
  const pathsByRoot = new Map<FilePath, readonly string[]>();
  let changed = false;
  const update = (root: FilePath): void => {
    const solution = engine.solution(root);
    const paths = solution ? filesOf(solution).flatMap((file) => folders.resourcePaths(file)) : [];
    changed ||= JSON.stringify(pathsByRoot.get(root) ?? []) !== JSON.stringify(paths);
    if (paths.length > 0) {
      pathsByRoot.set(root, paths);
    } else {
      pathsByRoot.delete(root);
    }
  };
  const setKey = (): void => {
    if (changed) {
      changed = false;
      void vscode.commands.executeCommand('setContext', key, [...new Set([...pathsByRoot.values()].flat())]);
    }
  };
  const due = new DueWork(scheduler, update, setKey);
  return onDidChange(({ solutions }) => {
    due.add(solutions);
  });
}

/**
 * The directory of the solution's flows. A solution may have thousands of flows, all in one directory, so the context key has
 * directories instead of files.
 */
function flowFolders({ flows }: Solution): FilePath[] {
  const [first] = flows.keys();
  return first === undefined ? [] : [directoryOf(first) ?? first];
}

/** The files that “Reveal in Solutions View” can find: each has a row in the view, or contains components that have one. */
function solutionFiles(solution: Solution): FilePath[] {
  const { manifestFile, customizationsFile, customConnectors, canvasApps, agents, environmentVariables } = solution;
  return [
    manifestFile,
    ...(customizationsFile === undefined ? [] : [customizationsFile]),
    ...[...customConnectors, ...canvasApps, ...agents, ...environmentVariables].map(({ file }) => file),
  ];
}
