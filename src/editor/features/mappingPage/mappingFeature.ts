import * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import { MappingPanel } from './mappingPanel';
import { environmentId } from '../../../mapping/mappingModel';
import type { MappingServices } from './mappingServices';
import { MappingSession } from './mappingSession';
import { mappingViewType } from './mappingViewType';

/** Opens the page “Map Connections for Import” in a tab. A window has at most one. */
export class MappingFeature implements vscode.Disposable {
  readonly #services: MappingServices;
  readonly #session: MappingSession;
  #panel: MappingPanel | undefined;

  constructor(services: MappingServices) {
    this.#services = services;
    this.#session = new MappingSession(services);
  }

  /** @param find A text that the connection references must contain which the page shows at first; empty for all. */
  open(find = ''): void {
    this.#session.find(find);
    if (this.#panel) {
      this.#panel.show();
      return;
    }
    const title = vscode.l10n.t('Map Connections for Import');
    this.#adopt(vscode.window.createWebviewPanel(mappingViewType, title, vscode.ViewColumn.Active, {}));
  }

  /** Shows the page in a tab that VS Code restored after the window was reloaded. */
  restore(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#adopt(panel);
  }

  /**
   * Adds missing entries to the settings files of an environment, and offers to remove unused entries.
   * @param file A settings file of the environment. If it is undefined or belongs to no environment, people are asked
   * to pick an environment.
   */
  async sync(file: FilePath | undefined): Promise<void> {
    const environments = this.#services.workspace.engine.index.environments().filter(({ files }) => files.length > 0);
    const givenEnvironment = environments.find(({ files }) => files.some((target) => target.file === file));
    if (environments.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'This workspace has no deployment settings file. Add an environment in Map Connections for Import.',
        ),
      );
      return;
    }
    const picked =
      givenEnvironment ??
      (
        await vscode.window.showQuickPick(
          environments.map((environment) => ({
            label: environment.name,
            description: environment.files.map((target) => this.#shownPath(target.file)).join(', '),
            environment,
          })),
          {
            placeHolder: vscode.l10n.t(
              'Select the environment whose settings files get the missing entries of the solutions',
            ),
          },
        )
      )?.environment;
    if (picked) {
      await this.#session.sync(environmentId(picked));
    }
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#session.dispose();
  }

  #shownPath(file: FilePath): string {
    const uri = this.#services.folders.uri(file);
    return uri ? vscode.workspace.asRelativePath(uri) : file;
  }

  #adopt(webviewPanel: vscode.WebviewPanel): void {
    const { extensionUri, log } = this.#services;
    const panel = new MappingPanel(webviewPanel, extensionUri, log, (message) => void this.#session.receive(message));
    this.#panel = panel;
    this.#session.attach(panel);
    panel.onDidDispose(() => {
      if (this.#panel === panel) {
        this.#panel = undefined;
        this.#session.attach(undefined);
      }
    });
  }
}
