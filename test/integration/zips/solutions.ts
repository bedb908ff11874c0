import { bound, type FlowSource, flowFileName, flowJson, raw } from '../../support/solutionSource';
import { solutionZip } from '../../support/zips';

export const notify: FlowSource = { name: 'Notify', entries: { shared_office365: raw() } };
export const repaired: FlowSource = { ...notify, entries: { shared_office365: bound('cts_mail') } };
export const notifyText = flowJson(notify);
export const repairedText = flowJson(repaired);
export const notifyPath = `exports/Base.zip!/Workflows/${flowFileName(notify)}`;

/** The export that the tests are about, with one flow. */
export function base(flow?: FlowSource): Uint8Array {
  return solutionZip({ uniqueName: 'Base', references: [{ name: 'cts_mail' }], flows: [flow ?? notify] });
}

export const broken = 'This was to be a zip.';
