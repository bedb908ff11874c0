import * as vscode from 'vscode';
import { directoryOf, type FilePath } from '../../../core/model/filePath';
import type { Solution } from '../../../core/model/solution';
import { DueWork } from '../../host/dueWork';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** Keeps the context keys on which menus of the Explorer and of editors depend: which files are ours. */
export function keepOurFilesKeys(workspace: WorkspaceEngine, folders: WorkspaceFolders): vscode.Disposable[] {
  return [
    keepPathsKey('connref.flowFolders', flowFolders, workspace, folders),
    keepPathsKey('connref.solutionFiles', solutionFiles, workspace, folders),
  ];
}

function keepPathsKey(
  key: string,
  filesOf: (solution: Solution) => FilePath[],
  { engine, onDidChange, scheduler }: WorkspaceEngine,
  folders: WorkspaceFolders,
): vscode.Disposable {
  const known = new Map<FilePath, readonly string[]>();
  let changed = false;
  const update = (root: FilePath): void => {
    const solution = engine.solution(root);
    const now = solution ? filesOf(solution).flatMap((file) => folders.resourcePaths(file)) : [];
    changed ||= JSON.stringify(known.get(root) ?? []) !== JSON.stringify(now);
    if (now.length > 0) {
      known.set(root, now);
    } else {
      known.delete(root);
    }
  };
  const tell = (): void => {
    if (changed) {
      changed = false;
      void vscode.commands.executeCommand('setContext', key, [...new Set([...known.values()].flat())]);
    }
  };
  const due = new DueWork(scheduler, update, tell);
  return onDidChange(({ solutions }) => {
    due.add(solutions);
  });
}

/** Flows are many, and all those of a solution lie in one directory. */
function flowFolders({ flows }: Solution): FilePath[] {
  const [first] = flows.keys();
  return first === undefined ? [] : [directoryOf(first) ?? first];
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
