import type { LogOutputChannel } from 'vscode';
import { LazyFeature } from '../../host/lazyFeature';
import type { EditsFeature } from './editsFeature';

/** Loads what works out changes when somebody first asks what can be done: every start would pay for it. */
export class EditsLoader {
  readonly #log: LogOutputChannel;
  readonly #feature = new LazyFeature(() => import('./editsFeature').then(({ editsFeature }) => editsFeature));

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  load(): Promise<EditsFeature> {
    return this.#feature.load().catch((error: unknown) => {
      this.#log.error('What repairs and changes files could not be loaded.', error);
      throw error;
    });
  }
}
