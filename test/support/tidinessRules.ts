/** What a fixture of another rule may well have: a reference that nothing uses, one beside its connector, a value. */
export const tidinessRules: readonly string[] = [
  'unused-reference',
  'unused-connection-entry',
  'default-display-name',
  'connector-with-its-references',
  'environment-value-in-solution',
];
