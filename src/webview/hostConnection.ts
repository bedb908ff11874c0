import * as v from 'valibot';
import { hostMessage, type HostMessage, type PageMessage } from '../protocol/messages';

/** The API that VS Code gives a webview: messages to the extension, and a state that survives hiding and reloading the page. */
export interface WebviewApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** Sends and receives all messages between the page and its host, the extension. */
export class HostConnection {
  readonly #api: WebviewApi;

  constructor(api: WebviewApi) {
    this.#api = api;
  }

  send(message: PageMessage): void {
    this.#api.postMessage(message);
  }

  /** Calls a function with each message of the host. A message that does not match the protocol is logged and ignored. */
  listen(handle: (message: HostMessage) => void): void {
    window.addEventListener('message', (event: MessageEvent<unknown>) => {
      const result = v.safeParse(hostMessage, event.data);
      if (result.success) handle(result.output);
      else console.error('Ignored a message that does not match the protocol:', v.summarize(result.issues));
    });
  }
}
