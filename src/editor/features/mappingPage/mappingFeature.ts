import * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import { MappingPanel } from './mappingPanel';
import { environmentId } from '../../../mapping/mappingModel';
import type { MappingParts } from './mappingParts';
import { MappingSession } from './mappingSession';
import { mappingViewType } from './mappingViewType';

/** The page “Map Connections for Import”: one in each window. */
export class MappingFeature implements vscode.Disposable {
  readonly #parts: MappingParts;
  readonly #session: MappingSession;
  #panel: MappingPanel | undefined;

  constructor(parts: MappingParts) {
    this.#parts = parts;
    this.#session = new MappingSession(parts);
  }

  open(): void {
    if (this.#panel) {
      this.#panel.show();
      return;
    }
    const title = vscode.l10n.t('Map Connections for Import');
    this.#adopt(vscode.window.createWebviewPanel(mappingViewType, title, vscode.ViewColumn.Active, {}));
  }

  /** Takes over the tab that VS Code brings back after a reload. */
  restore(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    this.#adopt(panel);
  }

  /** @param file A settings file of the environment; without one, the user chooses. */
  async sync(file: FilePath | undefined): Promise<void> {
    const environments = this.#parts.workspace.engine.index.environments().filter(({ files }) => files.length > 0);
    const given = environments.find(({ files }) => files.some((target) => target.file === file));
    if (environments.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('There is no deployment settings file. Add an environment in Map Connections for Import.'),
      );
      return;
    }
    const picked =
      given ??
      (
        await vscode.window.showQuickPick(
          environments.map((environment) => ({
            label: environment.name,
            description: environment.files.map((target) => this.#shownPath(target.file)).join(', '),
            environment,
          })),
          { placeHolder: vscode.l10n.t('The environment whose settings files are brought in step with the solutions') },
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
    const uri = this.#parts.folders.uri(file);
    return uri ? vscode.workspace.asRelativePath(uri) : file;
  }

  #adopt(webviewPanel: vscode.WebviewPanel): void {
    const { extensionUri, log } = this.#parts;
    const panel = new MappingPanel(webviewPanel, extensionUri, log, (message) => void this.#session.hear(message));
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
