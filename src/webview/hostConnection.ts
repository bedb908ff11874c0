import * as v from 'valibot';
import { hostMessage, type HostMessage, type PageMessage } from '../protocol/messages';

/** What VS Code gives a webview: the way to the extension, and what is kept while the page is hidden or reloaded. */
export interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** The only way from the page to its host and back. */
export class HostConnection {
  readonly #api: WebviewApi;

  constructor(api: WebviewApi) {
    this.#api = api;
  }

  send(message: PageMessage): void {
    this.#api.postMessage(message);
  }

  /** Passes on what the host says; anything that is not of the protocol is named in the console and dropped. */
  listen(handle: (message: HostMessage) => void): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const result = v.safeParse(hostMessage, event.data);
      if (result.success) handle(result.output);
      else console.error('Not a message of this page’s host:', v.summarize(result.issues));
    });
  }
}
