import * as vscode from 'vscode';
import { toTextEdits } from '../../../src/core/edits/writers/toTextEdits';
import { editRefusalWords } from '../../../src/core/words/editRefusalWords';
import { ArchiveFileTree } from '../../../src/platform/zip/archiveFileTree';
import { PreviewDocuments, previewScheme } from '../../../src/editor/features/fixAll/previewDocuments';
import { MappingSession } from '../../../src/editor/features/mappingPage/mappingSession';
import { editableTexts } from '../../../src/editor/host/editableText';
import { EditRunner } from '../../../src/editor/host/editRunner';
import { VscodeFileTree } from '../../../src/editor/host/vscodeFileTree';
import { WorkspaceEngine } from '../../../src/editor/host/workspaceEngine';
import { WorkspaceFolders } from '../../../src/editor/host/workspaceFolders';
import type { MappingView } from '../../../src/protocol/mappingView';
import type { HostMessage, PageMessage } from '../../../src/protocol/messages';
import { openTabs } from '../editors';
import { until } from '../waiting';

type Notice = Extract<HostMessage, { type: 'notice' }>;

/** The title of the tab of a page under test. */
export const pageTitle = 'Page of a test';

/**
 * A page without a picture: what it would be told, in the window that the tests run in. Its tab is empty. Without a tab, VS Code
 * would open a file that stays unsaved for most of a second as the active one, and the page would take it for a file that a
 * person opened.
 */
export class MappedPage {
  readonly #session: MappingSession;
  readonly #workspace: WorkspaceEngine;
  readonly #log = vscode.window.createOutputChannel('Connref tests', { log: true });
  readonly #told = new vscode.EventEmitter<void>();
  readonly #provider: vscode.Disposable;
  readonly #runner: EditRunner;
  readonly #tab = vscode.window.createWebviewPanel('connref.test', pageTitle, vscode.ViewColumn.Active);

  readonly messages: HostMessage[] = [];

  private constructor() {
    const folders = new WorkspaceFolders();
    const files = new ArchiveFileTree(new VscodeFileTree(folders), () => undefined);
    this.#workspace = new WorkspaceEngine(folders, files, this.#log);
    const memory = new Memory();
    this.#runner = new EditRunner(
      folders,
      editableTexts(folders, files),
      memory,
      () => false,
      () => Promise.resolve({ toTextEdits, editRefusalWords }),
    );
    const previews = new PreviewDocuments();
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(previewScheme, previews);
    this.#session = new MappingSession({
      extensionUri: vscode.Uri.file('/'),
      memory,
      workspace: this.#workspace,
      folders,
      runner: this.#runner,
      previews,
      log: this.#log,
    });
    this.#session.attach({
      isVisible: true,
      send: (message) => {
        this.messages.push(message);
        this.#told.fire();
      },
    });
  }

  static async open(): Promise<MappedPage> {
    const page = new MappedPage();
    await until('the tab', [vscode.window.tabGroups.onDidChangeTabs], () => openTabs().includes(pageTitle));
    await page.#workspace.start();
    await page.ask({ type: 'ready' });
    await page.untilView(({ isComplete }) => isComplete);
    return page;
  }

  /** Says something as the page does. */
  ask(message: PageMessage): Promise<void> {
    return this.#session.receive(message);
  }

  set(row: string, environment: string, value: string, expected: string): Promise<void> {
    return this.ask({
      type: 'setConnection',
      environment: this.environment(environment),
      row: `references/${row}`,
      value,
      expected,
    });
  }

  get view(): MappingView | undefined {
    return this.messages.findLast((message) => message.type === 'view')?.view;
  }

  get notices(): Notice[] {
    return this.messages.filter((message) => message.type === 'notice');
  }

  environment(name: string): string {
    return this.view?.environments.find((each) => each.name === name)?.id ?? '';
  }

  /** `state value` of a reference in an environment. */
  cell(row: string, environment: string): string {
    return cellOf(this.view, row, environment);
  }

  untilView(predicate: (view: MappingView) => boolean): Promise<MappingView> {
    return until(
      'the view',
      [this.#told.event],
      () => this.view !== undefined && predicate(this.view) && this.view,
      () => this.view,
    );
  }

  async untilCell(row: string, environment: string, wanted: string): Promise<void> {
    await this.untilView((view) => cellOf(view, row, environment) === wanted);
  }

  dispose(): void {
    vscode.Disposable.from(
      this.#session,
      this.#workspace,
      this.#runner,
      this.#provider,
      this.#log,
      this.#told,
      this.#tab,
    ).dispose();
  }
}

function cellOf(view: MappingView | undefined, name: string, environment: string): string {
  const at = view?.environments.findIndex((each) => each.name === environment) ?? -1;
  const cell = view?.references.find(({ logicalName }) => logicalName === name)?.cells[at];
  return cell ? `${cell.state} ${cell.connectionId}`.trim() : '';
}

class Memory implements vscode.Memento {
  readonly #values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.#values.keys()];
  }

  get<Value>(key: string, fallback?: Value): Value | undefined {
    return (this.#values.get(key) as Value | undefined) ?? fallback;
  }

  update(key: string, value: unknown): Thenable<void> {
    this.#values.set(key, value);
    return Promise.resolve();
  }
}
