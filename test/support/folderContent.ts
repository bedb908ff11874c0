import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';

/** A new empty folder; its path contains no links. */
export function newFolder(): string {
  return realpathSync.native(mkdtempSync(join(tmpdir(), 'connref-writing-')));
}

/** Makes a folder contain exactly these files: from the path, with `/`, to the content. */
export function setContent(folder: string, files: Readonly<Record<string, string>>): void {
  for (const name of readdirSync(folder)) {
    rmSync(join(folder, name), { recursive: true });
  }
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Everything in a folder: files with their content, links as `link`, empty directories as `directory`. */
export function contentOf(folder: string): Record<string, string> {
  const content: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    const status = lstatSync(path);
    const shown = name.split(sep).join('/');
    if (status.isDirectory()) {
      if (readdirSync(path).length === 0) {
        content[shown] = 'directory';
      }
    } else {
      content[shown] = status.isFile() ? readFileSync(path, 'utf8') : 'link';
    }
  }
  return content;
}
