import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, relative, resolve } from 'node:path';

/**
 * Replaces places in compiled tests by places in their sources. Node can do that, but VS Code formats stacks itself.
 *
 * @param {string} stack
 */
export function atSource(stack) {
  return stack.replaceAll(/((?:[^\s()]*\/)?out\/test\/[^\s():]+\.js):(\d+):(\d+)/g, (place, file, line, column) => {
    const entry = readMap(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return place;
    const source = relative(process.cwd(), resolve(dirname(file), entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}

/**
 * @param {string} file
 */
function readMap(file) {
  try {
    return new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
  } catch {
    return undefined;
  }
}
