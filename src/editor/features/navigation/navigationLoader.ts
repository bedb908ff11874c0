import type * as vscode from 'vscode';
import { LazyFeature } from '../../host/lazyFeature';
import type { NavigationFeature } from './navigationFeature';
import type { NavigationParts } from './navigationParts';

/** Loads the language features once there is a solution: no window pays for them at its start. */
export class NavigationLoader implements vscode.Disposable {
  readonly #subscription: vscode.Disposable;
  readonly #feature: LazyFeature<NavigationFeature>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: NavigationParts) {
    this.#feature = new LazyFeature(() =>
      import('./navigationFeature').then(({ NavigationFeature }) => new NavigationFeature(parts)),
    );
    this.#subscription = parts.workspace.onDidChange(() => {
      if (this.#timer === undefined && parts.workspace.engine.solutions().length > 0) {
        // In a turn of its own: all that shows what was read has work to do in this one.
        this.#timer = setTimeout(() => {
          this.#load().catch((error: unknown) => {
            parts.log.error('The language features could not be loaded.', error);
          });
        }, 0);
      }
    });
  }

  /** Shows a file, or the connection reference at the cursor, in the view. @param uri The file; that of the active editor without one. */
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
