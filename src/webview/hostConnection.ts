import * as v from 'valibot';
import { hostMessage, type HostMessage, type PageMessage } from '../protocol/messages';

/**
 * VS Code's API for a webview: it sends messages to the extension, and keeps data while the page is hidden or loaded
 * again.
 */
export interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** Sends and receives the messages between the page and its host, which is the extension. */
export class HostConnection {
  readonly #api: WebviewApi;

  constructor(api: WebviewApi) {
    this.#api = api;
  }

  send(message: PageMessage): void {
    this.#api.postMessage(message);
  }

  /**
   * Calls a function with each message from the extension. A message that does not match the protocol is logged and
   * ignored.
   */
  listen(handle: (message: HostMessage) => void): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const result = v.safeParse(hostMessage, event.data);
      if (result.success) handle(result.output);
      else console.error('Ignored a message that does not match the protocol:', v.summarize(result.issues));
    });
  }
}
