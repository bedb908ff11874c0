import { median } from '../support/statistics.mjs';
import { row } from './figure.mjs';

/** @type {import('./figure.mjs').Figure} */
export const firstRead = {
  name: 'first-read',
  measure: ({ workspace, probe }) => {
    const flows = workspace('10000-real', { flows: 10_000, findings: 'real' });
    const raw = workspace('export-20mb', { flows: 1, findings: 'clean', customizationsBytes: 17_500_000 });
    /** @type {{ milliseconds: number, longestBlock: number }[]} */
    const runs = Array.from({ length: 3 }, () => probe('firstRead', [flows, raw]));
    const block = median(runs.map(({ longestBlock }) => longestBlock));
    const detail = `${(median(runs.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(1)} s in all`;
    return [row('first read of 10,000 flows and 20 MB of Customizations.xml, longest block', block, 'ms', 50, detail)];
  },
};
