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
import type { MappingParts } from './mappingParts';
import { mappingView } from '../../../mapping/mappingView';
import { rememberPasted } from '../../../mapping/pastedConnections';
import { ColumnVerdicts } from '../../../mapping/columnVerdicts';
import { planAsMarkdown, planView } from '../../../mapping/plans';
import { SettingsEditor } from './settingsEditor';
import { SettingsSynchronizer } from './settingsSynchronizer';
import { readInFull } from '../../host/readInFull';

type MessageOf<Type extends PageMessage['type']> = Extract<PageMessage, { type: Type }>;

/** Where the page is, if there is one. */
export interface Audience {
  readonly isVisible: boolean;
  send(message: HostMessage): void;
}

/** Does what the page asks for, and keeps it in step with the workspace. Outlives the page: so does what can be undone. */
export class MappingSession implements vscode.Disposable {
  readonly #parts: MappingParts;
  readonly #known: KnownConnections;
  readonly #editor: SettingsEditor;
  readonly #environments: EnvironmentEditor;
  readonly #synchronizer: SettingsSynchronizer;
  readonly #subscription: vscode.Disposable;
  #audience: Audience | undefined;
  /** The view that the page shows, as text. */
  #shown = '';
  #due: ReturnType<typeof setTimeout> | undefined;
  #isSettled = false;
  readonly #verdicts = new ColumnVerdicts();
  readonly #scheduler = new Scheduler();

  constructor(parts: MappingParts) {
    this.#parts = parts;
    const tell = this.#tell.bind(this);
    this.#known = new KnownConnections(
      parts.memory,
      (folder) => parts.folders.folder(folder)?.uri.toString() ?? folder,
    );
    this.#editor = new SettingsEditor(parts, tell, () => {
      this.#showSoon();
    });
    this.#environments = new EnvironmentEditor(parts, this.#editor, tell);
    this.#synchronizer = new SettingsSynchronizer(parts, this.#editor, tell);
    this.#subscription = parts.workspace.onDidChange(() => {
      this.#verdicts.forget();
      this.#showSoon();
    });
  }

  attach(audience: Audience | undefined): void {
    this.#audience = audience;
    this.#shown = '';
  }

  dispose(): void {
    clearTimeout(this.#due);
    this.#subscription.dispose();
  }

  async hear(message: PageMessage): Promise<void> {
    try {
      await this.#do(message);
    } catch (error) {
      this.#parts.log.error(`The page asked for ${message.type}, which failed.`, error);
      this.#tell('error', vscode.l10n.t('That failed. Show Log says more.'));
    }
    this.#showSoon();
  }

  /** Brings the settings files of an environment in step with the solutions. @param environment Its id. */
  sync(environment: string): Promise<void> {
    return this.#synchronizer.sync(environment);
  }

  async #do(message: PageMessage): Promise<unknown> {
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
        return this.#editor.takeBack(message.type);
      case 'addEnvironment':
        return this.#environments.add(message.name);
      case 'sync':
        return this.#synchronizer.sync(message.environment);
      case 'paste':
        return this.#paste(message);
      case 'forgetConnection':
        return this.#known.forget(message.environment, message.id);
      case 'assignFile':
        return this.#isShown(message.file)
          ? this.#environments.assign(message.file, message.environment, message.solutions)
          : undefined;
      case 'setImportMode':
        return this.#environments.setImportMode(message.environment, message.importMode);
      case 'openFile':
        return this.#isShown(message.file) ? this.#open(message.file, '') : undefined;
      case 'openCell':
        return this.#openCell(message);
      case 'showPlan':
        return this.#showPlan(message);
      case 'copyPlan':
        return this.#copyPlan(message);
    }
  }

  async #begin(): Promise<void> {
    this.#shown = '';
    await this.#show();
    await this.#parts.workspace.settled();
    this.#isSettled = true;
  }

  async #editCells(message: CellMessage): Promise<void> {
    await this.#editor.edit(() => {
      const edit = mappingEdit(message, new MappingModel(this.#parts.workspace.engine.index));
      if ('refusal' in edit) {
        this.#tell('error', mappingRefusalWords(edit.refusal));
        return undefined;
      }
      if (edit.operations.length === 0 && message.type !== 'setConnection') {
        this.#tell('information', vscode.l10n.t('There was nothing to change.'));
      }
      return { label: mappingChangeWords(edit.change), operations: edit.operations };
    });
  }

  async #paste({ environment, text }: MessageOf<'paste'>): Promise<void> {
    const { found, remarks } = await rememberPasted(environment, text, this.#view(), this.#known);
    this.#send({ type: 'pasted', environment, found, remarks: remarks.map(pastedRemarkWords) });
  }

  async #openCell({ environment, row: id, what }: MessageOf<'openCell'>): Promise<void> {
    const model = new MappingModel(this.#parts.workspace.engine.index);
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

  /** The page names settings files, and no others. */
  #isShown(file: FilePath): boolean {
    return this.#parts.workspace.engine.index.settingsIn(file) !== undefined;
  }

  /** Beside the page, where a click on the next one opens too. */
  async #open(file: FilePath, pointer: string): Promise<void> {
    const { workspace, folders } = this.#parts;
    const place = pointer === '' ? wholeFile : ({ kind: 'json', pointer, part: 'value' } as const);
    await openPlace({ file, place }, workspace, folders, vscode.ViewColumn.Beside);
  }

  async #showPlan({ environment, importMode }: MessageOf<'showPlan'>): Promise<void> {
    if (!(await readInFull(this.#parts.workspace))) {
      return;
    }
    const found = this.#environment(environment)?.environment;
    if (found) {
      this.#send({ type: 'plan', plan: planView(found, this.#parts.workspace.engine.index, importMode) });
    }
  }

  async #copyPlan({ environment, importMode, format }: MessageOf<'copyPlan'>): Promise<void> {
    if (!(await readInFull(this.#parts.workspace))) {
      return;
    }
    const found = this.#environment(environment)?.environment;
    if (found) {
      const { index } = this.#parts.workspace.engine;
      const isPlan = format === 'markdown';
      const text = isPlan ? planAsMarkdown(found, index, importMode) : pipelineSettings(found, index);
      await vscode.env.clipboard.writeText(text);
      this.#tell(
        'information',
        isPlan
          ? vscode.l10n.t('The import plan of {0} is on the clipboard.', found.name)
          : vscode.l10n.t('The settings of {0} for Power Platform Pipelines are on the clipboard.', found.name),
      );
    }
  }

  #environment(id: string): EnvironmentSettings | undefined {
    return new MappingModel(this.#parts.workspace.engine.index).environment(id);
  }

  #tell(severity: 'error' | 'information', text: string): void {
    if (this.#audience?.isVisible === true) {
      this.#audience.send({ type: 'notice', severity, text });
    } else if (severity === 'error') {
      void vscode.window.showWarningMessage(text);
    } else {
      void vscode.window.showInformationMessage(text);
    }
  }

  #send(message: HostMessage): void {
    this.#audience?.send(message);
  }

  /** Many changes come in one go. */
  #showSoon(): void {
    this.#due ??= setTimeout(() => {
      void this.#show();
    }, 0);
  }

  /** Not while an edit is under way: until then the page shows what the user typed. */
  async #show(): Promise<void> {
    clearTimeout(this.#due);
    this.#due = undefined;
    const { engine } = this.#parts.workspace;
    if (!this.#canShow()) {
      return;
    }
    const isPrepared = await this.#verdicts.prepare(engine.index, this.#isComplete, this.#scheduler);
    // What happened meanwhile shows with the view that it asked for.
    if (!isPrepared || !this.#canShow() || this.#isDue()) {
      return;
    }
    const view = this.#view();
    const text = JSON.stringify(view);
    if (text !== this.#shown) {
      this.#shown = text;
      this.#send({ type: 'view', view });
    }
  }

  #isDue(): boolean {
    return this.#due !== undefined;
  }

  #canShow(): boolean {
    return this.#audience?.isVisible === true && !this.#editor.isBusy;
  }

  get #isComplete(): boolean {
    return this.#isSettled && !this.#parts.workspace.engine.isPartial;
  }

  #view(): MappingView {
    const { engine } = this.#parts.workspace;
    return mappingView({
      model: new MappingModel(engine.index),
      findings: (file) => engine.findings(file),
      remembered: (environment) => this.#known.connectionsIn(environment),
      undo: this.#editor.label('undo'),
      redo: this.#editor.label('redo'),
      isComplete: this.#isComplete,
      verdict: (environment) => this.#verdicts.get(environment, engine.index),
    });
  }
}
