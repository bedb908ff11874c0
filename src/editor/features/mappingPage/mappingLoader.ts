import type * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import type { MappingFeature } from './mappingFeature';
import type { MappingParts } from './mappingParts';

/** Loads the page's code when it is first needed: most windows never open it, and every start would pay for it. */
export class MappingLoader implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #parts: MappingParts;
  #feature: Promise<MappingFeature> | undefined;

  constructor(parts: MappingParts) {
    this.#parts = parts;
  }

  async open(): Promise<void> {
    (await this.#load()).open();
  }

  async sync(file: FilePath | undefined): Promise<void> {
    await (await this.#load()).sync(file);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    (await this.#load()).restore(panel);
  }

  dispose(): void {
    this.#feature?.then(
      (feature) => feature.dispose(),
      () => undefined,
    );
  }

  #load(): Promise<MappingFeature> {
    this.#feature ??= import('./mappingFeature')
      .then(({ MappingFeature }) => new MappingFeature(this.#parts))
      .catch((error: unknown) => {
        // The next attempt may find the file again, after an update.
        this.#feature = undefined;
        throw error;
      });
    return this.#feature;
  }
}
