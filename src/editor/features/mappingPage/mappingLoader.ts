import type * as vscode from 'vscode';
import type { FilePath } from '../../../core/model/filePath';
import { LazyFeature } from '../../host/lazyFeature';
import type { MappingFeature } from './mappingFeature';
import type { MappingServices } from './mappingServices';

/**
 * Loads the code of the page “Map Connections for Import” when the page is first needed. Most windows never open the
 * page, and loading its code at every start would slow down the activation of the extension.
 */
export class MappingLoader implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #feature: LazyFeature<MappingFeature>;

  constructor(services: MappingServices) {
    this.#feature = new LazyFeature(() =>
      import('./mappingFeature').then(({ MappingFeature }) => new MappingFeature(services)),
    );
  }

  async open(find = ''): Promise<void> {
    (await this.#feature.load()).open(find);
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
