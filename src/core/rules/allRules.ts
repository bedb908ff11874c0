import { brokenAuthentication } from './broken-authentication';
import { canvasCustomConnectorReference } from './canvas-custom-connector-reference';
import { canvasSharedConnection } from './canvas-shared-connection';
import { childFlowInvoker } from './child-flow-invoker';
import { conflictingReference } from './conflicting-reference';
import { codeAppLiteralConnection } from './code-app-literal-connection';
import { connectorMismatch } from './connector-mismatch';
import { connectorWithItsReferences } from './connector-with-its-references';
import { defaultDisplayName } from './default-display-name';
import { deprecatedConnector } from './deprecated-connector';
import { duplicateDisplayName } from './duplicate-display-name';
import { duplicateJsonKey } from './duplicate-json-key';
import { duplicateReference } from './duplicate-reference';
import { environmentValueInSolution } from './environment-value-in-solution';
import { flowWithoutDefinition } from './flow-without-definition';
import { incompleteSolution } from './incomplete-solution';
import { invalidConfiguration } from './invalid-configuration';
import { invalidJson } from './invalid-json';
import { invalidXml } from './invalid-xml';
import { invalidYaml } from './invalid-yaml';
import { mergeConflict } from './merge-conflict';
import { missingChildFlow } from './missing-child-flow';
import { missingComponent } from './missing-component';
import { missingConnectionsParameter } from './missing-connections-parameter';
import { missingConnector } from './missing-connector';
import { outdatedFlowInApp } from './outdated-flow-in-app';
import { rawConnection } from './raw-connection';
import type { Check, Rule, RuleScope } from './rule';
import { sameDisplayNameInTwoSolutions } from './same-display-name-in-two-solutions';
import { secondLayout } from './second-layout';
import { settingsConflictingValue } from './settings-conflicting-value';
import { settingsConnectorMismatch } from './settings-connector-mismatch';
import { settingsDuplicateEntry } from './settings-duplicate-entry';
import { settingsEmptyConnection } from './settings-empty-connection';
import { settingsEmptyVariable } from './settings-empty-variable';
import { settingsInvalidShape } from './settings-invalid-shape';
import { settingsMalformedConnectionId } from './settings-malformed-connection-id';
import { settingsMissingEntry } from './settings-missing-entry';
import { settingsMissingVariable } from './settings-missing-variable';
import { settingsSameConnectionInTwoEnvironments } from './settings-same-connection-in-two-environments';
import { settingsSecretInPlainText } from './settings-secret-in-plain-text';
import { settingsSourceConnector } from './settings-source-connector';
import { settingsUnknownEntry } from './settings-unknown-entry';
import { settingsUnlistedConnection } from './settings-unlisted-connection';
import { severalReferencesPerConnector } from './several-references-per-connector';
import { solutionCopy } from './solution-copy';
import { undeclaredConnectionKey } from './undeclared-connection-key';
import { undefinedReference } from './undefined-reference';
import { undefinedVariable } from './undefined-variable';
import { unreadableFile } from './unreadable-file';
import { unusedConnectionEntry } from './unused-connection-entry';
import { unusedReference } from './unused-reference';

/** All rules. The checks, the settings and the documentation of rules are made from this list. */
export const allRules: readonly Rule[] = [
  rawConnection,
  undefinedReference,
  undefinedVariable,
  missingConnector,
  conflictingReference,
  connectorMismatch,
  undeclaredConnectionKey,
  unusedConnectionEntry,
  childFlowInvoker,
  missingChildFlow,
  missingComponent,
  brokenAuthentication,
  missingConnectionsParameter,
  invalidJson,
  duplicateJsonKey,
  invalidXml,
  invalidYaml,
  mergeConflict,
  unreadableFile,
  incompleteSolution,
  flowWithoutDefinition,
  secondLayout,
  solutionCopy,
  invalidConfiguration,
  duplicateReference,
  duplicateDisplayName,
  sameDisplayNameInTwoSolutions,
  unusedReference,
  severalReferencesPerConnector,
  defaultDisplayName,
  connectorWithItsReferences,
  canvasCustomConnectorReference,
  canvasSharedConnection,
  outdatedFlowInApp,
  codeAppLiteralConnection,
  deprecatedConnector,
  environmentValueInSolution,
  settingsMissingEntry,
  settingsUnknownEntry,
  settingsDuplicateEntry,
  settingsInvalidShape,
  settingsEmptyConnection,
  settingsMalformedConnectionId,
  settingsConnectorMismatch,
  settingsSourceConnector,
  settingsSameConnectionInTwoEnvironments,
  settingsUnlistedConnection,
  settingsEmptyVariable,
  settingsMissingVariable,
  settingsConflictingValue,
  settingsSecretInPlainText,
];

export const ruleIds: ReadonlySet<string> = new Set(allRules.map(({ id }) => id));

/** The ids of the rules that are off by default. Such a rule reports nothing until a setting gives it a severity. */
export const offRules: ReadonlySet<string> = new Set(
  allRules.filter(({ defaultSeverity }) => defaultSeverity === 'off').map(({ id }) => id),
);

/**
 * The checks that all rules have for one scope (the kind of subject that is checked, such as flows), each with its rule.
 */
export type Checks<Scope extends RuleScope> = readonly (readonly [Rule, Check<Scope>])[];

export function checksOf<Scope extends RuleScope>(scope: Scope): Checks<Scope> {
  return checks[scope] as Checks<Scope>;
}

const checks: Readonly<Record<RuleScope, readonly (readonly [Rule, unknown])[]>> = {
  file: ofScope('file'),
  flow: ofScope('flow'),
  codeApp: ofScope('codeApp'),
  settings: ofScope('settings'),
  solution: [
    ...ofScope('solution'),
    ...allRules.flatMap((rule) => (rule.checkSolution ? [[rule, rule.checkSolution] as const] : [])),
  ],
};

function ofScope(scope: RuleScope): (readonly [Rule, unknown])[] {
  return allRules.filter((rule) => rule.scope === scope).map((rule) => [rule, rule.check]);
}

export function ruleById(id: string): Rule | undefined {
  return allRules.find((rule) => rule.id === id);
}
