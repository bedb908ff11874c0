import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Waits without letting other code run. @param {number} milliseconds */
export function wait(milliseconds) {
  Atomics.wait(pause, 0, 0, milliseconds);
}

/**
 * Starts the command line in a folder.
 *
 * @param {string} folder
 * @param {readonly string[]} args
 */
export function start(folder, args) {
  const child = spawn(process.execPath, [resolve('dist/cli.js'), ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
  /** @type {Promise<{ code: number | null, signal: NodeJS.Signals | null, output: string }>} */
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
  return { child, ended };
}

/**
 * @param {string} folder
 * @param {readonly string[]} args
 */
export function runToEnd(folder, args) {
  return start(folder, args).ended;
}

/**
 * Waits until a command begins to write in a folder: until it locks the folder. Gives up after some seconds.
 *
 * @param {string} folder
 */
export function waitForWriting(folder) {
  const end = performance.now() + 5000;
  while (performance.now() < end && !isWriting(folder));
}

/**
 * Waits until a command has changed a file, or no longer writes in the folder. Gives up after some seconds.
 *
 * @param {string} folder
 * @param {string} path of the file in the folder
 * @param {string | undefined} before the content of the file before
 */
export function waitForChange(folder, path, before) {
  waitForWriting(folder);
  const end = performance.now() + 10_000;
  while (performance.now() < end && isWriting(folder)) {
    try {
      if (readFileSync(join(folder, path), 'latin1') !== before) return;
    } catch {
      return;
    }
  }
}

/** @param {string} folder */
function isWriting(folder) {
  return readdirSync(folder).some((name) => name.startsWith('.connref-lock-'));
}

/** @param {string} folder */
export function hasJournal(folder) {
  return existsSync(join(folder, '.connref-journal'));
}
