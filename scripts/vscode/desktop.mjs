import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { note, PlainError } from '../console.mjs';
import { run } from '../process.mjs';

/** The path of `code`, the command line of an installed VS Code, if it is on PATH. */
export function findDesktop() {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * @param {string} code
 * @param {string} root
 * @param {string} folder
 */
export async function openDesktop(code, root, folder) {
  const shell = process.platform === 'win32';
  const quote = (/** @type {string} */ text) => (shell ? `"${text}"` : text);
  const args = [`--extensionDevelopmentPath=${root}`, folder].map(quote);
  const result = await run(quote(code), args, { shell });
  if (result.code !== 0) {
    throw new PlainError(`${code} failed (exit code ${result.code}). Try the VS Code from npm: npm start -- --server`);
  }
  note(`VS Code opens ${folder} in a new window, with the extension.`);
}
