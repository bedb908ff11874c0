/**
 * Ids of rules that may report a new connection reference: settings files don't map it yet, its display name is
 * generated, and its connector may be deprecated or missing.
 */
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
 * Ids of rules that may report a connection reference after a solution newly defines it. Possibly nothing in the
 * solution uses it yet. Settings files that already have an entry for its name now apply to the solution, because
 * Connref infers the solutions of a settings file from the names in the file.
 */
export const newDefinitionRules: readonly string[] = [
  ...newReferenceRules,
  'unused-reference',
  'canvas-custom-connector-reference',
  'settings-unknown-entry',
  'settings-empty-connection',
  'settings-same-connection-in-two-environments',
];
