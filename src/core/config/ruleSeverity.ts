import { type Severity, severities } from '../model/finding';

/** What `.connref.json` and the editor's settings may say about a rule. */
export type RuleSeverity = Severity | 'off';

export const ruleSeverities: readonly RuleSeverity[] = ['off', ...severities];

export function isRuleSeverity(value: unknown): value is RuleSeverity {
  return ruleSeverities.some((severity) => severity === value);
}
