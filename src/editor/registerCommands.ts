import * as vscode from 'vscode';
import { isInOlderCopy } from '../core/dependencies/solutionCopies';
import type { Fix } from '../core/edits/fixes/fix';
import type { Finding } from '../core/model/finding';
import { type FilePath, isBelow } from '../core/model/filePath';
import type { Solution } from '../core/model/solution';
import { isEditable } from '../core/model/solutionIdentity';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import { commandIds } from './commandIds';
import type { EditsLoader } from './features/edits/editsLoader';
import type { EditServices } from './features/edits/editServices';
import { fixAllOf } from './features/fixAll/fixAllCommand';
import type { NavigationLoader } from './features/navigation/navigationLoader';
import type { QuickFixProvider } from './features/quickFixes/quickFixProvider';
import type { MappingLoader } from './features/mappingPage/mappingLoader';
import type { ReferenceArgument } from './features/references/referenceArgument';
import type { ReferenceAction } from './features/references/runReferenceAction';
import { openPlace } from './features/solutionsTree/openPlace';
import type { SolutionsView } from './features/solutionsTree/solutionsView';
import type { TreeNode } from './features/solutionsTree/treeNode';

/**
 * The argument that VS Code passes to a command: a file or a row of the Solutions view from a menu, a file from the
 * light bulb, or undefined from the Command Palette.
 */
type Argument = vscode.Uri | TreeNode | undefined;

/** Registers all commands of the extension. */
export function registerCommands(
  services: EditServices,
  edits: EditsLoader,
  mapping: MappingLoader,
  navigation: NavigationLoader,
  view: SolutionsView,
  quickFixes: QuickFixProvider,
  log: vscode.LogOutputChannel,
): vscode.Disposable[] {
  const { workspace, folders } = services;
  const references = async (action: ReferenceAction, argument: ReferenceArgument): Promise<void> =>
    (await edits.load()).runReferenceAction(action, argument, services);
  const commands: Readonly<Record<keyof typeof commandIds, (...args: never[]) => unknown>> = {
    refreshSolutions: () => view.showReading(workspace.refresh()),
    stopReading: () => {
      view.stopReading();
    },
    showLog: () => {
      log.show();
    },
    fixAllInFlow: (argument: Argument) => fixAllInFlow(argument, services, edits),
    fixAllInSolution: (argument: Argument) => fixAllInSolution(argument, services, edits),
    fixAllInWorkspace: () => fixAllInWorkspace(services, edits),
    mapConnections: (argument: Argument | string) => mapping.open(typeof argument === 'string' ? argument : ''),
    syncSettings: (argument: Argument) => mapping.sync(argumentFile(argument, services)),
    revealInSolutions: (argument: Argument) => navigation.reveal(argument instanceof vscode.Uri ? argument : undefined),
    newReference: (argument: Argument) => references('new', solutionArgument(argument, services)),
    renameReference: (argument: Argument) => references('rename', referenceArgument(argument, services)),
    mergeReferences: (argument: Argument) => references('merge', referenceArgument(argument, services)),
    deleteReference: (argument: Argument) => references('delete', referenceArgument(argument, services)),
    copyReference: (argument: Argument) => references('copy', referenceArgument(argument, services)),
    moveReference: (argument: Argument) => references('move', referenceArgument(argument, services)),
    consolidateReferences: (argument: Argument) => references('consolidate', solutionArgument(argument, services)),
    applyPreview: () => {
      services.previews.answer(true);
    },
    discardPreview: () => {
      services.previews.answer(false);
    },
    openPlace: async () => {
      const target = view.selected?.target;
      if (target) {
        await openPlace(target, workspace, folders);
      }
    },
    applyFix: async (fix: Fix, finding: Finding) => (await edits.load()).applyFix(fix, finding, services),
    finishFix: () => quickFixes.finish(),
  };
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(
      commandIds[name as keyof typeof commandIds],
      run as (...args: unknown[]) => unknown,
    ),
  );
}

async function fixAllInFlow(argument: Argument, services: EditServices, edits: EditsLoader): Promise<void> {
  const { index } = services.workspace.engine;
  const flows = editableSolutions(index).flatMap(({ flows }) => [...flows.values()]);
  const givenFile =
    argumentFile(argument, services) ?? argumentFile(vscode.window.activeTextEditor?.document.uri, services);
  const file =
    givenFile !== undefined && index.flow(givenFile)
      ? givenFile
      : await pickPath(
          vscode.l10n.t('Select the flow to fix'),
          flows.map(({ name, file }) => ({ label: name, description: file, path: file })),
        );
  if (file !== undefined) {
    await fixAllOf(index.flow(file)?.name ?? file, (candidate) => candidate === file, services, edits);
  }
}

/** Leaves older copies of solutions alone, such as an archive, unless somebody fixes one of them by name. */
async function fixAllInWorkspace(services: EditServices, edits: EditsLoader): Promise<void> {
  const isCurrent = (file: FilePath): boolean => !isInOlderCopy(file, services.workspace.engine.index);
  await fixAllOf(vscode.l10n.t('Workspace'), isCurrent, services, edits);
}

async function fixAllInSolution(argument: Argument, services: EditServices, edits: EditsLoader): Promise<void> {
  const { index } = services.workspace.engine;
  const givenRoot = isNode(argument)
    ? argument.id
    : findSolutionRoot(argument ?? vscode.window.activeTextEditor?.document.uri, services);
  const givenSolution = givenRoot === undefined ? undefined : index.solution(givenRoot);
  const root =
    givenSolution?.root ??
    (await pickPath(
      vscode.l10n.t('Select the solution to fix'),
      editableSolutions(index).map(({ manifest, root }) => ({
        label: manifest?.uniqueName ?? root,
        description: root,
        path: root,
      })),
    ));
  if (root !== undefined) {
    const name = index.solution(root)?.manifest?.uniqueName ?? root;
    const isInSolution = (file: FilePath): boolean => isBelow(file, root) && index.solutionOf(file)?.root === root;
    await fixAllOf(name, isInSolution, services, edits);
  }
}

function editableSolutions(index: WorkspaceIndex): Solution[] {
  return index.solutions().filter(isEditable);
}

function isNode(argument: Argument): argument is TreeNode {
  return argument !== undefined && 'id' in argument;
}

function argumentFile(argument: Argument, { folders }: EditServices): FilePath | undefined {
  return isNode(argument) ? argument.target?.file : argument && folders.path(argument);
}

function findSolutionRoot(uri: vscode.Uri | undefined, { folders, workspace }: EditServices): FilePath | undefined {
  const file = uri && folders.path(uri);
  return file === undefined ? undefined : workspace.engine.index.solutionOf(file)?.root;
}

/**
 * The connection reference that a row of the Solutions view shows. An empty object for any other row or file; the
 * command then asks for the reference.
 */
function referenceArgument(argument: Argument, { workspace }: EditServices): ReferenceArgument {
  const target = isNode(argument) ? argument.target : undefined;
  if (target?.place.kind !== 'xml' || target.place.component !== 'connectionReference') {
    return {};
  }
  const solution = workspace.engine.index.solutionOf(target.file)?.root;
  return { logicalName: target.place.name, ...(solution !== undefined && { solution }) };
}

/**
 * The solution that contains a row or a file. An empty object when the row or file belongs to no solution; the command
 * then asks for the solution.
 */
function solutionArgument(argument: Argument, services: EditServices): ReferenceArgument {
  const file = argumentFile(argument, services);
  const solution = file === undefined ? undefined : services.workspace.engine.index.solutionOf(file)?.root;
  return solution === undefined ? {} : { solution };
}

/**
 * Asks for one of several files or solutions.
 * @returns The path of the picked item; undefined when the question is cancelled.
 */
async function pickPath(
  placeHolder: string,
  items: readonly (vscode.QuickPickItem & { readonly path: FilePath })[],
): Promise<FilePath | undefined> {
  const picked = await vscode.window.showQuickPick(
    [...items].sort((a, b) => a.label.localeCompare(b.label)),
    { placeHolder, matchOnDescription: true },
  );
  return picked?.path;
}
