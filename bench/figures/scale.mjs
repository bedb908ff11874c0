import { median } from '../support/statistics.mjs';
import { interleave } from '../support/timedProcess.mjs';
import { timeCheck } from './coldCheck.mjs';
import { row } from './figure.mjs';

/** @type {import('./figure.mjs').Figure} */
export const scale = {
  name: 'scale',
  measure: ({ product, workspace }) => {
    const large = workspace('10000-real', { flows: 10_000, findings: 'real' });
    const small = workspace('1000-real', { flows: 1000, findings: 'real' });
    const times = interleave(3, { large: () => timeCheck(product, large), small: () => timeCheck(product, small) });
    const ratio = median(times.large.map((time, at) => time / (times.small[at] ?? NaN)));
    const detail = `${median(times.large).toFixed(0)} ms ÷ ${median(times.small).toFixed(0)} ms`;
    return [row('check of 10,000 flows ÷ 1,000 flows', ratio, '×', 11, detail)];
  },
};
