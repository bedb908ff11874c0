import type * as vscode from 'vscode';
import type { NavigationFeature } from './navigationFeature';
import type { NavigationParts } from './navigationParts';

/** Loads the language features once there is a solution: no window pays for them at its start. */
export class NavigationLoader implements vscode.Disposable {
  readonly #parts: NavigationParts;
  readonly #subscription: vscode.Disposable;
  #feature: Promise<NavigationFeature> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: NavigationParts) {
    this.#parts = parts;
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
    void this.#feature?.then(
      (feature) => {
        feature.dispose();
      },
      // It was said when it happened.
      () => undefined,
    );
  }

  #load(): Promise<NavigationFeature> {
    this.#subscription.dispose();
    this.#feature ??= import('./navigationFeature').then(({ NavigationFeature }) => new NavigationFeature(this.#parts));
    return this.#feature;
  }
}
