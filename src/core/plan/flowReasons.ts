import { connectorName } from '../connectors/connectorNames';
import { isShownAbsent } from '../dependencies/component';
import type { ComponentOwners } from '../dependencies/componentOwners';
import type { Owner } from '../dependencies/owner';
import type { ChildFlowCall, ConnectionEntry, Flow, FlowVariable } from '../model/flow';
import { guidKey, nameKey } from '../model/names';
import type { Solution } from '../model/solution';
import { calledFlows, type FlowFault, flowFaults, isCertainlyFlow, runOnlyKeys } from './faults/flowFaults';
import type { FlowReason, OfPlannedSolutions } from './flowPlan';
import type { PlannedSolution, PlanScope } from './planScope';
import type { ReferenceStates } from './referenceState';

/** What the verdict on a flow of a plan rests on, without the flows that it calls. */
export interface FlowBasis {
  readonly scope: PlanScope;
  readonly owners: ComponentOwners;
  readonly states: ReferenceStates;
  /** The keys of the environment variables that have no value after the import. */
  readonly withoutValue: ReadonlySet<string>;
}

/** The reasons for the verdict on a flow, without those that come from called flows of the plan. */
export function ownReasons(flow: Flow, importedWith: PlannedSolution, basis: FlowBasis): FlowReason[] {
  const { solution } = importedWith;
  const faults = flowFaults(flow, solution, basis.scope.index, basis.owners.roots);
  const ofPlan = faultsOfPlan(faults, flow, solution, basis);
  return [
    ...stateReasons(flow, solution, basis.scope),
    ...pipelineReasons(flow, basis.scope),
    ...faults.flatMap((fault) => faultReasons(fault, importedWith, basis, ofPlan.has(fault) ? { target: 'this' } : {})),
    ...flow.childFlows.flatMap((call) => undecidedChildReasons(call, solution, basis)),
    ...flow.entries.flatMap((entry) => connectionReasons(entry, importedWith, basis)),
    ...flow.childFlows.flatMap(({ workflowId }) => unreadChildReasons(workflowId, solution, basis.owners)),
    ...flow.variables.flatMap((variable) => variableReasons(variable, importedWith, basis)),
  ];
}

/** The faults that would not be faults if other solutions of the workspace were imported. */
function faultsOfPlan(
  faults: readonly FlowFault[],
  flow: Flow,
  solution: Solution,
  { scope: { index } }: FlowBasis,
): ReadonlySet<FlowFault> {
  // Most flows have none of these faults, so that they are judged only once.
  const candidates = faults.filter(
    ({ kind }) => kind === 'connectorMismatch' || kind === 'runOnlyChild' || kind === 'missingConnector',
  );
  const ofAny = candidates.length === 0 ? [] : flowFaults(flow, solution, index);
  return new Set(
    candidates.filter((fault) => !ofAny.some((each) => each.kind === fault.kind && placeOf(each) === placeOf(fault))),
  );
}

/** The part of the flow that a fault is about. */
function placeOf(fault: FlowFault): ConnectionEntry | ChildFlowCall | undefined {
  return 'entry' in fault ? fault.entry : 'call' in fault ? fault.call : undefined;
}

/**
 * A called flow that several solutions of the plan contain, of which only some have connections of the run-only user: it is
 * unknown which one the environment has in the end.
 */
function undecidedChildReasons(call: ChildFlowCall, user: Solution, { scope, owners }: FlowBasis): FlowReason[] {
  const children = calledFlows(call, user, scope.index, owners.roots).filter(({ solution }) =>
    owners.roots.has(solution.root),
  );
  const runOnly = children.filter(({ flow }) => runOnlyKeys(flow).length > 0);
  const [child] = runOnly;
  return child && runOnly.length < children.length ? [{ kind: 'childUnknown', flow: child.flow.name }] : [];
}

/**
 * A flow that the pipeline of the ALM Accelerator turns on or leaves out. The plan promises neither: it does not know
 * whether that pipeline imports the solutions, and the commands of the plan do not run it.
 */
function pipelineReasons(flow: Flow, { activations }: PlanScope): FlowReason[] {
  const decided = activations.stateOf(flow);
  return decided === undefined || (decided === 'on' && flow.state === 'on')
    ? []
    : [{ kind: 'pipelineDecides', state: decided }];
}

/** Source: docs/imports.md#flows-turned-on-or-off. */
function stateReasons(flow: Flow, solution: Solution, { novelty, activations }: PlanScope): FlowReason[] {
  const { readable, lacksDefinition, state, workflowId } = flow;
  const isUnreadable = !readable || (lacksDefinition && !isCertainlyFlow(flow));
  const isMissing = (): boolean => solution.missingFlows.some((each) => each.flow === flow);
  const off = novelty.isNew('flow', workflowId, solution) ? 'offInSource' : 'keepsState';
  return [
    ...(isUnreadable ? [{ kind: isMissing() ? 'fileMissing' : 'unreadable' } as const] : []),
    ...(state === 'on' || activations.stateOf(flow) === 'on'
      ? []
      : [{ kind: state === 'off' ? off : 'stateUnknown' } as const]),
  ];
}

/**
 * What a fault means for this import. A component that its solution does not contain is no reason if another solution of
 * the plan brings it, or if the environment has it.
 */
function faultReasons(
  fault: FlowFault,
  { solution, managed }: PlannedSolution,
  { scope: { index }, owners }: FlowBasis,
  target: OfPlannedSolutions,
): FlowReason[] {
  switch (fault.kind) {
    case 'raw': {
      const { key, apiName, use } = fault.entry;
      const name = connectorName(fault.entry, index);
      return [
        {
          kind: 'raw',
          key,
          connector: apiName,
          connectorName: name,
          use: use === 'known' ? 'known' : 'possible',
          isReplaced: !managed,
        },
      ];
    }
    case 'undeclaredKey':
      return [{ kind: 'undeclaredKey', key: fault.use.key }];
    case 'noDefinition':
    case 'noConnectionsParameter':
      return [{ kind: fault.kind }];
    case 'connectorMismatch': {
      const { reference, definition } = fault;
      return [
        {
          kind: 'connectorMismatch',
          reference,
          connector: definition.reference.apiName,
          connectorName: connectorName(definition.reference, index),
          ...target,
        },
      ];
    }
    case 'runOnlyChild':
      return [{ kind: 'runOnlyChild', flow: fault.child.flow.name, ...target }];
    case 'undefinedReference': {
      const { reference } = fault;
      const owner = owners.ownerOfReference(reference, solution);
      return owner.where === 'missing' ? [{ kind: 'undefinedReference', reference, dependency: owner.dependency }] : [];
    }
    case 'missingConnector': {
      const { entry, connector } = fault;
      const owner = owners.ownerOfConnector(connector.names, solution);
      const { apiName, apiLogicalName } = entry;
      const customConnectorId = connector.definition?.reference.customConnectorId;
      return owner.where === 'missing'
        ? [
            {
              kind: 'missingConnector',
              connector: connector.shownName,
              connectorName: connectorName({ apiName, apiLogicalName, customConnectorId }, index),
              dependency: owner.dependency,
              ...target,
            },
          ]
        : [];
    }
    case 'missingFlow': {
      const { workflowId } = fault.call;
      const owner = owners.ownerOfChildFlow(workflowId, solution);
      // An id that isn't a GUID is computed, so nobody knows which flow is called.
      return owner.where === 'missing'
        ? [{ kind: 'missingChild', flow: workflowId, dependency: fault.use.isOwnRead ? owner.dependency : 'notRead' }]
        : [];
    }
    case 'undefinedVariable': {
      const { schemaName } = fault.variable;
      const owner = owners.ownerOfVariable(schemaName, solution);
      return owner.where === 'missing'
        ? [{ kind: 'undefinedVariable', variable: schemaName, dependency: owner.dependency }]
        : [];
    }
  }
}

/** What is said of a called flow that was not read. The verdict on one that was read is passed on to its callers. */
function unreadChildReasons(workflowId: string, user: Solution, owners: ComponentOwners): FlowReason[] {
  if (owners.calledFlow(workflowId, user)) {
    return [];
  }
  const owner = owners.ownerOfChildFlow(workflowId, user);
  return owner.where === 'own' || owner.where === 'inSet'
    ? [{ kind: 'childUnknown', flow: guidKey(workflowId) }]
    : outside('childFlow', workflowId, owner);
}

/** Whether the reference of an entry has a connection after the import. */
function connectionReasons(
  { reference, runtimeSource }: ConnectionEntry,
  importedWith: PlannedSolution,
  { states }: FlowBasis,
): FlowReason[] {
  if (reference === undefined) {
    return [];
  }
  const isRunOnly = runtimeSource === 'invoker';
  const state = states.get(reference, importedWith);
  switch (state.status) {
    case 'unmapped':
      return [isRunOnly ? { kind: 'runOnlyUser', reference } : { kind: 'unmapped', reference, entry: state.entry }];
    case 'kept':
      return [{ kind: isRunOnly ? 'runOnlyUser' : 'keepsConnection', reference }];
    case 'outside':
      return [{ kind: 'outside', component: 'connectionReference', name: reference, owner: state.owner }];
    case 'undefined':
    case 'mapped':
    case 'token':
    case 'external':
      return [];
  }
}

function variableReasons(
  { schemaName }: FlowVariable,
  { solution }: PlannedSolution,
  { owners, withoutValue }: FlowBasis,
): FlowReason[] {
  const owner = owners.ownerOfVariable(schemaName, solution);
  return (owner.where === 'own' || owner.where === 'inSet') && withoutValue.has(nameKey(schemaName))
    ? [{ kind: 'variableWithoutValue', variable: schemaName }]
    : outside('environmentVariable', schemaName, owner);
}

function outside(component: 'childFlow' | 'environmentVariable', name: string, owner: Owner): FlowReason[] {
  return owner.where === 'listed' || owner.where === 'inWorkspace'
    ? [{ kind: 'outside', component, name, owner: owner.owner }]
    : [];
}

/** The verdict on a flow that has only this reason. */
export function verdictOfFlowReason(reason: FlowReason): 'on' | 'off' | 'unknown' {
  switch (reason.kind) {
    case 'keepsConnection':
      return 'on';
    case 'runOnlyUser':
    case 'outside':
    case 'childUnknown':
    case 'keepsState':
    case 'pipelineDecides':
    case 'stateUnknown':
    case 'unreadable':
    case 'fileMissing':
      return 'unknown';
    case 'undefinedReference':
    case 'missingConnector':
    case 'missingChild':
    case 'undefinedVariable':
      return isShownAbsent(reason.dependency) ? 'off' : 'unknown';
    case 'raw':
      // docs/imports.md#managed-and-unmanaged
      return reason.isReplaced ? 'unknown' : 'off';
    case 'variableWithoutValue':
    case 'offInSource':
    case 'unmapped':
    case 'noDefinition':
    case 'undeclaredKey':
    case 'noConnectionsParameter':
    case 'connectorMismatch':
    case 'runOnlyChild':
    case 'childOff':
      return 'off';
  }
}
