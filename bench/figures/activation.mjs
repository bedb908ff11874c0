import { join } from 'node:path';
import { median } from '../support/statistics.mjs';
import { row } from './figure.mjs';

/** @type {import('./figure.mjs').Figure} */
export const activation = {
  name: 'activation',
  measure: ({ root, product, probe }) => {
    const args = [
      join(product, 'dist/extension.js'),
      join(root, 'sample'),
      join(root, 'node_modules/@types/vscode/index.d.ts'),
    ];
    /** @type {{ milliseconds: number, reads: number }[]} */
    const runs = Array.from({ length: 11 }, () => probe('activation', args));
    const milliseconds = median(runs.map((run) => run.milliseconds));
    const reads = Math.max(...runs.map((run) => run.reads));
    return [
      row('activate() with module evaluation', milliseconds, 'ms', 20),
      row('files looked at before activate() returns', reads, 'files', 0),
    ];
  },
};
