import { differences, harmlessArguments, readFiles, renameArguments, setFiles } from './flowWorkspace.mjs';
import { hasJournal, runToEnd, start, wait, waitForChange, waitForWriting } from './runningCommand.mjs';

/**
 * @typedef {object} Scene
 * @property {string} folder
 * @property {import('./flowWorkspace.mjs').Files} before
 * @property {import('./flowWorkspace.mjs').Files} after
 * @property {{ total: number }} times of the command that is interrupted, in milliseconds
 * @property {() => number} random
 */

/**
 * Sends a signal to the command at a random moment, mostly while it writes. Afterwards, the folder must be all old
 * or all new: for SIGKILL after the next command that changes files, for other signals at once.
 *
 * @param {Scene} scene
 * @param {number} round
 * @param {'SIGKILL' | 'SIGINT'} signal
 * @returns {Promise<string>} what was found
 */
export async function interrupt(scene, round, signal) {
  const { folder, before, after } = scene;
  setFiles(folder, before);
  const { child, ended } = start(folder, renameArguments);
  waitForMoment(scene, round);
  child.kill(signal);
  const result = await ended;
  const wasHalf = hasJournal(folder);
  if (signal === 'SIGKILL') {
    if (wasHalf) await requireThatCheckOnlyNames(scene);
    const { output } = await runToEnd(folder, harmlessArguments);
    if (wasHalf && !output.includes('Its changes were undone') && !output.includes('1 settings file')) {
      throw new Error(`the next command did not say what it undid: ${output}`);
    }
  }
  const found = readFiles(folder);
  const fromOld = differences(found, before);
  const fromNew = differences(found, after);
  if (fromOld.length > 0 && fromNew.length > 0) {
    const closest = fromOld.length < fromNew.length ? fromOld : fromNew;
    throw new Error(`neither all old nor all new: ${closest.slice(0, 5).join(', ')}`);
  }
  const kind = fromOld.length === 0 ? 'old' : 'new';
  return result.signal === null ? `${kind}, had ended` : wasHalf ? `${kind}, was half changed` : kind;
}

/**
 * Waits for a random moment: of the whole run, around the beginning of the writing, or around the writing of a random file.
 *
 * @param {Scene} scene
 * @param {number} round
 */
function waitForMoment({ folder, before, times, random }, round) {
  const paths = [...before.keys()].filter((path) => path.endsWith('.json'));
  const path = paths[Math.floor(random() * paths.length)] ?? '';
  switch (round % 4) {
    case 0:
      return wait(random() * times.total);
    case 1:
      waitForWriting(folder);
      return wait(random() * 20);
    default:
      waitForChange(folder, path, before.get(path));
      return wait(random() * 2);
  }
}

/**
 * A command that only reads must name the journal and leave every byte.
 *
 * @param {Scene} scene
 */
async function requireThatCheckOnlyNames({ folder }) {
  const half = readFiles(folder);
  const { output } = await runToEnd(folder, ['check']);
  const changed = differences(readFiles(folder), half);
  if (changed.length > 0) throw new Error(`check changed files: ${changed.join(', ')}`);
  if (!output.includes('.connref-journal: ')) throw new Error(`check did not name the journal: ${output}`);
}
