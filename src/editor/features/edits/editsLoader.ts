import type { LogOutputChannel } from 'vscode';
import type { EditsFeature } from './editsFeature';

/** Loads what works out changes when somebody first asks what can be done: every start would pay for it. */
export class EditsLoader {
  readonly #log: LogOutputChannel;
  #feature: Promise<EditsFeature> | undefined;

  constructor(log: LogOutputChannel) {
    this.#log = log;
  }

  load(): Promise<EditsFeature> {
    this.#feature ??= import('./editsFeature')
      .then(({ editsFeature }) => editsFeature)
      .catch((error: unknown) => {
        // The next attempt may find the file again, after an update.
        this.#feature = undefined;
        this.#log.error('What repairs and changes files could not be loaded.', error);
        throw error;
      });
    return this.#feature;
  }
}
