import { type Severity, severities } from '../model/finding';

/** The severity that `.connref.json` or the editor's settings give to a rule. `off` turns the rule off. */
export type RuleSeverity = Severity | 'off';

export const ruleSeverities: readonly RuleSeverity[] = ['off', ...severities];

export function isRuleSeverity(value: unknown): value is RuleSeverity {
  return ruleSeverities.some((severity) => severity === value);
}
