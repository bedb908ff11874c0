import { PlainError } from '../../scripts/console.mjs';
import { row } from './figure.mjs';

/** @type {import('./figure.mjs').Figure} */
export const memory = {
  name: 'memory',
  measure: ({ workspace, probe }) => {
    const folder = workspace('10000-one', { flows: 10_000, findings: 'one' });
    /** @type {{ bytes: number, diagnostics: number }} */
    const { bytes, diagnostics } = probe('memory', [folder], ['--expose-gc']);
    if (diagnostics < 10_000) throw new PlainError(`Only ${diagnostics} diagnostics were published instead of 10,000.`);
    return [row('memory of 10,000 flows with 10,000 findings', bytes / 1e6, 'MB', 150)];
  },
};
