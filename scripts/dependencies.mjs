import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError, progress } from './console.mjs';
import { npm } from './process.mjs';

/**
 * Installs the packages of package-lock.json, unless they are there already. This file must import Node modules only, because
 * it runs before anything is installed.
 *
 * @param {string} root
 */
export async function ensureDependencies(root) {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new PlainError(`Node.js 20.19 or newer is needed; this is ${process.versions.node}.`);
  }
  if (isInstalled(root)) return;
  // No dependency needs its install script, and npm versions differ in whether they run them.
  await progress('Installing dependencies (npm ci)', () =>
    npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], root),
  );
}

/**
 * @param {string} root
 */
function isInstalled(root) {
  const wanted = lockedVersions(join(root, 'package-lock.json'));
  const present = lockedVersions(join(root, 'node_modules', '.package-lock.json'));
  return (
    wanted.size > 0 &&
    [...wanted].every(([path, { version, optional }]) => {
      const found = present.get(path);
      // An optional package is missing if it is for another platform.
      return found === undefined ? optional : found.version === version;
    })
  );
}

/**
 * @param {string} lockFile
 * @returns {Map<string, { version: string, optional: boolean }>}
 */
function lockedVersions(lockFile) {
  /** @type {{ packages: Record<string, { version: string, optional?: boolean }> }} */
  let lock;
  try {
    lock = JSON.parse(readFileSync(lockFile, 'utf8'));
  } catch {
    return new Map();
  }
  return new Map(
    Object.entries(lock.packages)
      .filter(([path]) => path !== '')
      .map(([path, { version, optional }]) => [path, { version, optional: optional ?? false }]),
  );
}
