import { brokenAuthenticationText } from './broken-authentication';
import { canvasCustomConnectorReferenceText } from './canvas-custom-connector-reference';
import { canvasSharedConnectionText } from './canvas-shared-connection';
import { childFlowInvokerText } from './child-flow-invoker';
import { codeAppLiteralConnectionText } from './code-app-literal-connection';
import { conflictingReferenceText } from './conflicting-reference';
import { connectorMismatchText } from './connector-mismatch';
import { connectorWithItsReferencesText } from './connector-with-its-references';
import { defaultDisplayNameText } from './default-display-name';
import { deprecatedConnectorText } from './deprecated-connector';
import { duplicateDisplayNameText } from './duplicate-display-name';
import { duplicateJsonKeyText } from './duplicate-json-key';
import { duplicateReferenceText } from './duplicate-reference';
import { environmentValueInSolutionText } from './environment-value-in-solution';
import { flowWithoutDefinitionText } from './flow-without-definition';
import { incompleteSolutionText } from './incomplete-solution';
import { invalidConfigurationText } from './invalid-configuration';
import { invalidJsonText } from './invalid-json';
import { invalidXmlText } from './invalid-xml';
import { invalidYamlText } from './invalid-yaml';
import { mergeConflictText } from './merge-conflict';
import { missingChildFlowText } from './missing-child-flow';
import { missingComponentText } from './missing-component';
import { missingConnectionsParameterText } from './missing-connections-parameter';
import { missingConnectorText } from './missing-connector';
import { outdatedFlowInAppText } from './outdated-flow-in-app';
import { rawConnectionText } from './raw-connection';
import { sameDisplayNameInTwoSolutionsText } from './same-display-name-in-two-solutions';
import { secondLayoutText } from './second-layout';
import { settingsConflictingValueText } from './settings-conflicting-value';
import { settingsConnectorMismatchText } from './settings-connector-mismatch';
import { settingsDuplicateEntryText } from './settings-duplicate-entry';
import { settingsEmptyConnectionText } from './settings-empty-connection';
import { settingsEmptyVariableText } from './settings-empty-variable';
import { settingsInvalidShapeText } from './settings-invalid-shape';
import { settingsMalformedConnectionIdText } from './settings-malformed-connection-id';
import { settingsMissingEntryText } from './settings-missing-entry';
import { settingsMissingVariableText } from './settings-missing-variable';
import { settingsSameConnectionInTwoEnvironmentsText } from './settings-same-connection-in-two-environments';
import { settingsSecretInPlainTextText } from './settings-secret-in-plain-text';
import { settingsSourceConnectorText } from './settings-source-connector';
import { settingsUnknownEntryText } from './settings-unknown-entry';
import { settingsUnlistedConnectionText } from './settings-unlisted-connection';
import { severalReferencesPerConnectorText } from './several-references-per-connector';
import { solutionCopyText } from './solution-copy';
import { undeclaredConnectionKeyText } from './undeclared-connection-key';
import { undefinedReferenceText } from './undefined-reference';
import { undefinedVariableText } from './undefined-variable';
import { unreadableFileText } from './unreadable-file';
import { unusedConnectionEntryText } from './unused-connection-entry';
import { unusedReferenceText } from './unused-reference';
import type { RuleText } from './rule';

/** The texts of all rules, by the ids of the rules. The settings and the documentation of rules are made from them. */
export const ruleTexts: Readonly<Record<string, RuleText>> = {
  'raw-connection': rawConnectionText,
  'undefined-reference': undefinedReferenceText,
  'undefined-variable': undefinedVariableText,
  'missing-connector': missingConnectorText,
  'conflicting-reference': conflictingReferenceText,
  'connector-mismatch': connectorMismatchText,
  'undeclared-connection-key': undeclaredConnectionKeyText,
  'unused-connection-entry': unusedConnectionEntryText,
  'child-flow-invoker': childFlowInvokerText,
  'missing-child-flow': missingChildFlowText,
  'missing-component': missingComponentText,
  'broken-authentication': brokenAuthenticationText,
  'missing-connections-parameter': missingConnectionsParameterText,
  'invalid-json': invalidJsonText,
  'duplicate-json-key': duplicateJsonKeyText,
  'invalid-xml': invalidXmlText,
  'invalid-yaml': invalidYamlText,
  'merge-conflict': mergeConflictText,
  'unreadable-file': unreadableFileText,
  'incomplete-solution': incompleteSolutionText,
  'flow-without-definition': flowWithoutDefinitionText,
  'second-layout': secondLayoutText,
  'solution-copy': solutionCopyText,
  'invalid-configuration': invalidConfigurationText,
  'duplicate-reference': duplicateReferenceText,
  'duplicate-display-name': duplicateDisplayNameText,
  'same-display-name-in-two-solutions': sameDisplayNameInTwoSolutionsText,
  'unused-reference': unusedReferenceText,
  'several-references-per-connector': severalReferencesPerConnectorText,
  'default-display-name': defaultDisplayNameText,
  'connector-with-its-references': connectorWithItsReferencesText,
  'canvas-custom-connector-reference': canvasCustomConnectorReferenceText,
  'canvas-shared-connection': canvasSharedConnectionText,
  'outdated-flow-in-app': outdatedFlowInAppText,
  'code-app-literal-connection': codeAppLiteralConnectionText,
  'deprecated-connector': deprecatedConnectorText,
  'environment-value-in-solution': environmentValueInSolutionText,
  'settings-missing-entry': settingsMissingEntryText,
  'settings-unknown-entry': settingsUnknownEntryText,
  'settings-duplicate-entry': settingsDuplicateEntryText,
  'settings-invalid-shape': settingsInvalidShapeText,
  'settings-empty-connection': settingsEmptyConnectionText,
  'settings-malformed-connection-id': settingsMalformedConnectionIdText,
  'settings-connector-mismatch': settingsConnectorMismatchText,
  'settings-source-connector': settingsSourceConnectorText,
  'settings-same-connection-in-two-environments': settingsSameConnectionInTwoEnvironmentsText,
  'settings-unlisted-connection': settingsUnlistedConnectionText,
  'settings-empty-variable': settingsEmptyVariableText,
  'settings-missing-variable': settingsMissingVariableText,
  'settings-conflicting-value': settingsConflictingValueText,
  'settings-secret-in-plain-text': settingsSecretInPlainTextText,
};
