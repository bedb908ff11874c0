import type { LogOutputChannel } from 'vscode';
import { LazyFeature } from '../../host/lazyFeature';
import type { EditsFeature } from './editsFeature';

/**
 * Loads the code that changes files when a command first needs it. Loading the code at every start would slow down the
 * activation of the extension.
 */
export class EditsLoader {
  readonly #log: LogOutputChannel;
  readonly #feature = new LazyFeature(() => import('./editsFeature').then(({ editsFeature }) => editsFeature));

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  load(): Promise<EditsFeature> {
    return this.#feature.load().catch((error: unknown) => {
      this.#log.error('The code for fixes and refactorings could not be loaded.', error);
      throw error;
    });
  }
}
