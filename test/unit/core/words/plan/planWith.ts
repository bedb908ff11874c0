import type { FlowPlan } from '../../../../../src/core/plan/flowPlan';
import type { ImportPlan, PlannedSolutionStep } from '../../../../../src/core/plan/importPlan';

/** A plan without anything to say, but for what a test says about it. */
export function planWith(more: Partial<ImportPlan>): ImportPlan {
  return {
    environment: 'Test',
    environmentId: null,
    importMode: 'first',
    managed: null,
    withoutBase: [],
    hasBase: false,
    verdict: 'fine',
    assumedPresent: [],
    solutionsKnown: true,
    solutionsDeclared: true,
    solutions: [],
    cycles: [],
    unsupported: [],
    notPlanned: [],
    prerequisites: [],
    failures: [],
    flows: [],
    users: [],
    pipeline: null,
    importer: null,
    activator: null,
    connections: [],
    connectorPasses: [],
    canvasSteps: [],
    variables: [],
    removedReferences: [],
    activation: [],
    commands: [],
    connectors: [],
    olderSolutions: [],
    ...more,
  };
}

export function stepOf(solution: string, more: Partial<PlannedSolutionStep> = {}): PlannedSolutionStep {
  return {
    solution,
    path: solution,
    version: '1.0',
    managed: true,
    dependsOn: [],
    newNeeds: [],
    takenInFor: [],
    takenInAsUser: false,
    source: undefined,
    concerns: [],
    ...more,
  };
}

export function flowOf(flow: string, verdict: FlowPlan['verdict'], more: Partial<FlowPlan> = {}): FlowPlan {
  return { flow, solution: 'Contoso', path: flow, onInSource: true, verdict, reasons: [], ...more };
}
