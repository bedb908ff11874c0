import { join } from 'node:path';
import { median } from '../support/statistics.mjs';
import { interleave, timeProcess } from '../support/timedProcess.mjs';
import { row } from './figure.mjs';

const rounds = 11;

/** @type {import('./figure.mjs').Figure} */
export const coldCheck = {
  name: 'check',
  measure: (bench) => [
    against(bench, 'clean', bench.workspace('1000-clean', { flows: 1000, findings: 'clean' }), 1.5),
    against(bench, 'one finding per flow', bench.workspace('1000-one', { flows: 1000, findings: 'one' }), 2.5),
    against(bench, 'findings as counted', bench.workspace('1000-real', { flows: 1000, findings: 'real' }), null),
    ...(bench.corpus === undefined ? [] : [against(bench, 'shared/corpus', bench.corpus, null)]),
  ],
};

/**
 * @param {import('./figure.mjs').Bench} bench
 * @param {string} what
 * @param {string} folder
 * @param {number | null} budget
 */
function against({ root, product }, what, folder, budget) {
  const { floor, check } = interleave(rounds, {
    floor: () => timeProcess(process.execPath, [join(root, 'bench/probes/floor.mjs'), folder]),
    check: () => timeCheck(product, folder),
  });
  const ratio = median(check.map((time, at) => time / (floor[at] ?? NaN)));
  const detail = `check ${median(check).toFixed(0)} ms, floor ${median(floor).toFixed(0)} ms`;
  return row(`cold check ÷ floor, ${what}`, ratio, '×', budget, detail);
}

/**
 * @param {string} product
 * @param {string} folder
 */
export function timeCheck(product, folder) {
  return timeProcess(process.execPath, [join(product, 'dist/cli.js'), 'check', folder, '--format', 'json'], [0, 1]);
}
