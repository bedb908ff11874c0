import { unique } from '../../../text/unique';
import { newNameInSettingsRules } from './settingsNameRules';

/**
 * Ids of rules that may report a new connection reference. For example, settings files don't map it yet, or have an empty
 * entry for it, and its display name is generated.
 */
export const newReferenceRules: readonly string[] = [
  'settings-missing-entry',
  'settings-empty-connection',
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
 * solution may use it yet.
 */
export const newDefinitionRules: readonly string[] = unique([
  ...newReferenceRules,
  'unused-reference',
  'canvas-custom-connector-reference',
  ...newNameInSettingsRules,
]);
