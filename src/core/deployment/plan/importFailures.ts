import { apiNameOf, isCustomApiName, sameName } from '../../model/names';
import type { EffectiveSettings } from './effectiveSettings';
import type { ImportFailure, RemovedReference, VariablePlan } from './importPlan';
import type { ImportOrder } from './importOrder';
import { type PlanScope, shownPath } from './planScope';
import type { SolutionNeed } from './solutionNeeds';

/** What makes the import fail as a whole. */
export function importFailures(
  scope: PlanScope,
  order: ImportOrder,
  needs: readonly SolutionNeed[],
  settings: EffectiveSettings,
  variables: readonly VariablePlan[],
  removed: readonly RemovedReference[],
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
    ...order.solutions.flatMap((user) => needs.filter((need) => need.user === user).flatMap(missing)),
    ...settings.references().flatMap((setting) => settingFailures(setting, scope)),
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

/** A reference or flow that is not even listed as missing leaves flows off; all else that is absent stops the import. */
function missing({ kind, name, owner, user }: SolutionNeed): ImportFailure[] {
  if (owner.where !== 'missing' || owner.dependency === 'notRead') {
    return [];
  }
  return owner.dependency === 'active' || kind === 'customConnector'
    ? [{ kind: 'missingComponent', solution: user.name, component: kind, name, dependency: owner.dependency }]
    : [];
}

function settingFailures(
  { name, value, connectorId, files }: ReturnType<EffectiveSettings['references']>[number],
  { solutions, index, holdsToken }: PlanScope,
): ImportFailure[] {
  const definition = solutions
    .flatMap(({ solution }) => index.definitionsOf(name).filter((each) => each.solution.root === solution.root))
    .map(({ reference }) => reference)[0];
  if (definition === undefined || value === '' || holdsToken(value)) {
    return [];
  }
  const shown = files.map(shownPath);
  if (/[\s/{}]/.test(value)) {
    return [{ kind: 'malformedConnectionId', reference: definition.logicalName, connectionId: value, files: shown }];
  }
  const settingsConnector = apiNameOf(connectorId ?? '');
  // A custom connector has another id in every environment.
  const isCustom = definition.customConnectorId !== undefined || isCustomApiName(definition.apiName);
  return !isCustom &&
    ![settingsConnector, definition.apiName].includes('') &&
    !sameName(settingsConnector, definition.apiName) &&
    !holdsToken(settingsConnector)
    ? [
        {
          kind: 'connectorMismatch',
          reference: definition.logicalName,
          connector: definition.apiName,
          settingsConnector,
          files: shown,
        },
      ]
    : [];
}
