import type { FilePath } from '../../model/filePath';
import { settingsConnectorDiffers } from '../../model/connectorsDiffer';
import { apiNameOf, nameKey } from '../../model/names';
import { bareConnectionId, isBareConnectionId } from '../bareConnectionId';
import type { ComponentOwners } from './componentOwners';
import type { EffectiveSetting, EnvironmentSettings } from '../environmentSettings';
import { groupBy } from './groupBy';
import type { ImportFailure, RemovedReference, VariablePlan } from './importPlan';
import type { ImportOrder } from './importOrder';
import { type PlanScope, shownPath } from './planScope';
import { referenceConflicts } from './referenceConflicts';
import type { NeedsBySolution, SolutionNeed } from './solutionNeeds';

/** What makes the import fail as a whole. */
export function importFailures(
  scope: PlanScope,
  order: ImportOrder,
  needsOf: NeedsBySolution,
  settings: EnvironmentSettings,
  variables: readonly VariablePlan[],
  removed: readonly RemovedReference[],
  owners: ComponentOwners,
): ImportFailure[] {
  return [
    ...order.solutions.flatMap(({ refusal, name, path, solution }): ImportFailure[] => [
      ...(refusal === undefined ? [] : [{ kind: refusal, solution: name, path }]),
      ...[...solution.flows.values()]
        .filter(({ readable }) => !readable)
        .map(({ file }): ImportFailure => ({ kind: 'unreadable', solution: name, path: shownPath(file) })),
    ]),
    // Later on, each finds what it needs in the earlier version of the other.
    ...(scope.mode === 'first' ? order.cycles : []).map((cycle): ImportFailure => ({
      kind: 'dependencyCycle',
      solutions: cycle.map(({ name }) => name),
    })),
    ...order.solutions.flatMap((user) => (needsOf.get(user) ?? []).flatMap(missing)),
    ...referenceConflicts(scope, order.solutions),
    ...brokenSettings(scope).map((file): ImportFailure => ({ kind: 'brokenSettings', files: [shownPath(file)] })),
    ...duplicates(scope),
    ...settings.references().flatMap((setting) => settingFailures(setting, scope, owners)),
    ...variables
      .filter(({ status }) => status === 'empty')
      .map(({ variable }): ImportFailure => ({
        kind: 'emptyVariable',
        variable,
        files: (settings.variable(variable)?.files ?? []).map(shownPath),
      })),
    ...removed
      .filter(({ outcome }) => outcome === 'blocked')
      .map(({ reference, usedBy }): ImportFailure => ({ kind: 'deletionBlocked', reference, usedBy })),
  ];
}

/** Files that `pac` does not take. */
function brokenSettings({ environment, index }: PlanScope): FilePath[] {
  return environment.files
    .flatMap(({ file }) => index.settingsIn(file) ?? [])
    .filter(({ readable, misshapen }) => !readable || misshapen.length > 0)
    .map(({ file }) => file);
}

/** What stands twice in one file, and not with the same value: the import fails or takes one of the two. */
function duplicates({ environment, index }: PlanScope): ImportFailure[] {
  return environment.files
    .flatMap(({ file }) => index.settingsIn(file) ?? [])
    .flatMap(({ file, references, variables }) => {
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
          solution: user.name,
          component: kind,
          name,
          guid: guid ?? null,
          dependency: owner.dependency,
        },
      ]
    : [];
}

function settingFailures(
  { name, value, connectorId, files }: EffectiveSetting,
  { tokens, connectors }: PlanScope,
  owners: ComponentOwners,
): ImportFailure[] {
  const definition = owners.plannedDefinition(name);
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
          connectorName: connectors.of(definition.apiName, definition.customConnectorId),
          settingsConnector,
          settingsConnectorName: connectors.of(settingsConnector),
          files: shown,
        },
      ]
    : [];
}
