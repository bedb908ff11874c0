/**
 * Rules whose findings fixtures of other rules often contain, such as an unused reference. Tests of other rules leave them
 * out.
 */
export const tidinessRules: readonly string[] = [
  'unused-reference',
  'unused-connection-entry',
  'default-display-name',
  'connector-with-its-references',
  'environment-value-in-solution',
  'solution-copy',
];
