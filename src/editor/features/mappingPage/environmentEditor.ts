import * as vscode from 'vscode';
import { configFileName } from '../../../core/config/workspaceConfig';
import { createEnvironment, patternFor } from '../../../core/edits/settings/createEnvironment';
import { environmentNameProblem } from '../../../core/settings/settingsFileNames';
import { environmentNameWords } from '../../../core/words/settings/environmentNameWords';
import type { ConfigOperation } from '../../../core/edits/operations/editOperation';
import type { ImportMode } from '../../../core/model/deploymentEnvironment';
import { type FilePath, folderOf, pathInFolder } from '../../../core/model/filePath';
import { sameName } from '../../../core/model/names';
import { remarkTexts } from '../../../core/words/settingsRemarkWords';
import { environmentId } from '../../../mapping/mappingModel';
import type { MappingParts, Tell } from './mappingParts';
import type { SettingsEditor } from './settingsEditor';

/** Adds environments, and keeps in `.connref.json` what the user says of them. */
export class EnvironmentEditor {
  readonly #parts: Pick<MappingParts, 'workspace' | 'folders' | 'runner'>;
  readonly #editor: SettingsEditor;
  readonly #tell: Tell;

  constructor(parts: Pick<MappingParts, 'workspace' | 'folders' | 'runner'>, editor: SettingsEditor, tell: Tell) {
    this.#parts = parts;
    this.#editor = editor;
    this.#tell = tell;
  }

  /** New settings files beside the others, named as they are. */
  async add(wanted: string): Promise<void> {
    const { index } = this.#parts.workspace.engine;
    const name = wanted.trim();
    const folder = await this.#folder();
    if (name === '' || folder === undefined) {
      return;
    }
    const wrong = environmentNameProblem(name);
    if (wrong !== undefined) {
      this.#tell('error', environmentNameWords(wrong));
      return;
    }
    if (this.#exists(folder, name)) {
      this.#tell('error', vscode.l10n.t('There is an environment “{0}” already.', name));
      return;
    }
    const {
      operations,
      files: layers,
      shared,
      remarks,
    } = createEnvironment(name, folder, patternFor(folder, index), index);
    if (operations.length === 0) {
      this.#tell('error', vscode.l10n.t('There is no solution that an environment could get.'));
      return;
    }
    if (!(await this.#editor.edit(() => ({ label: `Add ${name}`, operations })))) {
      return;
    }
    if (!this.#exists(folder, name) || shared.length > 0) {
      // Nothing in the paths tells the name, or that it has the base of another one, so it has to be kept.
      const assignments = layers.map((file): ConfigOperation => ({
        kind: 'assignSettings',
        file: `${folder}/${configFileName}`,
        path: pathInFolder(file),
        environment: name,
        solutions: [],
        present: [],
      }));
      await this.#configure(folder, `Declare ${name}`, assignments);
    }
    const files = operations.map(({ file }) => pathInFolder(file)).join(', ');
    this.#tell('information', [vscode.l10n.t('Created: {0}.', files), ...remarkTexts(remarks)].join(' '));
  }

  /** @param environment The id of one, or the name of a new one. */
  async assign(file: FilePath, environment: string, solutions: readonly string[]): Promise<void> {
    const folder = folderOf(file);
    const known = this.#named(environment);
    const name = known?.name ?? environment.trim();
    const operation: ConfigOperation = {
      kind: 'assignSettings',
      file: `${folder}/${configFileName}`,
      path: pathInFolder(file),
      environment: name,
      solutions,
      present: known?.files.map((target) => pathInFolder(target.file)) ?? [],
    };
    await this.#configure(folder, `Say what ${pathInFolder(file)} is for`, [operation]);
  }

  async setImportMode(id: string, mode: ImportMode): Promise<void> {
    const environment = this.#named(id);
    if (environment && environment.import !== mode) {
      const { folder, name } = environment;
      await this.#configure(folder, `Set how ${name} is imported`, [
        { kind: 'setImportMode', file: `${folder}/${configFileName}`, environment: name, import: mode },
      ]);
    }
  }

  async #configure(folder: string, label: string, operations: readonly ConfigOperation[]): Promise<void> {
    const file = `${folder}/${configFileName}`;
    const isNew = (await this.#parts.runner.text(file).catch(() => '')) === undefined;
    const isDone = await this.#editor.edit(() => ({ label, operations }));
    if (isDone && isNew) {
      const uri = this.#parts.folders.uri(file);
      const rules = vscode.workspace.getConfiguration('connref', uri).get<object>('rules');
      const created = vscode.l10n.t('Kept in a new {0}, which the command line reads too.', configFileName);
      const outOfForce = vscode.l10n.t(
        'The setting connref.rules is out of force in this folder now: move it to “rules” of {0}.',
        configFileName,
      );
      this.#tell('information', Object.keys(rules ?? {}).length > 0 ? `${created} ${outOfForce}` : created);
    }
  }

  #named(id: string): ReturnType<MappingParts['workspace']['engine']['index']['environments']>[number] | undefined {
    return this.#parts.workspace.engine.index.environments().find((each) => environmentId(each) === id);
  }

  #exists(folder: string, name: string): boolean {
    return this.#parts.workspace.engine.index
      .environments()
      .some((each) => each.folder === folder && sameName(each.name, name));
  }

  /** Asks only where several workspace folders hold solutions. */
  async #folder(): Promise<string | undefined> {
    const { workspace, folders } = this.#parts;
    const ids = [...new Set(workspace.engine.index.solutions().map(({ root }) => folderOf(root)))];
    if (ids.length < 2) {
      return ids[0];
    }
    const picked = await vscode.window.showQuickPick(
      ids.map((id) => ({ label: folders.folder(id)?.name ?? id, id })),
      { placeHolder: vscode.l10n.t('The workspace folder whose solutions the environment gets') },
    );
    return picked?.id;
  }
}
