import type * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import { LazyFeature } from '../../host/lazyFeature';
import type { MappingFeature } from './mappingFeature';
import type { MappingParts } from './mappingParts';

/** Loads the page's code when it is first needed: most windows never open it, and every start would pay for it. */
export class MappingLoader implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #feature: LazyFeature<MappingFeature>;

  constructor(parts: MappingParts) {
    this.#feature = new LazyFeature(() =>
      import('./mappingFeature').then(({ MappingFeature }) => new MappingFeature(parts)),
    );
  }

  async open(): Promise<void> {
    (await this.#feature.load()).open();
  }

  async sync(file: FilePath | undefined): Promise<void> {
    await (await this.#feature.load()).sync(file);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    (await this.#feature.load()).restore(panel);
  }

  dispose(): void {
    this.#feature.ifLoaded((feature) => feature.dispose());
  }
}
