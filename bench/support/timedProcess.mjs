import { spawnSync } from 'node:child_process';
import { PlainError } from '../../scripts/console.mjs';

/**
 * The time of a whole process in milliseconds.
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
 * Times several processes in turn, so that whatever else the machine does hits all of them alike.
 *
 * @template {string} Name
 * @param {number} rounds
 * @param {Readonly<Record<Name, () => number>>} processes each returns its time
 * @returns {Record<Name, number[]>}
 */
export function interleave(rounds, processes) {
  const names = /** @type {Name[]} */ (Object.keys(processes));
  const times = /** @type {any} */ (Object.fromEntries(names.map((name) => [name, []])));
  // One round more, not counted: it brings the files into the system's memory.
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const time = processes[name]();
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}
