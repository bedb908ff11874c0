import { spawnSync } from 'node:child_process';
import { PlainError } from '../../scripts/console.mjs';

/**
 * Runs a process. @returns Its time from start to end in milliseconds.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {readonly number[]} [expectedCodes]
 */
export function timeProcess(command, args, expectedCodes = [0]) {
  const start = performance.now();
  const { status, stderr, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const milliseconds = performance.now() - start;
  if (error) throw error;
  if (status === null || !expectedCodes.includes(status)) {
    throw new PlainError(`${command} ${args.join(' ')} ended with ${status}.\n${stderr}`);
  }
  return milliseconds;
}

/**
 * Times several processes alternately, so that other work of the machine affects all of them equally.
 *
 * @template {string} Name
 * @param {number} rounds
 * @param {Readonly<Record<Name, () => number>>} processes functions that run a process and return its milliseconds
 * @returns {Record<Name, number[]>}
 */
export function interleave(rounds, processes) {
  const names = /** @type {Name[]} */ (Object.keys(processes));
  const times = /** @type {any} */ (Object.fromEntries(names.map((name) => [name, []])));
  // The first round isn't counted: it loads the files into the system's cache.
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const time = processes[name]();
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}
