import type { Finding } from '../model/finding';

/**
 * Identifies a finding without its severity and message, which may change when another finding of the file is fixed.
 * Findings about entries of settings files are identified by name, because their places change when an entry is removed.
 */
export function findingIdentity({ ruleId, file, place, data }: Finding): string {
  return JSON.stringify([ruleId, file, ruleId.startsWith('settings-') ? (data.reference ?? place) : place]);
}
