import { connectorMismatch } from './connector-mismatch';
import { invalidConfiguration } from './invalid-configuration';
import { invalidJson } from './invalid-json';
import { invalidXml } from './invalid-xml';
import { invalidYaml } from './invalid-yaml';
import { mergeConflict } from './merge-conflict';
import { missingConnector } from './missing-connector';
import { rawConnection } from './raw-connection';
import type { Rule } from './rule';
import { settingsConnectorMismatch } from './settings-connector-mismatch';
import { settingsDuplicateEntry } from './settings-duplicate-entry';
import { settingsEmptyConnection } from './settings-empty-connection';
import { settingsEmptyVariable } from './settings-empty-variable';
import { settingsInvalidShape } from './settings-invalid-shape';
import { settingsMalformedConnectionId } from './settings-malformed-connection-id';
import { settingsMissingEntry } from './settings-missing-entry';
import { settingsSameConnectionInTwoEnvironments } from './settings-same-connection-in-two-environments';
import { settingsSecretInPlainText } from './settings-secret-in-plain-text';
import { settingsUnknownEntry } from './settings-unknown-entry';
import { undeclaredConnectionKey } from './undeclared-connection-key';
import { undefinedReference } from './undefined-reference';
import { unreadableFile } from './unreadable-file';

/** The only registry: what stands here is checked, documented, and has a setting. */
export const allRules: readonly Rule[] = [
  rawConnection,
  undefinedReference,
  missingConnector,
  connectorMismatch,
  undeclaredConnectionKey,
  invalidJson,
  invalidXml,
  invalidYaml,
  mergeConflict,
  unreadableFile,
  invalidConfiguration,
  settingsMissingEntry,
  settingsUnknownEntry,
  settingsDuplicateEntry,
  settingsInvalidShape,
  settingsEmptyConnection,
  settingsMalformedConnectionId,
  settingsConnectorMismatch,
  settingsSameConnectionInTwoEnvironments,
  settingsEmptyVariable,
  settingsSecretInPlainText,
];

export const ruleIds: ReadonlySet<string> = new Set(allRules.map(({ id }) => id));

export function ruleById(id: string): Rule | undefined {
  return allRules.find((rule) => rule.id === id);
}
