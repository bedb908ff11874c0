/**
 * Ids of rules that may report a new reference: no settings file maps it yet, its display name is generated, and its
 * connector may be deprecated or missing.
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
 * Ids of rules that may report a definition that is new in a solution. It may have no user yet. Settings files that
 * already have an entry for its name now apply to the solution, because Connref infers the solutions of a settings file
 * from its names.
 */
export const newDefinitionRules: readonly string[] = [
  ...newReferenceRules,
  'unused-reference',
  'canvas-custom-connector-reference',
  'settings-unknown-entry',
  'settings-empty-connection',
  'settings-same-connection-in-two-environments',
];
