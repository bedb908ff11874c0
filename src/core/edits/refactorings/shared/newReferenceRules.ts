/**
 * Ids of rules that may report a new connection reference. For example, settings files don't map it yet, and its
 * display name is generated.
 */
export const newReferenceRules: readonly string[] = [
  'settings-missing-entry',
  'default-display-name',
  'duplicate-display-name',
  'same-display-name-in-two-solutions',
  'several-references-per-connector',
  'deprecated-connector',
  'connector-with-its-references',
  'missing-connector',
];

/**
 * Ids of rules that may report a connection reference after a solution newly defines it. For example, nothing in the
 * solution may use it yet. Settings files with an entry for its name may now apply to the solution, because Connref
 * infers the solutions of a settings file from the names in the file, unless `.connref.json` declares them.
 */
export const newDefinitionRules: readonly string[] = [
  ...newReferenceRules,
  'unused-reference',
  'canvas-custom-connector-reference',
  'settings-unknown-entry',
  'settings-missing-variable',
  'settings-empty-connection',
  'settings-same-connection-in-two-environments',
  'settings-source-connector',
  'settings-conflicting-value',
];
