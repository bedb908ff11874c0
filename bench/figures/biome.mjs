import { join } from 'node:path';
import { npm } from '../../scripts/process.mjs';
import { cacheFolder, installOnce } from '../../scripts/vscode/install.mjs';
import { median } from '../support/statistics.mjs';
import { interleave, timeProcess } from '../support/timedProcess.mjs';
import { timeCheck } from './coldCheck.mjs';
import { row } from './figure.mjs';

// Not a dev dependency: its packages for all platforms would be in the lock file, and not every registry has them all.
const version = '2.6.8';

/**
 * Measures a general linter on the same files, to compare our check with. It refuses files in UTF-16.
 *
 * @type {import('./figure.mjs').Figure}
 */
export const biome = {
  name: 'biome',
  measure: async ({ root, product, workspace }) => {
    const installed = await installOnce(join(cacheFolder(root), 'biome', version), 'Installing Biome', (target) =>
      npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', `@biomejs/biome@${version}`], target),
    );
    const folder = workspace('1000-clean', { flows: 1000, findings: 'clean' });
    const script = join(installed, 'node_modules/@biomejs/biome/bin/biome');
    const config = `--config-path=${join(root, 'bench/figures/biome.json')}`;
    const times = interleave(3, {
      check: () => timeCheck(product, folder),
      biome: () => timeProcess(process.execPath, [script, 'lint', config, '--max-diagnostics=none', folder], [0, 1]),
    });
    const detail = `connref check ${median(times.check).toFixed(0)} ms`;
    return [row('biome lint of 1,000 flows', median(times.biome), 'ms', null, detail)];
  },
};
