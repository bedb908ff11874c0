import { percentile } from '../support/statistics.mjs';
import { row } from './figure.mjs';

/** @type {import('./figure.mjs').Figure} */
export const change = {
  name: 'change',
  measure: ({ workspace, probe }) => {
    const largeFolder = workspace('10000-real', { flows: 10_000, findings: 'real' });
    const smallFolder = workspace('100-real', { flows: 100, findings: 'real' });
    /** @type {{ large: number[], small: number[] }} */
    const { large, small } = probe('change', [largeFolder, smallFolder]);
    const [at10000, at100] = [percentile(large, 95), percentile(small, 95)];
    const medians = `median ${percentile(large, 50).toFixed(1)} ms and ${percentile(small, 50).toFixed(1)} ms`;
    return [
      row('one flow changed among 10,000, to the last diagnostic, 95th percentile', at10000, 'ms', 10, medians),
      row('the same ÷ among 100', at10000 / at100, '×', 1.5, `${at100.toFixed(1)} ms among 100`),
    ];
  },
};
