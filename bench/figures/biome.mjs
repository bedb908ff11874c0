import { join } from 'node:path';
import { median } from '../support/statistics.mjs';
import { interleave, timeProcess } from '../support/timedProcess.mjs';
import { timeCheck } from './coldCheck.mjs';
import { row } from './figure.mjs';

/**
 * Beside our own check, a linter that knows nothing of flows on the same files; those in UTF-16 it refuses.
 *
 * @type {import('./figure.mjs').Figure}
 */
export const biome = {
  name: 'biome',
  measure: ({ root, product, workspace }) => {
    const folder = workspace('1000-clean', { flows: 1000, findings: 'clean' });
    const script = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const config = `--config-path=${join(root, 'bench/figures/biome.json')}`;
    const times = interleave(3, {
      check: () => timeCheck(product, folder),
      biome: () => timeProcess(process.execPath, [script, 'lint', config, '--max-diagnostics=none', folder], [0, 1]),
    });
    const detail = `connref check ${median(times.check).toFixed(0)} ms`;
    return [row('biome lint of 1,000 flows', median(times.biome), 'ms', null, detail)];
  },
};
