/**
 * Rules whose findings occur in many fixtures of other rules, for example because a reference is unused. Tests of other
 * rules ignore them.
 */
export const tidinessRules: readonly string[] = [
  'unused-reference',
  'unused-connection-entry',
  'default-display-name',
  'connector-with-its-references',
  'environment-value-in-solution',
];
