import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';

export interface PageServer {
  readonly address: string;
  close(): Promise<void>;
}

const nonce = 'Y29ubnJlZg==';

/** The strictest policy that a webview can have: no inline code, and no content from other servers. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'nonce-${nonce}'`,
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
].join('; ');

const html = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Map Connections for Import</title>
    <link rel="stylesheet" href="webview.css" />
    <link rel="stylesheet" href="mappingPage.css" />
  </head>
  <body>
    <script nonce="${nonce}" src="mappingPage.js"></script>
  </body>
</html>`;

/** The visible part of the styles that VS Code adds to pages of webviews. */
const webviewStyle = `
  html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
  body {
    background-color: transparent;
    color: var(--vscode-editor-foreground);
    font-family: var(--vscode-font-family);
    font-size: var(--vscode-font-size);
    font-weight: var(--vscode-font-weight);
    margin: 0;
    overscroll-behavior-x: none;
    padding: 0 20px;
  }
`;

/** Serves the built page with its content security policy. */
export async function servePage(folder = resolve('dist/webview')): Promise<PageServer> {
  // Browsers request the icon on their own; without an answer they would log an error.
  const icon = { type: 'image/x-icon', body: '' };
  const files: Readonly<Record<string, () => { type: string; body: string | Buffer }>> = {
    '/': () => ({ type: 'text/html', body: html }),
    '/favicon.ico': () => icon,
    '/webview.css': () => ({ type: 'text/css', body: webviewStyle }),
    '/mappingPage.css': () => ({ type: 'text/css', body: readFileSync(resolve(folder, 'mappingPage.css'), 'utf8') }),
    '/codicon.ttf': () => ({ type: 'font/woff2', body: readFileSync(resolve(folder, 'codicon.ttf')) }),
    '/mappingPage.js': () => ({
      type: 'text/javascript',
      body: readFileSync(resolve(folder, 'mappingPage.js'), 'utf8'),
    }),
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? '']?.();
    response.writeHead(file ? 200 : 404, {
      'content-type': `${file?.type ?? 'text/plain'}; charset=utf-8`,
      'content-security-policy': contentSecurityPolicy,
    });
    response.end(file?.body ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
