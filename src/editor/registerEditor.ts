import * as vscode from 'vscode';
import type { ArchiveTree, FileTree } from '../core/engine/fileTree';
import type { YieldToHost } from '../core/text/yieldToHost';
import { DiagnosticsPublisher } from './features/diagnostics/diagnosticsPublisher';
import { LeftJournals } from './features/diagnostics/leftJournals';
import { EditsLoader } from './features/edits/editsLoader';
import { PreviewDocuments, previewScheme } from './features/fixAll/previewDocuments';
import { EditRunner } from './host/editRunner';
import { MappingLoader } from './features/mappingPage/mappingLoader';
import { mappingViewType } from './features/mappingPage/mappingViewType';
import { syncSettingsFilesKey } from './features/mappingPage/settingsFilesKey';
import { NavigationLoader } from './features/navigation/navigationLoader';
import { syncFileContextKeys } from './features/navigation/fileContextKeys';
import { QuickFixProvider } from './features/quickFixes/quickFixProvider';
import { SolutionsTree } from './features/solutionsTree/solutionsTree';
import { SolutionsView } from './features/solutionsTree/solutionsView';
import { ArchiveFileSystem } from './features/zips/archiveFileSystem';
import { editableTexts } from './host/editableText';
import { Scheduler } from './host/scheduler';
import { SchemeFileTree } from './host/schemeFileTree';
import { VscodeFileTree } from './host/vscodeFileTree';
import { WorkspaceEngine } from './host/workspaceEngine';
import { WorkspaceFolders } from './host/workspaceFolders';
import { registerCommands } from './registerCommands';

/**
 * Creates the file tree that reads `file:` folders directly from the disk.
 * @param directoryOf Returns the directory of a workspace folder, given the id of the folder.
 */
export type DiskFileTree = (directoryOf: (folder: string) => string | undefined) => FileTree;

/**
 * Makes a file tree that also lists the files inside zip files.
 * @param yieldToHost Called during long work; lets the extension host do other work.
 */
export type OpenArchives = (files: FileTree, yieldToHost: YieldToHost) => ArchiveTree;

/**
 * Creates the features of the extension in the editor, registers them, and starts to read the workspace.
 * @param onDisk Creates the reader for folders on the disk; undefined in the browser, where the extension host has no
 * disk.
 */
export function registerEditor(
  context: vscode.ExtensionContext,
  openArchives: OpenArchives,
  onDisk?: DiskFileTree,
): void {
  const log = vscode.window.createOutputChannel(vscode.l10n.t('Connection References'), { log: true });
  const folders = new WorkspaceFolders();
  const throughVscode = new VscodeFileTree(folders);
  const plainFiles = onDisk
    ? new SchemeFileTree(
        folders,
        onDisk((folder) => folders.folder(folder)?.uri.fsPath),
        throughVscode,
      )
    : throughVscode;
  const scheduler = new Scheduler();
  const files = openArchives(plainFiles, () => scheduler.yieldToHost());
  const workspace = new WorkspaceEngine(folders, files, log);
  const documentation = vscode.Uri.joinPath(context.extensionUri, 'docs', 'rules');
  const edits = new EditsLoader(log);
  const diagnostics = new DiagnosticsPublisher(workspace, folders, documentation, edits);
  const runner = new EditRunner(
    folders,
    editableTexts(folders, files),
    context.workspaceState,
    (file) => workspace.engine.index.solutionOf(file) !== undefined,
    () => edits.load(),
  );
  const quickFixes = new QuickFixProvider(workspace, folders, runner, edits);
  const previews = new PreviewDocuments();
  const mapping = new MappingLoader({
    extensionUri: context.extensionUri,
    memory: context.workspaceState,
    workspace,
    folders,
    runner,
    previews,
    log,
  });
  const archives = new ArchiveFileSystem(files, folders);
  const tree = new SolutionsTree(workspace, folders);
  const view = new SolutionsView(workspace, tree);
  const navigation = new NavigationLoader({ workspace, folders, runner, previews, edits, view, log });
  context.subscriptions.push(
    log,
    workspace,
    runner,
    diagnostics,
    new LeftJournals(),
    tree,
    view,
    archives,
    archives.register(),
    vscode.languages.registerCodeActionsProvider(QuickFixProvider.files, quickFixes, QuickFixProvider.metadata),
    vscode.workspace.registerTextDocumentContentProvider(previewScheme, previews),
    mapping,
    syncSettingsFilesKey(workspace, folders),
    vscode.window.registerWebviewPanelSerializer(mappingViewType, mapping),
    navigation,
    ...syncFileContextKeys(workspace, folders),
    ...registerCommands({ workspace, folders, runner, previews }, edits, mapping, navigation, view, quickFixes, log),
  );
  void view.showReading(workspace.start());
}
