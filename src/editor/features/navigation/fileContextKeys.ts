import * as vscode from 'vscode';
import { directoryOf, type FilePath } from '../../../core/model/filePath';
import type { Solution } from '../../../core/model/solution';
import { DueWork } from '../../host/dueWork';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/**
 * Updates the context keys with the directories of flows and the paths of other files of solutions. With these keys,
 * menu items of the Explorer and of editors appear only on such files.
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
 * The directory that contains the flows of a solution. The context key gets this directory instead of each flow,
 * because a solution may have thousands of flows, all in one directory.
 */
function flowFolders({ flows }: Solution): FilePath[] {
  const [first] = flows.keys();
  return first === undefined ? [] : [directoryOf(first) ?? first];
}

/**
 * The files of a solution, except flows, that “Reveal in Solutions View” can find. Each of them has a row in the
 * Solutions view, or defines components that have one.
 */
function solutionFiles(solution: Solution): FilePath[] {
  const { manifestFile, customizationsFile, environmentVariables } = solution;
  const { customConnectors, canvasApps, agents, knowledgeSources, desktopFlows } = solution;
  return [
    manifestFile,
    ...(customizationsFile === undefined ? [] : [customizationsFile]),
    ...[
      ...customConnectors,
      ...canvasApps,
      ...agents,
      ...knowledgeSources,
      ...desktopFlows,
      ...environmentVariables,
    ].map(({ file }) => file),
  ];
}
