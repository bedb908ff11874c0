import type { DeploymentEnvironment, ImportMode } from '../model/deploymentEnvironment';
import type { Solution } from '../model/solution';
import { solutionName } from '../model/solutionIdentity';
import { compareNames } from '../model/names';
import type { WorkspaceIndex } from '../model/workspaceIndex';
import { activationOrder, calledNames } from './activationOrder';
import { canvasSteps } from './canvasSteps';
import { activatorOf, connectionNeeds } from './connectionNeeds';
import { connectorPasses } from './connectorPasses';
import { isProductionName } from '../settings/environmentNames';
import { EnvironmentSettings } from '../settings/environmentSettings';
import { flowVerdicts, type PlannedFlow } from './flowVerdicts';
import { importFailures } from './importFailures';
import { dependencies } from '../dependencies/importOrder';
import { importSequence } from './importSequence';
import { importable } from './importable';
import type { ImportFailure } from './importFailure';
import type { ImportPlan, SolutionConcern } from './importPlan';
import { lacksComponent } from './userPlan';
import { connectionSteps } from './connectionSteps';
import { pacCommands } from './pacCommands';
import { pipelinePlan } from './pipelinePlan';
import { type PlannedSolution, shownPath } from './planScope';
import { PlanSettings } from './planSettings';
import { assumedPresent, prerequisites } from './prerequisites';
import { certaintyOfFailure } from './reasonFacts';
import { ReferenceStates } from './referenceState';
import { olderSolutions } from './olderSolutions';
import { releaseConnectors } from './releaseConnectors';
import { removedReferences } from './removedReferences';
import { type ScopeWithNeeds, scopeWithNeeds } from './scopeWithNeeds';
import type { SolutionNeed } from '../dependencies/solutionNeeds';
import { type PlannedUser, userVerdicts } from './userVerdicts';
import { variablePlans } from './variablePlans';
import { variableSteps } from './variableSteps';

/**
 * Computes what the import of an environment's solutions does and what it needs. The facts about imports are in
 * docs/imports.md#first-import-update-and-upgrade and the headings after it.
 * @param mode If it is omitted, the import mode of the environment.
 * @param base The solutions of an earlier release that the environment has. They show what is new in an update or upgrade.
 */
export function computeImportPlan(
  environment: DeploymentEnvironment,
  index: WorkspaceIndex,
  mode: ImportMode = environment.import,
  base: readonly Solution[] = [],
): ImportPlan {
  return importPlanOf(scopeWithNeeds(environment, index, mode, base), base.length > 0);
}

/**
 * Computes the import plan of solutions that are chosen already.
 * @param hasBase Whether an earlier release is known.
 */
export function importPlanOf(
  { scope, set, owners, needsOf, addedForOthers, addedAsUsers }: ScopeWithNeeds,
  hasBase: boolean,
): ImportPlan {
  const { environment, index, mode } = scope;
  const needs = [...needsOf.values()].flat();
  const order = importSequence(set.solutions, needsOf, scope.novelty);
  const planned = new Map(scope.solutions.map((each) => [each.solution, each]));
  const solutions = order.solutions.flatMap((solution) => planned.get(solution) ?? []);
  const settings = new PlanSettings(scope, solutions);
  const states = new ReferenceStates(scope, owners, settings);
  const variables = variablePlans(scope, settings);
  const flows = flowVerdicts(scope, solutions, owners, states, variables);
  const users = userVerdicts(solutions, flows, owners, states, scope.index);
  const flowsToTurnOn = activationOrder(flows, owners);
  const isToTurnOn = new Set(flowsToTurnOn);
  const inPlanOrder = flows.filter((flow) => isToTurnOn.has(flow));
  const removed = removedReferences(scope, solutions, new EnvironmentSettings(environment, index), needs);
  const passes = connectorPasses(solutions, states, scope);
  const failures = importFailures(scope, solutions, order.newCycles, needsOf, settings, variables, removed);
  const userPlans = users.map(({ plan }) => plan);
  const connections = connectionNeeds(inPlanOrder, states, scope.index);
  const flowPlans = flows.map(({ plan }) => plan);
  const required = prerequisites(needs, environment.unknownSolutions);
  const withCommands = importable(solutions, order, failures, removed);
  const isImported = new Set(withCommands);
  return {
    environment: environment.name,
    environmentId: environment.environmentId ?? null,
    importMode: mode,
    managed: environment.managed ?? null,
    withoutBase: solutions.filter(({ solution }) => !scope.novelty.isKnown(solution)).map(({ name }) => name),
    hasBase,
    verdict: verdictOf(failures, flows, users, environment),
    assumedPresent: assumedPresent(required, needs, passes),
    solutionsKnown: scope.solutionsKnown,
    solutionsDeclared: environment.areSolutionsDeclared,
    solutions: solutions.map((each) => ({
      solution: each.name,
      path: each.path,
      version: each.solution.manifest?.version ?? '',
      managed: each.managed,
      dependsOn: dependencies(needsOf.get(each.solution) ?? []),
      newNeeds: dependencies(order.newNeeds.get(each.solution) ?? []),
      takenInFor: addedForOthers.has(each) ? usersOf(each.solution, needs) : [],
      takenInAsUser: addedAsUsers.has(each),
      source: each.source && { path: shownPath(each.source.root), version: each.source.manifest?.version ?? '' },
      concerns: concernsOf(each, environment.name),
    })),
    cycles: order.cycles.map((cycle) => cycle.map(solutionName)),
    unsupported: scope.unsupported,
    notPlanned: scope.notPlanned,
    prerequisites: required,
    failures,
    flows: flowPlans,
    users: userPlans,
    pipeline: pipelinePlan(
      scope,
      flows.map(({ flow }) => flow),
    ),
    importer: environment.importAs ?? null,
    activator: activatorOf(environment),
    connections,
    connectorPasses: passes,
    canvasSteps: canvasSteps(solutions, owners, scope.index),
    variables,
    removedReferences: removed,
    activation: flowsToTurnOn
      .filter(({ importedWith }) => isImported.has(importedWith))
      .map((flow) => ({
        flow: flow.flow.name,
        solution: flow.importedWith.name,
        calls: calledNames(flow, owners),
        needsFix: flow.needsFix,
      })),
    commands: pacCommands(scope, withCommands, passes, settings, [
      ...connectionSteps(connections, userPlans, withCommands, passes, settings, index),
      ...variableSteps(variables, failures, flowPlans, withCommands, settings),
    ]),
    connectors: releaseConnectors(solutions, index),
    olderSolutions: olderSolutions(solutions, index.solutions()),
  };
}

/**
 * The verdict on the whole import. Flows that are turned off in the source files do not count, because they are meant
 * to stay turned off.
 */
function verdictOf(
  failures: readonly ImportFailure[],
  flows: readonly PlannedFlow[],
  users: readonly PlannedUser[],
  { files }: DeploymentEnvironment,
): ImportPlan['verdict'] {
  if (failures.some((failure) => certaintyOfFailure(failure) === 'known')) {
    return 'fails';
  }
  if (failures.length > 0 || users.some(({ plan }) => lacksComponent(plan))) {
    return 'uncertain';
  }
  const off = flows.filter(({ plan }) => plan.onInSource && plan.verdict === 'off');
  const broken = users.filter(({ plan }) => plan.verdict === 'broken');
  if (off.length === 0 && broken.length === 0) {
    return 'fine';
  }
  // Without settings files, people choose the connections during the import.
  return files.length === 0 &&
    off.every((flow) => flow.needsConnections) &&
    broken.every((user) => user.needsConnections)
    ? 'needsConnections'
    : 'flowsOff';
}

function concernsOf({ solution, managed }: PlannedSolution, environment: string): SolutionConcern[] {
  const hasVersion = /[1-9]/.test(solution.manifest?.version ?? '1');
  return [
    ...(!managed && isProductionName(environment) ? ['unmanagedInProduction' as const] : []),
    ...(hasVersion ? [] : ['noVersion' as const]),
  ];
}

/** The names of the solutions that need a given solution, sorted. */
function usersOf(solution: Solution, needs: readonly SolutionNeed[]): string[] {
  const users = needs.filter(({ owner }) => owner.where === 'inSet' && owner.holder === solution);
  return [...new Set(users.map(({ user }) => solutionName(user)))].sort(compareNames);
}
