import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PlainError, progress } from './console.mjs';
import { run } from './process.mjs';

/** Finds a browser of the Chromium family for the tests. On Debian it installs one, since that needs no answers. @returns The path of its executable. */
export async function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (existsSync('/etc/debian_version')) await progress('Installing Chromium (apt-get)', installDebianChromium);
  const installed = findBrowser();
  if (installed === undefined) {
    throw new PlainError(
      'The editor tests need Chrome, Edge or Chromium. Install one, or name its executable in CONNREF_BROWSER.',
    );
  }
  return installed;
}

/**
 * Options for playwright's `chromium.launch`.
 *
 * @param {string} executablePath
 */
export function launchOptions(executablePath) {
  return {
    executablePath,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-gpu',
      '--disable-sync',
      // Chromium refuses to run its sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}

function findBrowser() {
  const named = process.env.CONNREF_BROWSER;
  const candidates = named ? [named] : [...usualPlaces(), ...onPath()];
  return candidates.find(isExecutable);
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  const programs = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA];
  return programs
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]);
}

function onPath() {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
}

/**
 * @param {string} path
 */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function installDebianChromium() {
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const command of [
    ['apt-get', 'update'],
    ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
  ]) {
    const [program = '', ...args] = [...sudo, ...command];
    const result = await run(program, args, { capture: true, env: { DEBIAN_FRONTEND: 'noninteractive' } }).catch(
      (error) => ({ code: 1, output: String(error) }),
    );
    if (result.code !== 0) {
      throw new PlainError(
        `Chromium could not be installed: ${[...sudo, ...command].join(' ')} said\n${result.output.trim()}\n` +
          'Install Chrome, Edge or Chromium, or name its executable in CONNREF_BROWSER.',
      );
    }
  }
}
