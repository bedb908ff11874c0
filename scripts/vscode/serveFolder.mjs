import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { note, PlainError } from '../console.mjs';
import { cacheFolder, installEditor } from './install.mjs';
import { installExtension } from './installExtension.mjs';
import { quietSettings, startServer, writeUserSettings } from './server.mjs';
import { newest } from './versions.mjs';

const preferredPort = 8931;

/**
 * Serves the VS Code from npm, with the extension, until the user interrupts it.
 *
 * @param {string} root
 * @param {string} folder
 */
export async function serveFolder(root, folder) {
  note('No desktop VS Code (`code`) is on PATH, so the one from npm is served to your browser.');
  const cache = cacheFolder(root);
  const editor = await installEditor(newest, cache);
  const extensionsDir = join(cache, 'start', 'extensions');
  await installExtension(root, extensionsDir);
  const dataDir = join(cache, 'start', 'data');
  // Only the first time: later runs must keep settings that the user has changed.
  if (!existsSync(dataDir)) {
    writeUserSettings(dataDir, { ...quietSettings, 'security.workspace.trust.startupPrompt': 'once' });
  }
  const port = await choosePort(Number(process.env.CONNREF_PORT ?? preferredPort));
  const server = await startServer({ editor, dataDir, extensionsDir, port });
  console.log(`\n   VS Code ${editor.version} with the extension is ready. Open\n\n   ${server.address({ folder })}\n`);
  note('Only this machine can reach it. Ctrl+C stops it.');

  await server.closed;
  throw new PlainError(`VS Code stopped by itself. It said:\n${server.log().trim()}`);
}

/**
 * @param {number} preferred
 * @returns {Promise<number>} the preferred port, or 0 for any when something else uses it
 */
async function choosePort(preferred) {
  const isFree = await new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(preferred, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
  if (!isFree) note(`Port ${preferred} is taken; another one is used. CONNREF_PORT names a port of your choice.`);
  return isFree ? preferred : 0;
}
