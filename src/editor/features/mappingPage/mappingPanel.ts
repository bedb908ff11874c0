import * as v from 'valibot';
import * as vscode from 'vscode';
import { type HostMessage, type PageMessage, pageMessage } from '../../../protocol/messages';

/**
 * The tab of the page “Map Connections for Import”: its HTML document, and the messages between the page and the
 * extension.
 */
export class MappingPanel implements vscode.Disposable {
  readonly #panel: vscode.WebviewPanel;
  readonly #subscriptions: vscode.Disposable[];

  /**
   * @param panel A new tab, or a tab that VS Code restored after the window was reloaded.
   * @param extensionUri The directory of the extension. From this directory, the page may load only its bundled files.
   * @param receive Called with each valid message of the page. A message that is not valid is logged and dropped.
   */
  constructor(
    panel: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    log: vscode.LogOutputChannel,
    receive: (message: PageMessage) => void,
  ) {
    this.#panel = panel;
    const bundle = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    panel.webview.options = { enableScripts: true, localResourceRoots: [bundle] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => {
        const result = v.safeParse(pageMessage, message);
        if (result.success) {
          receive(result.output);
        } else {
          log.warn(`The page sent an invalid message: ${v.summarize(result.issues)}`);
        }
      }),
    ];
    panel.webview.html = pageHtml(panel.webview, bundle);
  }

  get onDidDispose(): vscode.Event<void> {
    return this.#panel.onDidDispose;
  }

  /**
   * Whether the page is visible. VS Code destroys a hidden page and loads it again when it is shown; the loaded page
   * asks for its content. A message to a hidden page would be lost, so none is sent.
   */
  get isVisible(): boolean {
    return this.#panel.visible;
  }

  show(): void {
    this.#panel.reveal();
  }

  send(message: HostMessage): void {
    if (this.isVisible) {
      void this.#panel.webview.postMessage(message);
    }
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
    this.#panel.dispose();
  }
}

/**
 * The HTML document of the page. It contains no text from the files of the workspace, because such a text could inject
 * code. The page gets all data in messages.
 */
function pageHtml(webview: vscode.Webview, bundle: vscode.Uri): string {
  const nonce = newNonce();
  const address = (file: string): string => webview.asWebviewUri(vscode.Uri.joinPath(bundle, file)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${address('mappingPage.css')}">
<title>${vscode.l10n.t('Map Connections for Import')}</title>
</head>
<body>
<script nonce="${nonce}" src="${address('mappingPage.js')}"></script>
</body>
</html>`;
}

function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
