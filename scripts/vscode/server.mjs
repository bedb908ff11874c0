import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../console.mjs';

/**
 * @typedef {object} ServerOptions
 * @property {import('./install.mjs').Editor} editor
 * @property {string} dataDir
 * @property {string} [extensionsDir]
 * @property {number} [port] 0 or nothing: any free one
 * @property {boolean} [trustEverything] no workspace trust, so no Restricted Mode
 * @property {Record<string, string>} [env]
 *
 * @typedef {object} Server
 * @property {number} port
 * @property {(query: Readonly<Record<string, string>>) => string} address of the workbench
 * @property {() => string} log
 * @property {Promise<void>} closed
 * @property {() => Promise<void>} stop
 */

/** User settings for a new profile. Without them it shows a welcome page and a chat. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  // Otherwise VS Code shows a notification for every server on the machine.
  'remote.autoForwardPorts': false,
  // In a browser the default is to save automatically, on a desktop it is not. The tests need the desktop's default.
  'files.autoSave': 'off',
  'security.workspace.trust.startupPrompt': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'window.commandCenter': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** For tests: without a graphics card, animations use more processor time than the tests themselves. */
export const testSettings = { ...quietSettings, 'workbench.reduceMotion': 'on' };

/**
 * @param {string} dataDir
 * @param {object} settings
 */
export function writeUserSettings(dataDir, settings) {
  const folder = join(dataDir, 'data', 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify(settings, undefined, 2));
}

/**
 * Serves VS Code on the loopback interface. Only a browser that has the token in the address can use it.
 *
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const token = randomBytes(16).toString('hex');
  const child = spawn(options.editor.node, [options.editor.serverMain, ...serverArguments(options, token)], {
    env: { ...cleanEnvironment(), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A new process group: killing the group also ends the extension hosts.
    detached: true,
  });
  let log = '';
  /** @type {Promise<void>} */
  const closed = new Promise((resolve) => child.once('close', () => resolve()));
  const killGroup = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // The process has already ended.
    }
  };
  process.once('exit', killGroup);

  /** @type {number} */
  const port = await new Promise((resolve, reject) => {
    /** @param {string} text */
    const read = (text) => {
      log += text;
      const ready = /Web UI available at http:\/\/[^:/]+:(\d+)/.exec(log);
      if (ready) resolve(Number(ready[1]));
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', (error) => reject(new PlainError(`VS Code did not start: ${error.message}`)));
    child.once('close', () => reject(new PlainError(`VS Code ended before it was ready:\n${log.trim()}`)));
  });
  return {
    port,
    // A slash needs no escape in a query, and people read this address.
    address: (query) =>
      `http://127.0.0.1:${port}/?${new URLSearchParams({ tkn: token, ...query })}`.replaceAll('%2F', '/'),
    log: () => log,
    closed,
    stop: async () => {
      process.off('exit', killGroup);
      killGroup();
      await closed;
    },
  };
}

/**
 * @param {ServerOptions} options
 * @param {string} token
 */
function serverArguments({ dataDir, extensionsDir, port, trustEverything }, token) {
  return [
    ...['--host', '127.0.0.1', '--port', String(port ?? 0), '--connection-token', token],
    ...['--accept-server-license-terms', '--telemetry-level', 'off', '--server-data-dir', dataDir],
    ...(extensionsDir ? ['--extensions-dir', extensionsDir] : []),
    ...(trustEverything ? ['--disable-workspace-trust'] : []),
  ];
}

/** The environment without variables of VS Code and npm: a VS Code terminal sets them, and they would change the server. */
function cleanEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|npm_)/.test(name) && name !== 'NODE_OPTIONS'),
  );
}
