import * as vscode from 'vscode';
import type { FileTree } from '../core/engine/fileTree';
import { DiagnosticsPublisher } from './features/diagnostics/diagnosticsPublisher';
import { PreviewDocuments, previewScheme } from './features/fixAll/previewDocuments';
import { FixRunner } from './features/quickFixes/fixRunner';
import { QuickFixProvider } from './features/quickFixes/quickFixProvider';
import { SolutionsTree } from './features/solutionsTree/solutionsTree';
import { SolutionsView } from './features/solutionsTree/solutionsView';
import { editableTexts } from './host/editableText';
import { SchemeFileTree } from './host/schemeFileTree';
import { VscodeFileTree } from './host/vscodeFileTree';
import { WorkspaceEngine } from './host/workspaceEngine';
import { WorkspaceFolders } from './host/workspaceFolders';
import { registerCommands } from './registerCommands';

/** Makes the fast reader of `file:` folders, given what leads from a folder's identifier to its directory. */
export type DiskFileTree = (directoryOf: (folder: string) => string | undefined) => FileTree;

/**
 * Builds the editor's parts, registers them, and begins to read.
 * @param onDisk Absent where the host has no disk of its own: in the browser.
 */
export function registerEditor(context: vscode.ExtensionContext, onDisk?: DiskFileTree): void {
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Connection References'), { log: true });
  const folders = new WorkspaceFolders();
  const throughVscode = new VscodeFileTree(folders);
  const files = onDisk
    ? new SchemeFileTree(
        folders,
        onDisk((folder) => folders.folder(folder)?.uri.fsPath),
        throughVscode,
      )
    : throughVscode;
  const workspace = new WorkspaceEngine(folders, files, log);
  const documentation = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules');
  const diagnostics = new DiagnosticsPublisher(workspace, folders, documentation);
  const runner = new FixRunner(folders, editableTexts(folders, files), context.workspaceState);
  const quickFixes = new QuickFixProvider(workspace, folders, runner);
  const previews = new PreviewDocuments();
  const tree = new SolutionsTree(workspace, folders);
  const view = new SolutionsView(workspace, tree);
  context.subscriptions.push(
    log,
    workspace,
    diagnostics,
    tree,
    view,
    vscode.languages.registerCodeActionsProvider(
      { pattern: '**/*.{json,xml,yml}' },
      quickFixes,
      QuickFixProvider.metadata,
    ),
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, previews),
    ...registerCommands({ workspace, folders, runner, previews }, view, quickFixes, log),
  );
  void view.showReading(workspace.start());
}
