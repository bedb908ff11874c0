import { connectorName } from '../connectors/connectorNames';
import type { DeploymentSettings } from '../model/deploymentSettings';
import { settingsConnectorDiffers } from '../connectors/connectorIdentity';
import { folderOf, isBelow } from '../model/filePath';
import { apiNameOf, compareNames, nameKey, sameName } from '../model/names';
import { solutionName } from '../model/solutionIdentity';
import { bareConnectionId, isBareConnectionId } from '../settings/bareConnectionId';
import { isShownAbsent } from '../dependencies/component';
import type { EffectiveSetting } from '../settings/environmentSettings';
import { groupBy } from '../text/groupBy';
import { isWithoutDefinition } from './faults/flowFaults';
import type { ImportFailure } from './importFailure';
import type { RemovedReference, VariablePlan } from './importPlan';
import type { ImportSequence } from './importSequence';
import { type PlannedSolution, type PlanScope, shownPath } from './planScope';
import type { PlanSettings } from './planSettings';
import { referenceConflicts } from './referenceConflicts';
import type { NeedsBySolution, SolutionNeed } from '../dependencies/solutionNeeds';
import { unique } from '../text/unique';
import { upgradeFailures } from './upgradeFailures';

/** The reasons why the whole import of a plan fails. Empty if it works. */
export function importFailures(
  scope: PlanScope,
  solutions: readonly PlannedSolution[],
  newCycles: ImportSequence['newCycles'],
  needsOf: NeedsBySolution,
  settings: PlanSettings,
  variables: readonly VariablePlan[],
  removed: readonly RemovedReference[],
): ImportFailure[] {
  const files = filesOf(scope, settings);
  return [
    ...solutions.flatMap(({ refusal, name, path, solution }): ImportFailure[] => [
      ...(refusal === undefined ? [] : [{ kind: refusal, solution: name, path }]),
      ...solution.missingFlows.map(({ flow }): ImportFailure => ({
        kind: 'missingFile',
        solution: name,
        path: shownPath(flow.file),
      })),
      ...[...solution.flows.values()].filter(isWithoutDefinition).map(({ file }): ImportFailure => ({
        kind: 'noDefinition',
        solution: name,
        path: shownPath(file),
      })),
      ...solution.brokenFiles.map((file): ImportFailure => ({
        kind: 'unreadable',
        solution: name,
        path: shownPath(file),
      })),
    ]),
    ...notReadFailures(scope, solutions),
    ...newCycles.map((cycle): ImportFailure => ({ kind: 'dependencyCycle', solutions: cycle.map(solutionName) })),
    ...solutions.flatMap(({ solution }) => (needsOf.get(solution) ?? []).flatMap(missingFailures)),
    ...referenceConflicts(scope, solutions),
    ...brokenSettings(files).map(({ file }): ImportFailure => ({ kind: 'brokenSettings', files: [shownPath(file)] })),
    ...duplicateFailures(files),
    ...joinEqualFailures(
      settings.imports.flatMap(({ settings: each, solutions: users }) =>
        each.references().flatMap((setting) => settingFailures(setting, users, scope)),
      ),
    ),
    ...emptyVariables(scope, settings, variables),
    ...upgradeFailures(scope, solutions, removed),
  ];
}

/**
 * The variables with an empty value: those of the planned solutions, and those that no solution of the workspace has. A file
 * with the empty value of a variable of another solution is not given to the import as it is.
 */
function emptyVariables(
  { index }: PlanScope,
  { imports }: PlanSettings,
  variables: readonly VariablePlan[],
): ImportFailure[] {
  const planned = new Set(variables.map(({ variable }) => nameKey(variable)));
  const empty = imports
    .flatMap(({ settings }) => settings.variables())
    .filter(
      ({ name, isEmptyValue }) =>
        isEmptyValue && (planned.has(nameKey(name)) || index.variablesNamed(name).length === 0),
    );
  return [...groupBy(empty, ({ name }) => nameKey(name)).values()]
    .map((same) => ({
      kind: 'emptyVariable' as const,
      variable:
        variables.find(({ variable }) => sameName(variable, same[0]?.name ?? ''))?.variable ?? same[0]?.name ?? '',
      files: unique(same.flatMap(({ files }) => files.map(shownPath))),
    }))
    .sort((one, other) => compareNames(one.variable, other.variable));
}

/** Whatever was not read may be a part of a planned solution, or a settings file of the environment. */
function notReadFailures({ environment, index }: PlanScope, solutions: readonly PlannedSolution[]): ImportFailure[] {
  return index
    .gaps()
    .filter(({ path }) => folderOf(path) === environment.folder)
    .map(({ path }) => ({
      kind: 'notRead',
      solution: solutions.find(({ solution }) => isBelow(path, solution.root))?.name ?? '',
      path: shownPath(path),
    }));
}

/** The settings files that at least one import of the plan uses, in the order in which the environment lists them. */
function filesOf({ environment, index }: PlanScope, settings: PlanSettings): DeploymentSettings[] {
  const used = new Set(settings.imports.flatMap((each) => each.files));
  return environment.files.flatMap(({ file }) => (used.has(file) ? (index.settingsIn(file) ?? []) : []));
}

/** The settings files that `pac` cannot read: invalid JSON or a wrong shape (docs/formats.md#deployment-settings-files). */
function brokenSettings(files: readonly DeploymentSettings[]): DeploymentSettings[] {
  return files.filter(({ readable, misshapen }) => !readable || misshapen.length > 0);
}

/** A failure for each name with several entries in one settings file: the import fails, or uses one of the entries. */
function duplicateFailures(files: readonly DeploymentSettings[]): ImportFailure[] {
  return files.flatMap(({ file, references, variables }) => {
    const lists = [references.map(({ logicalName }) => logicalName), variables.map(({ schemaName }) => schemaName)];
    return lists
      .flatMap((names) => [...groupBy(names, nameKey).values()])
      .filter((names) => names.length > 1)
      .map(([name = '']): ImportFailure => ({ kind: 'duplicateSetting', name, files: [shownPath(file)] }));
  });
}

/**
 * A missing component makes the import fail if `MissingDependencies` lists it, or if Dataverse looks it up for a
 * connection reference, a connection of a flow, an app or an agent. Other missing components leave flows turned off, and
 * whether they also make the import fail is not known (docs/imports.md#missing-dependencies).
 */
function missingFailures({ kind, name, guid, owner, user, importCheck }: SolutionNeed): ImportFailure[] {
  if (owner.where !== 'missing' || !isShownAbsent(owner.dependency)) {
    return [];
  }
  const isListed = owner.dependency !== 'unlisted';
  return isListed || importCheck !== 'unknown'
    ? [
        {
          kind: 'missingComponent',
          solution: solutionName(user),
          component: kind,
          name,
          guid: guid ?? null,
          dependency: owner.dependency,
          owner: owner.owner ?? null,
          certainty: !isListed && importCheck === 'expected' ? 'expected' : 'known',
        },
      ]
    : [];
}

type SettingFailure = Extract<
  ImportFailure,
  { kind: 'malformedConnectionId' | 'placeholderConnectionId' | 'connectorMismatch' }
>;

/**
 * The failures that one entry for a connection reference causes: a connection id that none has, or another connector.
 * @param solutions The solutions whose imports use the entry.
 */
function settingFailures(
  { name, value, placeholder, connectorId, files }: EffectiveSetting,
  solutions: readonly PlannedSolution[],
  { tokens, index }: PlanScope,
): SettingFailure[] {
  // An entry for a reference of another solution belongs to the import of that solution.
  const definitions = solutions
    .flatMap(({ solution }) => solution.connectionReferences)
    .filter(({ logicalName }) => sameName(logicalName, name));
  const [definition] = definitions;
  if (definition === undefined) {
    return [];
  }
  const reference = definition.logicalName;
  const paths = files.map(shownPath);
  if (value === '') {
    return placeholder === undefined
      ? []
      : [{ kind: 'placeholderConnectionId', reference, connectionId: placeholder, files: paths }];
  }
  if (!isBareConnectionId(value, tokens)) {
    const bareId = bareConnectionId(value, tokens) ?? null;
    return [{ kind: 'malformedConnectionId', reference, connectionId: value, bareId, files: paths }];
  }
  const settingsConnector = apiNameOf(connectorId ?? '');
  return settingsConnector !== '' &&
    !tokens.holdsToken(settingsConnector) &&
    definitions.every((each) => settingsConnectorDiffers(settingsConnector, each))
    ? [
        {
          kind: 'connectorMismatch',
          reference,
          connector: definition.apiName,
          connectorName: connectorName(definition, index),
          settingsConnector,
          settingsConnectorName: connectorName({ apiName: settingsConnector }, index),
          files: paths,
        },
      ]
    : [];
}

/**
 * Joins equal failures of several imports into one failure with the settings files of all of them. Otherwise the plan
 * would print the same failure for each import.
 */
function joinEqualFailures(failures: readonly SettingFailure[]): SettingFailure[] {
  const same = groupBy(failures, ({ reference, ...failure }) =>
    JSON.stringify({ ...failure, reference: nameKey(reference), files: [] }),
  );
  return [...same.values()].flatMap(([first, ...others]) =>
    first ? [{ ...first, files: unique([first, ...others].flatMap(({ files }) => files)) }] : [],
  );
}
