import * as vscode from 'vscode';
import type { EnvironmentSettings } from '../../../core/settings/environmentSettings';
import { pipelineSettings } from '../../../core/settings/pipelineSettings';
import type { FilePath } from '../../../core/model/filePath';
import { wholeFile } from '../../../core/model/place';
import type { MappingView } from '../../../protocol/mappingView';
import type { HostMessage, PageMessage } from '../../../protocol/messages';
import { Scheduler } from '../../host/scheduler';
import { openPlace } from '../solutionsTree/openPlace';
import { EnvironmentEditor } from './environmentEditor';
import { KnownConnections } from './knownConnections';
import { type CellMessage, mappingEdit } from '../../../mapping/mappingEdits';
import { MappingModel } from '../../../mapping/mappingModel';
import { mappingChangeWords, mappingRefusalWords, pastedRemarkWords } from '../../../mapping/mappingWords';
import type { MappingServices } from './mappingServices';
import { mappingView } from '../../../mapping/mappingView';
import { rememberPasted } from '../../../mapping/pastedConnections';
import { ColumnVerdicts } from '../../../mapping/columnVerdicts';
import { planAsMarkdown, planView } from '../../../mapping/plans';
import { SettingsEditor } from './settingsEditor';
import { SettingsSynchronizer } from './settingsSynchronizer';
import { readInFull } from '../../host/readInFull';

type MessageOf<Type extends PageMessage['type']> = Extract<PageMessage, { type: Type }>;

/** The page “Map Connections for Import”, as far as the session uses it. */
export interface OpenPage {
  readonly isVisible: boolean;
  send(message: HostMessage): void;
}

/**
 * Carries out the requests of the page, and sends the page its new content when the workspace changes. The session
 * continues after the page is closed, so that edits can still be undone when the page is opened again.
 */
export class MappingSession implements vscode.Disposable {
  readonly #services: MappingServices;
  readonly #known: KnownConnections;
  readonly #editor: SettingsEditor;
  readonly #environments: EnvironmentEditor;
  readonly #synchronizer: SettingsSynchronizer;
  readonly #subscription: vscode.Disposable;
  #page: OpenPage | undefined;
  /** The content that was last sent to the page, as JSON. The same content is not sent again. */
  #shownView = '';
  #viewTimer: ReturnType<typeof setTimeout> | undefined;
  #isSettled = false;
  /** The text to find in the page when it has its content; empty for none. */
  #toFind = '';
  readonly #verdicts = new ColumnVerdicts();
  readonly #scheduler = new Scheduler();

  constructor(services: MappingServices) {
    this.#services = services;
    const notify = this.#notify.bind(this);
    this.#known = new KnownConnections(
      services.memory,
      (folder) => services.folders.folder(folder)?.uri.toString() ?? folder,
    );
    this.#editor = new SettingsEditor(services, notify, () => {
      this.#showSoon();
    });
    this.#environments = new EnvironmentEditor(services, this.#editor, notify);
    this.#synchronizer = new SettingsSynchronizer(services, this.#editor, notify);
    this.#subscription = services.workspace.onDidChange(() => {
      this.#verdicts.forget();
      this.#showSoon();
    });
  }

  /** Connects the session to a page. @param page The open page; undefined when the page was closed. */
  attach(page: OpenPage | undefined): void {
    this.#page = page;
    this.#shownView = '';
  }

  /** Lets the page show only the connection references that contain a text, now or when it is loaded. */
  find(text: string): void {
    this.#toFind = text;
    if (this.#shownView !== '') {
      this.#sendFind();
    }
  }

  #sendFind(): void {
    if (this.#toFind !== '' && this.#page?.isVisible === true) {
      this.#send({ type: 'find', text: this.#toFind });
      this.#toFind = '';
    }
  }

  dispose(): void {
    clearTimeout(this.#viewTimer);
    this.#subscription.dispose();
  }

  /** Carries out the request in a message of the page. If it fails, the error is logged and a message is shown. */
  async receive(message: PageMessage): Promise<void> {
    try {
      await this.#handle(message);
    } catch (error) {
      this.#services.log.error(`The request ${message.type} of the page failed.`, error);
      this.#notify(
        'error',
        vscode.l10n.t('The action failed. To see the reason, run “Connection References: Show Log”.'),
      );
    }
    this.#showSoon();
  }

  /**
   * Adds missing entries to the settings files of a target environment, and offers to remove unused entries.
   * @param environment The id of the environment.
   */
  sync(environment: string): Promise<void> {
    return this.#synchronizer.sync(environment);
  }

  async #handle(message: PageMessage): Promise<unknown> {
    switch (message.type) {
      case 'ready':
        return this.#begin();
      case 'setConnection':
      case 'setConnector':
      case 'setVariable':
      case 'setForConnector':
      case 'copyColumn':
      case 'clearColumn':
        return this.#editCells(message);
      case 'undo':
      case 'redo':
        return this.#editor.undoOrRedo(message.type);
      case 'addEnvironment':
        return this.#environments.add(message.name);
      case 'sync':
        return this.#synchronizer.sync(message.environment);
      case 'paste':
        return this.#paste(message);
      case 'forgetConnection':
        return this.#known.forget(message.environment, message.id);
      case 'assignFile':
        return this.#isSettingsFile(message.file)
          ? this.#environments.assign(message.file, message.environment, message.solutions)
          : undefined;
      case 'setImportMode':
        return this.#environments.setImportMode(message.environment, message.importMode);
      case 'openFile':
        return this.#isSettingsFile(message.file) ? this.#open(message.file, '') : undefined;
      case 'openCell':
        return this.#openCell(message);
      case 'showPlan':
        return this.#showPlan(message);
      case 'copyPlan':
        return this.#copyPlan(message);
    }
  }

  async #begin(): Promise<void> {
    this.#shownView = '';
    await this.#show();
    this.#sendFind();
    await this.#services.workspace.settled();
    this.#isSettled = true;
  }

  async #editCells(message: CellMessage): Promise<void> {
    await this.#editor.edit(() => {
      const edit = mappingEdit(message, new MappingModel(this.#services.workspace.engine.index));
      if ('refusal' in edit) {
        this.#notify('error', mappingRefusalWords(edit.refusal));
        return undefined;
      }
      if (edit.operations.length === 0 && message.type !== 'setConnection') {
        this.#notify(
          'information',
          vscode.l10n.t('Nothing was changed, because the settings files already have these values.'),
        );
      }
      return { label: mappingChangeWords(edit.change), operations: edit.operations };
    });
  }

  async #paste({ environment, text }: MessageOf<'paste'>): Promise<void> {
    const { found, remarks } = await rememberPasted(environment, text, this.#view(), this.#known);
    this.#send({ type: 'pasted', environment, found, remarks: remarks.map(pastedRemarkWords) });
  }

  async #openCell({ environment, row: id, what }: MessageOf<'openCell'>): Promise<void> {
    const model = new MappingModel(this.#services.workspace.engine.index);
    const settings = model.environment(environment);
    const row = model.rows(what).find((each) => each.id === id);
    if (!settings || !row) {
      return;
    }
    const { edited, added } = model.cell(row, settings);
    const entry = edited.at(-1);
    const value = what === 'references' ? 'ConnectionId' : 'Value';
    const file = entry?.file ?? added[0] ?? settings.environment.files[0]?.file;
    if (file !== undefined) {
      await this.#open(file, entry ? `${entry.pointer}/${value}` : '');
    }
  }

  /**
   * Whether a path that the page sent is the path of a settings file. Requests for other paths are ignored, because the
   * page must not be able to open or assign any other file.
   */
  #isSettingsFile(file: FilePath): boolean {
    return this.#services.workspace.engine.index.settingsIn(file) !== undefined;
  }

  /**
   * Opens a file beside the page, so that the page stays visible.
   * @param pointer The JSON Pointer of the value to select; empty to show the file without a selection.
   */
  async #open(file: FilePath, pointer: string): Promise<void> {
    const { workspace, folders } = this.#services;
    const place = pointer === '' ? wholeFile : ({ kind: 'json', pointer, part: 'value' } as const);
    await openPlace({ file, place }, workspace, folders, vscode.ViewColumn.Beside);
  }

  async #showPlan({ environment, importMode }: MessageOf<'showPlan'>): Promise<void> {
    if (!(await readInFull(this.#services.workspace))) {
      return;
    }
    const found = this.#environment(environment)?.environment;
    if (found) {
      this.#send({ type: 'plan', plan: planView(found, this.#services.workspace.engine.index, importMode) });
    }
  }

  async #copyPlan({ environment, importMode, format }: MessageOf<'copyPlan'>): Promise<void> {
    if (!(await readInFull(this.#services.workspace))) {
      return;
    }
    const found = this.#environment(environment)?.environment;
    if (found) {
      const { index } = this.#services.workspace.engine;
      const isPlan = format === 'markdown';
      const text = isPlan ? planAsMarkdown(found, index, importMode) : pipelineSettings(found, index);
      await vscode.env.clipboard.writeText(text);
      this.#notify(
        'information',
        isPlan
          ? vscode.l10n.t('Copied the import plan of {0} to the clipboard.', found.name)
          : vscode.l10n.t('Copied the settings of {0} for Power Platform Pipelines to the clipboard.', found.name),
      );
    }
  }

  #environment(id: string): EnvironmentSettings | undefined {
    return new MappingModel(this.#services.workspace.engine.index).environment(id);
  }

  #notify(severity: 'error' | 'information', text: string): void {
    if (this.#page?.isVisible === true) {
      this.#page.send({ type: 'notice', severity, text });
    } else if (severity === 'error') {
      void vscode.window.showWarningMessage(text);
    } else {
      void vscode.window.showInformationMessage(text);
    }
  }

  #send(message: HostMessage): void {
    this.#page?.send(message);
  }

  /** Sends the content to the page later, so that the many change events of one edit cause only one message. */
  #showSoon(): void {
    this.#viewTimer ??= setTimeout(() => {
      void this.#show();
    }, 0);
  }

  /**
   * Sends the content to the page unless an edit is being applied: in the middle of an edit, an old value would replace
   * the value that was just typed.
   */
  async #show(): Promise<void> {
    clearTimeout(this.#viewTimer);
    this.#viewTimer = undefined;
    const { engine } = this.#services.workspace;
    if (!this.#canShow()) {
      return;
    }
    const isPrepared = await this.#verdicts.prepare(engine.index, this.#isComplete, this.#scheduler);
    // If the workspace changed during the preparation, newer content is already scheduled, so this one is not sent.
    if (!isPrepared || !this.#canShow() || this.#isViewScheduled()) {
      return;
    }
    const view = this.#view();
    const text = JSON.stringify(view);
    if (text !== this.#shownView) {
      this.#shownView = text;
      this.#send({ type: 'view', view });
    }
  }

  #isViewScheduled(): boolean {
    return this.#viewTimer !== undefined;
  }

  #canShow(): boolean {
    return this.#page?.isVisible === true && !this.#editor.isBusy;
  }

  get #isComplete(): boolean {
    return this.#isSettled && !this.#services.workspace.engine.isPartial;
  }

  #view(): MappingView {
    const { engine } = this.#services.workspace;
    return mappingView({
      model: new MappingModel(engine.index),
      findings: (file) => engine.findings(file),
      remembered: this.#known,
      now: Date.now(),
      undo: this.#editor.label('undo'),
      redo: this.#editor.label('redo'),
      isComplete: this.#isComplete,
      shown: engine.solutions(),
      verdict: (environment) => this.#verdicts.get(environment, engine.index),
    });
  }
}
