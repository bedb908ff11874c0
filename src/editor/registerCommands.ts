import * as vscode from 'vscode';
import type { Fix } from '../core/edits/fix';
import type { Finding } from '../core/model/finding';
import { type FilePath, isBelow } from '../core/model/filePath';
import type { Solution } from '../core/model/solution';
import { isEditable } from '../core/model/solutionIdentity';
import { solutionAt } from '../core/model/solutionAt';
import type { WorkspaceIndex } from '../core/model/workspaceIndex';
import { commandIds } from './commandIds';
import type { EditsLoader } from './features/edits/editsLoader';
import { fixAllOf, type FixAllParts } from './features/fixAll/fixAllCommand';
import type { NavigationLoader } from './features/navigation/navigationLoader';
import type { QuickFixProvider } from './features/quickFixes/quickFixProvider';
import type { MappingLoader } from './features/mappingPage/mappingLoader';
import type { ReferenceArgument } from './features/references/referenceArgument';
import type { ReferenceAction } from './features/references/runReferenceAction';
import { openPlace } from './features/solutionsTree/openPlace';
import type { SolutionsView } from './features/solutionsTree/solutionsView';
import type { TreeNode } from './features/solutionsTree/treeNode';

/** What a menu, a code action or nothing at all passes to a command. */
type Argument = vscode.Uri | TreeNode | undefined;

/** Registers every command of the manifest. */
export function registerCommands(
  parts: FixAllParts,
  edits: EditsLoader,
  mapping: MappingLoader,
  navigation: NavigationLoader,
  view: SolutionsView,
  quickFixes: QuickFixProvider,
  log: vscode.LogOutputChannel,
): vscode.Disposable[] {
  const { workspace, folders } = parts;
  const references = async (action: ReferenceAction, argument: ReferenceArgument): Promise<void> =>
    (await edits.load()).runReferenceAction(action, argument, parts);
  const commands: Readonly<Record<keyof typeof commandIds, (...args: never[]) => unknown>> = {
    refreshSolutions: () => view.showReading(workspace.refresh()),
    stopReading: () => {
      view.stopReading();
    },
    showLog: () => {
      log.show();
    },
    fixAllInFlow: (argument: Argument) => fixAllInFlow(argument, parts, edits),
    fixAllInSolution: (argument: Argument) => fixAllInSolution(argument, parts, edits),
    fixAllInWorkspace: () => fixAllOf(vscode.l10n.t('the workspace'), () => true, parts, edits),
    mapConnections: () => mapping.open(),
    syncSettings: (argument: Argument) => mapping.sync(fileOf(argument, parts)),
    revealInSolutions: (argument: Argument) => navigation.reveal(argument instanceof vscode.Uri ? argument : undefined),
    newReference: (argument: Argument) => references('new', solutionArgument(argument, parts)),
    renameReference: (argument: Argument) => references('rename', referenceArgument(argument, parts)),
    mergeReferences: (argument: Argument) => references('merge', referenceArgument(argument, parts)),
    deleteReference: (argument: Argument) => references('delete', referenceArgument(argument, parts)),
    copyReference: (argument: Argument) => references('copy', referenceArgument(argument, parts)),
    moveReference: (argument: Argument) => references('move', referenceArgument(argument, parts)),
    consolidateReferences: (argument: Argument) => references('consolidate', solutionArgument(argument, parts)),
    applyPreview: () => {
      parts.previews.answer(true);
    },
    discardPreview: () => {
      parts.previews.answer(false);
    },
    openPlace: async () => {
      const target = view.selected?.target;
      if (target) {
        await openPlace(target, workspace, folders);
      }
    },
    applyFix: async (fix: Fix, finding: Finding) => (await edits.load()).applyFix(fix, finding, parts),
    finishFix: () => quickFixes.finish(),
  };
  return Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(
      commandIds[name as keyof typeof commandIds],
      run as (...args: unknown[]) => unknown,
    ),
  );
}

async function fixAllInFlow(argument: Argument, parts: FixAllParts, edits: EditsLoader): Promise<void> {
  const { index } = parts.workspace.engine;
  const flows = editableSolutions(index).flatMap(({ flows }) => [...flows.values()]);
  const given = fileOf(argument, parts) ?? fileOf(vscode.window.activeTextEditor?.document.uri, parts);
  const file =
    given !== undefined && index.flow(given)
      ? given
      : await pick(flows.map(({ name, file }) => ({ label: name, description: file, path: file })));
  if (file !== undefined) {
    await fixAllOf(index.flow(file)?.name ?? file, (candidate) => candidate === file, parts, edits);
  }
}

async function fixAllInSolution(argument: Argument, parts: FixAllParts, edits: EditsLoader): Promise<void> {
  const { index } = parts.workspace.engine;
  const given = isNode(argument)
    ? argument.id
    : solutionRootOf(argument ?? vscode.window.activeTextEditor?.document.uri, parts);
  const known = given === undefined ? undefined : solutionAt(given, index);
  const root =
    known?.root ??
    (await pick(
      editableSolutions(index).map(({ manifest, root }) => ({
        label: manifest?.uniqueName ?? root,
        description: root,
        path: root,
      })),
    ));
  if (root !== undefined) {
    const name = solutionAt(root, index)?.manifest?.uniqueName ?? root;
    const files = (file: FilePath): boolean => isBelow(file, root) && index.solutionOf(file)?.root === root;
    await fixAllOf(name, files, parts, edits);
  }
}

function editableSolutions(index: WorkspaceIndex): Solution[] {
  return index.solutions().filter(isEditable);
}

function isNode(argument: Argument): argument is TreeNode {
  return argument !== undefined && 'id' in argument;
}

function fileOf(argument: Argument, { folders }: FixAllParts): FilePath | undefined {
  return isNode(argument) ? argument.target?.file : argument && folders.path(argument);
}

function solutionRootOf(uri: vscode.Uri | undefined, { folders, workspace }: FixAllParts): FilePath | undefined {
  const file = uri && folders.path(uri);
  return file === undefined ? undefined : workspace.engine.index.solutionOf(file)?.root;
}

/** The reference that a row stands for. */
function referenceArgument(argument: Argument, { workspace }: FixAllParts): ReferenceArgument {
  const target = isNode(argument) ? argument.target : undefined;
  if (target?.place.kind !== 'xml' || target.place.component !== 'connectionReference') {
    return {};
  }
  const solution = workspace.engine.index.solutionOf(target.file)?.root;
  return { logicalName: target.place.name, ...(solution !== undefined && { solution }) };
}

/** The solution of a row or file; without one, the user chooses. */
function solutionArgument(argument: Argument, parts: FixAllParts): ReferenceArgument {
  const file = fileOf(argument, parts);
  const solution = file === undefined ? undefined : parts.workspace.engine.index.solutionOf(file)?.root;
  return solution === undefined ? {} : { solution };
}

async function pick(
  items: readonly (vscode.QuickPickItem & { readonly path: FilePath })[],
): Promise<FilePath | undefined> {
  const picked = await vscode.window.showQuickPick(
    [...items].sort((a, b) => a.label.localeCompare(b.label)),
    {
      placeHolder: vscode.l10n.t('Where to repair what was found'),
      matchOnDescription: true,
    },
  );
  return picked?.path;
}
