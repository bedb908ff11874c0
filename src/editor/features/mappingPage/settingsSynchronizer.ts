import * as vscode from 'vscode';
import { type SettingsSync, syncEnvironment } from '../../../core/edits/settings/settingsSync';
import type { DeploymentEnvironment } from '../../../core/model/deploymentEnvironment';
import { remarkTexts } from '../../../core/words/settingsRemarkWords';
import { countOf } from '../../countOf';
import { environmentId } from '../../../mapping/mappingModel';
import type { MappingParts, Tell } from './mappingParts';
import type { SettingsEditor } from './settingsEditor';

/** Brings the settings files of an environment in step with the solutions. */
export class SettingsSynchronizer {
  readonly #parts: Pick<MappingParts, 'workspace' | 'runner' | 'previews' | 'folders'>;
  readonly #editor: SettingsEditor;
  readonly #tell: Tell;

  constructor(
    parts: Pick<MappingParts, 'workspace' | 'runner' | 'previews' | 'folders'>,
    editor: SettingsEditor,
    tell: Tell,
  ) {
    this.#parts = parts;
    this.#editor = editor;
    this.#tell = tell;
  }

  /** Adds what is missing, then shows what is stale and asks whether to remove it: it may be on its way. */
  async sync(environment: string): Promise<void> {
    await this.#parts.workspace.settled();
    const syncs = this.#syncs(environment);
    if (!syncs) {
      this.#tell('error', vscode.l10n.t('There is no such environment any more.'));
      return;
    }
    const { name } = syncs.environment;
    const missing = syncs.files.flatMap(({ additions }) => additions);
    const label = `Add what ${name} lacks`;
    if (missing.length > 0 && !(await this.#editor.edit(() => ({ label, operations: this.#missing(environment) })))) {
      return;
    }
    const remarks = remarkTexts(syncs.files.flatMap((file) => file.remarks));
    const added =
      missing.length > 0
        ? vscode.l10n.t('{0} added to {1}.', countOf(missing.length, 'entry'), name)
        : vscode.l10n.t('{0} lacks nothing.', name);
    this.#tell('information', [added, ...remarks].join(' '));
    await this.#offerToRemove(environment, name);
  }

  async #offerToRemove(environment: string, name: string): Promise<void> {
    const { runner, previews, folders } = this.#parts;
    const removals = this.#syncs(environment)?.files.flatMap((file) => file.removals) ?? [];
    if (removals.length === 0) {
      return;
    }
    try {
      const plan = await runner.toTextEdits(removals);
      const question = vscode.l10n.t(
        'Remove {0} that no solution of {1} has, as shown?',
        countOf(removals.length, 'entry'),
        name,
      );
      if (await previews.ask(vscode.l10n.t('Sync {0}: preview', name), question, plan, folders)) {
        await this.#editor.apply(`Remove what is stale in ${name}`, plan);
      }
    } catch (error) {
      this.#tell('error', await runner.refusal(error));
    }
  }

  #missing(environment: string): SettingsSync['additions'] {
    return this.#syncs(environment)?.files.flatMap(({ additions }) => additions) ?? [];
  }

  #syncs(
    id: string,
  ): { readonly environment: DeploymentEnvironment; readonly files: readonly SettingsSync[] } | undefined {
    const { index } = this.#parts.workspace.engine;
    const environment = index.environments().find((each) => environmentId(each) === id);
    return environment && { environment, files: syncEnvironment(environment, index, { variables: 'remark' }) };
  }
}
