import * as vscode from 'vscode';
import { type SettingsSync, syncEnvironment } from '../../../core/edits/settings/settingsSync';
import type { DeploymentEnvironment } from '../../../core/model/deploymentEnvironment';
import { remarkTexts } from '../../../core/words/settingsRemarkWords';
import { environmentId } from '../../../mapping/mappingModel';
import type { MappingServices, Notify } from './mappingServices';
import type { SettingsEditor } from './settingsEditor';

/** Adds missing entries to the settings files of a target environment, and offers to remove unused entries. */
export class SettingsSynchronizer {
  readonly #services: Pick<MappingServices, 'workspace' | 'runner' | 'previews' | 'folders'>;
  readonly #editor: SettingsEditor;
  readonly #notify: Notify;

  constructor(
    services: Pick<MappingServices, 'workspace' | 'runner' | 'previews' | 'folders'>,
    editor: SettingsEditor,
    notify: Notify,
  ) {
    this.#services = services;
    this.#editor = editor;
    this.#notify = notify;
  }

  /**
   * Adds the missing entries. If there are unused entries, shows a preview of their removal and asks, because the
   * solution that needs an entry may still be in development.
   */
  async sync(environment: string): Promise<void> {
    await this.#services.workspace.settled();
    const syncs = this.#syncs(environment);
    if (!syncs) {
      this.#notify('error', vscode.l10n.t('The environment no longer exists, so no settings file was changed.'));
      return;
    }
    const { name } = syncs.environment;
    const missing = syncs.files.flatMap(({ additions }) => additions);
    const label = vscode.l10n.t('Add missing entries to {0}', name);
    if (missing.length > 0 && !(await this.#editor.edit(() => ({ label, operations: this.#missing(environment) })))) {
      return;
    }
    const remarks = remarkTexts(syncs.files.flatMap((file) => file.remarks));
    this.#notify('information', [addedText(missing.length, name), ...remarks].join(' '));
    await this.#offerToRemove(environment, name);
  }

  async #offerToRemove(environment: string, name: string): Promise<void> {
    const { runner, previews, folders } = this.#services;
    const unusedEntries = this.#syncs(environment)?.files.flatMap((file) => file.removals) ?? [];
    if (unusedEntries.length === 0) {
      return;
    }
    try {
      const plan = await runner.toTextEdits(unusedEntries);
      const question = removalQuestion(unusedEntries.length, name);
      if (await previews.ask(vscode.l10n.t('Sync {0}: preview', name), question, plan, folders)) {
        await this.#editor.apply(vscode.l10n.t('Remove unused entries from {0}', name), plan);
      }
    } catch (error) {
      this.#notify('error', await runner.explainRefusal(error));
    }
  }

  #missing(environment: string): SettingsSync['additions'] {
    return this.#syncs(environment)?.files.flatMap(({ additions }) => additions) ?? [];
  }

  #syncs(
    id: string,
  ): { readonly environment: DeploymentEnvironment; readonly files: readonly SettingsSync[] } | undefined {
    const { index } = this.#services.workspace.engine;
    const environment = index.environments().find((each) => environmentId(each) === id);
    return (
      environment && {
        environment,
        files: syncEnvironment(environment, index, { variables: 'remark', connections: 'empty' }),
      }
    );
  }
}

function addedText(entries: number, environment: string): string {
  switch (entries) {
    case 0:
      return vscode.l10n.t('The settings files of {0} have all entries.', environment);
    case 1:
      return vscode.l10n.t('1 entry added to {0}.', environment);
    default:
      return vscode.l10n.t('{0} entries added to {1}.', entries, environment);
  }
}

function removalQuestion(entries: number, environment: string): string {
  return entries === 1
    ? vscode.l10n.t(
        'Remove 1 unused entry from the settings files of {0} as shown? The solutions for {0} do not contain or need this entry.',
        environment,
      )
    : vscode.l10n.t(
        'Remove {0} unused entries from the settings files of {1} as shown? The solutions for {1} do not contain or need these entries.',
        entries,
        environment,
      );
}
