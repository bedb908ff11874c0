import type * as vscode from 'vscode';
import { LazyFeature } from '../../host/lazyFeature';
import type { NavigationFeature } from './navigationFeature';
import type { NavigationServices } from './navigationServices';

/**
 * Loads the hovers, links and other language features when the first solution is found, or when a command needs them.
 * Loading them at every start would slow down the activation of the extension.
 */
export class NavigationLoader implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  readonly #feature: LazyFeature<NavigationFeature>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(services: NavigationServices) {
    this.#feature = new LazyFeature(() =>
      import('./navigationFeature').then(({ NavigationFeature }) => new NavigationFeature(services)),
    );
    this.#subscription = services.workspace.onDidChange(() => {
      if (this.#timer === undefined && services.workspace.engine.solutions().length > 0) {
        // Load the features later: the Solutions view and the Problems panel handle the same event and must show their
        // content first.
        this.#timer = setTimeout(() => {
          this.#load().catch((error: unknown) => {
            services.log.error('The language features could not be loaded.', error);
          });
        }, 0);
      }
    });
  }

  /**
   * Selects the row of a file, or of the connection reference at the cursor, in the Solutions view.
   * @param uri The file; undefined for the file in the active editor.
   */
  async reveal(uri: vscode.Uri | undefined): Promise<void> {
    await (await this.#load()).reveal(uri);
  }

  dispose(): void {
    this.#subscription.dispose();
    clearTimeout(this.#timer);
    this.#feature.ifLoaded((feature) => feature.dispose());
  }

  #load(): Promise<NavigationFeature> {
    this.#subscription.dispose();
    return this.#feature.load();
  }
}
