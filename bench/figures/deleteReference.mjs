import { median } from '../support/statistics.mjs';
import { sharedReferenceName } from '../workspaces/solution.mjs';
import { row } from './figure.mjs';

/** Twice as many users may take twice the time. The rest of the budget is for noise. */
const linear = 2.4;

/** @type {import('./figure.mjs').Figure} */
export const deleteReference = {
  name: 'delete',
  measure: ({ workspace, probe }) => {
    const folders = [5000, 2500].map((flows) =>
      workspace(`shared-${flows}`, { flows, findings: 'clean', solutionSize: flows, sharedReference: true }),
    );
    /** @type {{ users: number, times: number[], blocks: number[] }[]} */
    const measured = probe('deleteReference', [...folders, sharedReferenceName]);
    const [whole = [], half = []] = measured.map(({ times }) => times);
    const ratio = median(whole.map((time, at) => time / (half[at] ?? NaN)));
    const detail = `${median(whole).toFixed(0)} ms ÷ ${median(half).toFixed(0)} ms`;
    return [
      row('reference of 5,000 flows deleted ÷ of 2,500', ratio, '×', linear, detail),
      row('reference of 5,000 flows deleted, longest block', median(measured[0]?.blocks ?? []), 'ms', 50),
    ];
  },
};
