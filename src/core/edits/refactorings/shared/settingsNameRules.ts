/**
 * Ids of rules that may report a settings file after names in the file or in a solution have changed. Connref infers from
 * these names which solutions the file is for, unless `.connref.json` declares them. So the file may now be for other
 * solutions.
 */
export const settingsSolutionsRules: readonly string[] = [
  'settings-missing-entry',
  'settings-unknown-entry',
  'settings-missing-variable',
  'settings-source-connector',
  'settings-conflicting-value',
];

/**
 * Ids of rules that may report a settings file after a connection reference has got a name that is new to its solution.
 * The settings file may already have an entry for this name, which now applies to the reference.
 */
export const newNameInSettingsRules: readonly string[] = [
  ...settingsSolutionsRules,
  'settings-empty-connection',
  'settings-same-connection-in-two-environments',
];
