import * as vscode from 'vscode';
import { configFileName } from '../../../core/config/workspaceConfig';
import { createEnvironment, patternFor } from '../../../core/edits/settings/createEnvironment';
import { environmentNameProblem } from '../../../core/settings/settingsFileNames';
import { environmentNameWords } from '../../../core/words/settings/environmentNameWords';
import type { ConfigOperation } from '../../../core/edits/operations/configOperation';
import type { ImportMode } from '../../../core/model/deploymentEnvironment';
import { type FilePath, folderOf, pathInFolder } from '../../../core/model/filePath';
import { sameName } from '../../../core/model/names';
import { remarkTexts } from '../../../core/words/settingsRemarkWords';
import { environmentId } from '../../../mapping/mappingModel';
import type { MappingServices, Notify } from './mappingServices';
import type { SettingsEditor } from './settingsEditor';

/**
 * Adds target environments, and saves in `.connref.json` what people choose on the page: the environment and solutions
 * of a settings file, and the import mode of an environment.
 */
export class EnvironmentEditor {
  readonly #services: Pick<MappingServices, 'workspace' | 'folders' | 'runner'>;
  readonly #editor: SettingsEditor;
  readonly #notify: Notify;

  constructor(
    services: Pick<MappingServices, 'workspace' | 'folders' | 'runner'>,
    editor: SettingsEditor,
    notify: Notify,
  ) {
    this.#services = services;
    this.#editor = editor;
    this.#notify = notify;
  }

  /**
   * Creates the settings files of a new target environment. If an environment exists already, the new files are created
   * next to its files, with similar names.
   * @param typedName The name of the environment, as it was typed.
   */
  async add(typedName: string): Promise<void> {
    const { index } = this.#services.workspace.engine;
    const name = typedName.trim();
    const folder = await this.#folder();
    if (name === '' || folder === undefined) {
      return;
    }
    const problem = environmentNameProblem(name);
    if (problem !== undefined) {
      this.#notify('error', environmentNameWords(problem));
      return;
    }
    if (this.#exists(folder, name)) {
      this.#notify('error', vscode.l10n.t('The environment “{0}” already exists. Choose another name.', name));
      return;
    }
    const {
      operations,
      files: layers,
      shared,
      remarks,
    } = createEnvironment(name, folder, patternFor(folder, index), index);
    if (operations.length === 0) {
      this.#notify(
        'error',
        vscode.l10n.t('“{0}” was not added, because Connref can read no solution in this workspace.', name),
      );
      return;
    }
    if (!(await this.#editor.edit(() => ({ label: vscode.l10n.t('Add {0}', name), operations })))) {
      return;
    }
    if (!this.#exists(folder, name) || shared.length > 0) {
      // From the paths of the new files, Connref cannot infer that they belong to this environment, or that the
      // environment also uses a file of another environment. Without an entry in `.connref.json`, the files would
      // belong to a wrong environment or to none.
      const assignments = layers.map((file): ConfigOperation => ({
        kind: 'assignSettings',
        file: `${folder}/${configFileName}`,
        path: pathInFolder(file),
        environment: name,
        solutions: [],
        present: [],
      }));
      await this.#configure(folder, vscode.l10n.t('Add environment {0} to {1}', name, configFileName), assignments);
    }
    const files = operations.map(({ file }) => pathInFolder(file)).join(', ');
    this.#notify(
      'information',
      [vscode.l10n.t('Created settings files: {0}.', files), ...remarkTexts(remarks)].join(' '),
    );
  }

  /**
   * Saves in `.connref.json` to which target environment and solutions a settings file belongs.
   * @param environment The id of an existing environment, or the name of a new one. A text that is not an existing id
   * is taken as a name.
   */
  async assign(file: FilePath, environment: string, solutions: readonly string[]): Promise<void> {
    const folder = folderOf(file);
    const existing = this.#environmentWithId(environment);
    const name = existing?.name ?? environment.trim();
    const operation: ConfigOperation = {
      kind: 'assignSettings',
      file: `${folder}/${configFileName}`,
      path: pathInFolder(file),
      environment: name,
      solutions,
      present: existing?.files.map((target) => pathInFolder(target.file)) ?? [],
    };
    await this.#configure(
      folder,
      vscode.l10n.t('Assign settings file {0} to environment {1}', pathInFolder(file), name),
      [operation],
    );
  }

  async setImportMode(id: string, mode: ImportMode): Promise<void> {
    const environment = this.#environmentWithId(id);
    if (environment && environment.import !== mode) {
      const { folder, name } = environment;
      await this.#configure(folder, vscode.l10n.t('Set the import mode of {0}', name), [
        { kind: 'setImportMode', file: `${folder}/${configFileName}`, environment: name, import: mode },
      ]);
    }
  }

  async #configure(folder: string, label: string, operations: readonly ConfigOperation[]): Promise<void> {
    const file = `${folder}/${configFileName}`;
    const isNew = (await this.#services.runner.text(file).catch(() => '')) === undefined;
    const isDone = await this.#editor.edit(() => ({ label, operations }));
    if (isDone && isNew) {
      const uri = this.#services.folders.uri(file);
      const rules = vscode.workspace.getConfiguration('connref', uri).get<object>('rules');
      const created = vscode.l10n.t(
        'Your choice is saved in a new file, {0}. The command line reads this file too.',
        configFileName,
      );
      const settingReplaced = vscode.l10n.t(
        'In this folder, the new file replaces the setting connref.rules. Copy your rules from the setting to “rules” in {0}.',
        configFileName,
      );
      this.#notify('information', Object.keys(rules ?? {}).length > 0 ? `${created} ${settingReplaced}` : created);
    }
  }

  #environmentWithId(
    id: string,
  ): ReturnType<MappingServices['workspace']['engine']['index']['environments']>[number] | undefined {
    return this.#services.workspace.engine.index.environments().find((each) => environmentId(each) === id);
  }

  #exists(folder: string, name: string): boolean {
    return this.#services.workspace.engine.index
      .environments()
      .some((each) => each.folder === folder && sameName(each.name, name));
  }

  /**
   * The workspace folder for the files of a new environment. Asks only if several workspace folders contain solutions.
   * @returns Undefined when the question is cancelled, and when no folder contains a solution.
   */
  async #folder(): Promise<string | undefined> {
    const { workspace, folders } = this.#services;
    const ids = [...new Set(workspace.engine.index.solutions().map(({ root }) => folderOf(root)))];
    if (ids.length < 2) {
      return ids[0];
    }
    const picked = await vscode.window.showQuickPick(
      ids.map((id) => ({ label: folders.folder(id)?.name ?? id, id })),
      { placeHolder: vscode.l10n.t('Select the workspace folder with the solutions to import into the environment') },
    );
    return picked?.id;
  }
}
