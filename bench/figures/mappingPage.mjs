import { join } from 'node:path';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { percentile } from '../support/statistics.mjs';
import { row } from './figure.mjs';

/** @type {import('./figure.mjs').Figure} */
export const mappingPage = {
  name: 'page',
  measure: async ({ product, probe }) => {
    const args = [await ensureBrowser(), join(product, 'dist/webview')];
    /** @type {{ longestTasks: number[], keystrokes: number[][] }} */
    const { longestTasks, keystrokes } = probe('mappingPage', args);
    const slowKeystrokes = keystrokes.map((times) => percentile(times, 95));
    return [
      quietest('page: longest task while scrolling', longestTasks),
      quietest('page: keystroke to paint, 95th percentile', slowKeystrokes),
    ];
  },
};

/**
 * A row with the smallest of several measurements: other work of the machine can only make a round slower.
 *
 * @param {string} name
 * @param {readonly number[]} rounds
 */
function quietest(name, rounds) {
  const all = rounds.map((time) => time.toFixed(0)).join(', ');
  return row(name, Math.min(...rounds), 'ms', 50, `the quietest of ${all} ms`);
}
