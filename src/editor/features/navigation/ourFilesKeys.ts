import * as vscode from 'vscode';
import { directoryOf, type FilePath } from '../../../core/model/filePath';
import type { Solution } from '../../../core/model/solution';
import { eachInTurns } from '../../../core/text/pause';
import { Pace } from '../../host/pace';
import type { WorkspaceEngine } from '../../host/workspaceEngine';
import type { WorkspaceFolders } from '../../host/workspaceFolders';

/** Paths as VS Code compares them: those of the system for files of this machine, else those of URIs. */
type OurPaths = Readonly<Record<'connref.flowFolders' | 'connref.solutionFiles', readonly string[]>>;

/** Keeps the context keys on which menus of the Explorer and of editors depend: which files are ours. */
export function keepOurFilesKeys(workspace: WorkspaceEngine, folders: WorkspaceFolders): vscode.Disposable {
  const known = new Map<FilePath, OurPaths>();
  const due = new Set<FilePath>();
  let updating: Promise<void> | undefined;

  const shown = (paths: readonly FilePath[]): string[] =>
    paths.flatMap((path) => {
      const uri = folders.uri(path);
      return uri ? [...new Set([uri.fsPath, uri.path])] : [];
    });
  const update = async (): Promise<void> => {
    const pace = new Pace();
    const changed = new Set<FilePath>();
    while (due.size > 0) {
      const roots = [...due];
      due.clear();
      const solutions = new Map(workspace.engine.solutions().map((solution) => [solution.root, solution]));
      await eachInTurns(
        roots,
        () => pace.pause(),
        (root) => {
          const solution = solutions.get(root);
          const now = solution && {
            'connref.flowFolders': shown(flowFolders(solution)),
            'connref.solutionFiles': shown(solutionFiles(solution)),
          };
          if (JSON.stringify(known.get(root)) !== JSON.stringify(now)) {
            changed.add(root);
          }
          if (now) {
            known.set(root, now);
          } else {
            known.delete(root);
          }
        },
      );
    }
    if (changed.size > 0) {
      for (const key of ['connref.flowFolders', 'connref.solutionFiles'] as const) {
        const paths = [...new Set([...known.values()].flatMap((each) => each[key]))];
        void vscode.commands.executeCommand('setContext', key, paths);
      }
    }
  };
  return workspace.onDidChange(({ solutions }) => {
    solutions.forEach((root) => due.add(root));
    updating ??= update().finally(() => {
      updating = undefined;
    });
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
