import { appendFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differences, readFiles, renameArguments, setFiles } from './flowWorkspace.mjs';
import { start, wait, waitForChange } from './runningCommand.mjs';

/** Ways in which other programs write files. @type {readonly ((path: string, text: string) => void)[]} */
const writers = [
  (path, text) => writeFileSync(path, readFileSync(path, 'latin1') + text, 'latin1'),
  (path, text) => {
    writeFileSync(`${path}.new`, readFileSync(path, 'latin1') + text, 'latin1');
    renameSync(`${path}.new`, path);
  },
  (path, text) => appendFileSync(path, text, 'latin1'),
  (path, text) => {
    const content = readFileSync(path, 'latin1');
    rmSync(path);
    writeFileSync(path, content + text, 'latin1');
  },
];

/**
 * Changes files while the command runs, as another program would. Each change must be in its file afterwards, or in a file
 * that the command names; all other files must be old, or all new.
 *
 * @param {import('./interrupt.mjs').Scene} scene
 * @param {number} round
 * @returns {Promise<string>} what was found
 */
export async function race(scene, round) {
  const { folder, before, after, times, random } = scene;
  setFiles(folder, before);
  const { ended } = start(folder, renameArguments);
  const flows = [...before.keys()].filter((path) => path.endsWith('.json')).sort();
  const first = Math.floor(random() * flows.length);
  if (round % 4 === 0) wait(random() * times.total);
  else waitForChange(folder, flows[first] ?? '', before.get(flows[first] ?? ''));
  /** @type {Map<string, string>} */
  const edits = new Map();
  for (let number = 0; number < 3; number++) {
    // Mostly files that are just being written.
    const path = flows[(first + Math.floor(random() * 8)) % flows.length] ?? '';
    const mark = ` /* other program ${round}-${number} */`;
    if (!edits.has(path) && write(join(folder, path), mark, random)) edits.set(path, mark);
  }
  const { code, output } = await ended;
  const found = readFiles(folder);
  const copies = [...found].filter(([path]) => !before.has(path));
  for (const [path, mark] of edits) {
    const isNamed = copies.some(
      ([copy, text]) => dirname(copy) === dirname(path) && text.includes(mark) && output.includes(copy),
    );
    if (!found.get(path)?.includes(mark) && !isNamed) throw new Error(`the change of ${path} is lost: ${output}`);
  }
  const unnamed = copies.filter(([path]) => !output.includes(path));
  if (unnamed.length > 0) throw new Error(`left over and not named: ${unnamed.map(([path]) => path).join(', ')}`);
  const expected = code === 0 ? after : before;
  const others = differences(
    without(found, [...edits.keys(), ...copies.map(([path]) => path)]),
    without(expected, [...edits.keys()]),
  );
  if (others.length > 0) throw new Error(`exit code ${code}, but ${others.slice(0, 5).join(', ')}: ${output}`);
  return code === 0
    ? 'new, with the changes of others'
    : `old, with the changes of others${copies.length > 0 ? ', copies named' : ''}`;
}

/**
 * @param {string} path
 * @param {string} mark
 * @param {() => number} random
 * @returns {boolean} whether the change was made
 */
function write(path, mark, random) {
  const writer = writers[Math.floor(random() * writers.length)];
  for (let attempt = 0; attempt < 1000; attempt++) {
    try {
      writer?.(path, mark);
      return true;
    } catch (error) {
      // The file is not there for a moment while it is replaced. A program would read it again.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  return false;
}

/**
 * @param {import('./flowWorkspace.mjs').Files} files
 * @param {readonly string[]} paths
 */
function without(files, paths) {
  return new Map([...files].filter(([path]) => !paths.includes(path)));
}
