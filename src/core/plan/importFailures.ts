import type { DeploymentSettings } from '../model/deploymentSettings';
import { settingsConnectorDiffers } from '../connectors/connectorIdentity';
import { apiNameOf, nameKey } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import { bareConnectionId, isBareConnectionId } from '../settings/bareConnectionId';
import type { ComponentOwners } from '../dependencies/componentOwners';
import type { EffectiveSetting } from '../settings/environmentSettings';
import { groupBy } from '../text/groupBy';
import type { ImportFailure, RemovedReference, VariablePlan } from './importPlan';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';
import type { PlanSettings } from './planSettings';
import { referenceConflicts } from './referenceConflicts';
import type { NeedsBySolution, SolutionNeed } from '../dependencies/solutionNeeds';
import { unique } from '../text/unique';

/** What makes the import fail as a whole. */
export function importFailures(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  cycles: readonly (readonly string[])[],
  needsOf: NeedsBySolution,
  settings: PlanSettings,
  variables: readonly VariablePlan[],
  removed: readonly RemovedReference[],
  owners: ComponentOwners,
): ImportFailure[] {
  const files = filesOf(scope, settings);
  return [
    ...solutions.flatMap(({ refusal, name, path, solution }): ImportFailure[] => [
      ...(refusal === undefined ? [] : [{ kind: refusal, solution: name, path }]),
      ...[...solution.flows.values()]
        .filter(({ readable }) => !readable)
        .map(({ file }): ImportFailure => ({ kind: 'unreadable', solution: name, path: shownPath(file) })),
    ]),
    // Later on, each finds what it needs in the earlier version of the other.
    ...(scope.mode === 'first' ? cycles : []).map((cycle): ImportFailure => ({
      kind: 'dependencyCycle',
      solutions: cycle,
    })),
    ...solutions.flatMap(({ solution }) => (needsOf.get(solution) ?? []).flatMap(missing)),
    ...referenceConflicts(scope, solutions),
    ...brokenSettings(files).map(({ file }): ImportFailure => ({ kind: 'brokenSettings', files: [shownPath(file)] })),
    ...duplicates(files),
    ...withFilesTogether(
      settings.imports.flatMap(({ settings: each, solutions: users }) =>
        each.references().flatMap((setting) => settingFailures(setting, users, scope, owners)),
      ),
    ),
    ...variables
      .filter(({ status }) => status === 'empty')
      .map(({ variable }): ImportFailure => ({
        kind: 'emptyVariable',
        variable,
        files: unique(
          settings.imports
            .flatMap((each) => each.settings.variable(variable) ?? [])
            .filter(({ isEmptyValue }) => isEmptyValue)
            .flatMap((setting) => setting.files.map(shownPath)),
        ),
      })),
    ...removed
      .filter(({ outcome }) => outcome === 'blocked')
      .map(({ reference, usedBy }): ImportFailure => ({ kind: 'deletionBlocked', reference, usedBy })),
  ];
}

/** The settings files that go into any of the imports, in the order of the environment. */
function filesOf({ environment, index }: PlanScope, settings: PlanSettings): DeploymentSettings[] {
  const taken = new Set(settings.imports.flatMap((each) => each.files));
  return environment.files.flatMap(({ file }) => (taken.has(file) ? (index.settingsIn(file) ?? []) : []));
}

/** Those that `pac` does not take. */
function brokenSettings(files: readonly DeploymentSettings[]): DeploymentSettings[] {
  return files.filter(({ readable, misshapen }) => !readable || misshapen.length > 0);
}

/** What stands twice in one file, and not with the same value: the import fails or takes one of the two. */
function duplicates(files: readonly DeploymentSettings[]): ImportFailure[] {
  return files.flatMap(({ file, references, variables }) => {
    const lists = [
      references.map(({ logicalName: name, connectionId, connectorId = '' }) => ({
        name,
        value: JSON.stringify([connectionId, connectorId.toLowerCase()]),
      })),
      variables.map(({ schemaName: name, value }) => ({ name, value })),
    ];
    return lists
      .flatMap((entries) => [...groupBy(entries, ({ name }) => nameKey(name)).values()])
      .filter((entries) => new Set(entries.map(({ value }) => value)).size > 1)
      .map(([first]): ImportFailure => ({
        kind: 'duplicateSetting',
        name: first?.name ?? '',
        files: [shownPath(file)],
      }));
  });
}

/** A reference or flow that is not even listed as missing leaves flows off; all else that is absent stops the import. */
function missing({ kind, name, guid, owner, user }: SolutionNeed): ImportFailure[] {
  if (owner.where !== 'missing' || owner.dependency === 'notRead') {
    return [];
  }
  return owner.dependency === 'active' || kind === 'customConnector'
    ? [
        {
          kind: 'missingComponent',
          solution: solutionName(user),
          component: kind,
          name,
          guid: guid ?? null,
          dependency: owner.dependency,
        },
      ]
    : [];
}

type SettingFailure = Extract<ImportFailure, { kind: 'malformedConnectionId' | 'connectorMismatch' }>;

/** @param solutions Those whose imports get it. */
function settingFailures(
  { name, value, connectorId, files }: EffectiveSetting,
  solutions: readonly PlannedSolution[],
  { tokens, connectors }: PlanScope,
  owners: ComponentOwners,
): SettingFailure[] {
  const definition = owners.definitionInSet(
    name,
    solutions.map(({ solution }) => solution),
  );
  if (definition === undefined || value === '') {
    return [];
  }
  const reference = definition.logicalName;
  const shown = files.map(shownPath);
  if (!isBareConnectionId(value, tokens)) {
    const bareId = bareConnectionId(value, tokens) ?? null;
    return [{ kind: 'malformedConnectionId', reference, connectionId: value, bareId, files: shown }];
  }
  const settingsConnector = apiNameOf(connectorId ?? '');
  return settingsConnector !== '' &&
    !tokens.holdsToken(settingsConnector) &&
    settingsConnectorDiffers(settingsConnector, definition)
    ? [
        {
          kind: 'connectorMismatch',
          reference,
          connector: definition.apiName,
          connectorName: connectors.nameOf(definition.apiName, definition.customConnectorId),
          settingsConnector,
          settingsConnectorName: connectors.nameOf(settingsConnector),
          files: shown,
        },
      ]
    : [];
}

/** What fails in several imports is said once, with all its files. */
function withFilesTogether(failures: readonly SettingFailure[]): SettingFailure[] {
  const same = groupBy(failures, ({ reference, ...failure }) =>
    JSON.stringify({ ...failure, reference: nameKey(reference), files: [] }),
  );
  return [...same.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, files: unique([first, ...others].flatMap(({ files }) => files)) }] : [],
  );
}
