/** A new reference is mapped nowhere yet, its name is a generated one, and its connector may be one of those to look at. */
export const newReferenceRules: readonly string[] = [
  'settings-missing-entry',
  'default-display-name',
  'duplicate-display-name',
  'several-references-per-connector',
  'deprecated-connector',
  'connector-with-its-references',
  'missing-connector',
];

/**
 * What may be reported about a reference where it was not defined before: perhaps nothing uses it yet, and settings files
 * that named it for nobody now map it. Which solutions a settings file is for may follow from the names in it.
 */
export const newDefinitionRules: readonly string[] = [
  ...newReferenceRules,
  'unused-reference',
  'canvas-custom-connector-reference',
  'settings-unknown-entry',
  'settings-empty-connection',
  'settings-same-connection-in-two-environments',
];
