import { cp, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { findFiles, toSlashes } from '../files.mjs';

/**
 * Copies exactly the files that would be packaged into an extensions folder, so that tests fail if packaging forgets a file.
 * (`vsce ls` would list them, too, but it reads the whole cache folder for that.)
 *
 * @param {string} root
 * @param {string} extensionsDir
 */
export async function installExtension(root, extensionsDir) {
  const { default: picomatch } = await import('picomatch');
  const ignoreFile = await readFile(join(root, '.vscodeignore'), 'utf8');
  const allowed = ignoreFile.split(/\r?\n/).flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []));
  const isPackaged = picomatch(allowed);
  const folders = new Set(allowed.map((pattern) => (pattern.includes('/') ? pattern.split('/', 1).join('') : '')));

  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const target = join(extensionsDir, `${manifest.publisher}.${manifest.name}-${manifest.version}`);
  await rm(extensionsDir, { recursive: true, force: true });
  for (const folder of folders) {
    const found = findFiles(join(root, folder), { recursive: folder !== '' });
    for (const path of found.map((file) => toSlashes(relative(root, file))).filter((file) => isPackaged(file))) {
      await mkdir(dirname(join(target, path)), { recursive: true });
      await cp(join(root, path), join(target, path));
    }
  }
}
