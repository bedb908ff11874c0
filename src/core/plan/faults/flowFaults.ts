import { compareEntry } from '../../connectors/connectorIdentity';
import { holdersInForce, type RootsOfSet } from '../../dependencies/currentHolders';
import type { ChildFlowCall, ConnectionEntry, Flow, FlowVariable, UndeclaredUse } from '../../model/flow';
import type { SolutionIdentity } from '../../model/solutionIdentity';
import type { FactIndex, FlowHolder, ReferenceDefinition } from '../../model/workspaceIndex';
import { uniqueBy } from '../../text/unique';
import type { AbsentUse } from './absentUse';
import {
  absentConnector,
  absentFlow,
  absentReference,
  absentVariable,
  customConnectorOfEntry,
  type UsedConnector,
} from './usedComponents';

/**
 * What is wrong with a flow whatever the target environment is. Rules report each fault, and the import plan judges what
 * it means for one import. The sources are in `reasonFacts`.
 */
export type FlowFault =
  /** The JSON file is certainly that of a flow, and contains no definition. */
  | { readonly kind: 'noDefinition' }
  | { readonly kind: 'raw'; readonly entry: ConnectionEntry }
  | { readonly kind: 'undeclaredKey'; readonly use: UndeclaredUse }
  /** The flow has connections, and its definition has no parameter `$connections`. */
  | { readonly kind: 'noConnectionsParameter' }
  | {
      readonly kind: 'connectorMismatch';
      readonly entry: ConnectionEntry;
      readonly reference: string;
      readonly definition: ReferenceDefinition;
    }
  | {
      readonly kind: 'undefinedReference';
      readonly entry: ConnectionEntry;
      readonly reference: string;
      readonly use: AbsentUse;
    }
  | {
      readonly kind: 'missingConnector';
      readonly entry: ConnectionEntry;
      readonly connector: UsedConnector;
      readonly use: AbsentUse;
    }
  | { readonly kind: 'missingFlow'; readonly call: ChildFlowCall; readonly use: AbsentUse }
  /** The called child flow uses connections of the run-only user, which child flows cannot do. */
  | {
      readonly kind: 'runOnlyChild';
      readonly call: ChildFlowCall;
      readonly child: FlowHolder;
      readonly keys: readonly string[];
    }
  | { readonly kind: 'undefinedVariable'; readonly variable: FlowVariable; readonly use: AbsentUse };

/**
 * The faults of a flow, in the order of its entries, calls and variables.
 * @param set The solutions that are imported together; omitted for a judgement on any environment.
 */
export function flowFaults(flow: Flow, solution: SolutionIdentity, index: FactIndex, set?: RootsOfSet): FlowFault[] {
  const { entries, undeclaredUses, lacksConnectionsParameter, childFlows, variables } = flow;
  return [
    ...(isWithoutDefinition(flow) ? [{ kind: 'noDefinition' } as const] : []),
    ...entries.flatMap((entry) => entryFaults(entry, solution, index, set)),
    ...undeclaredUses.map((use): FlowFault => ({ kind: 'undeclaredKey', use })),
    ...(lacksConnectionsParameter && entries.length > 0 ? [{ kind: 'noConnectionsParameter' } as const] : []),
    ...childFlows.flatMap((call) => callFaults(call, solution, index, set)),
    ...uniqueBy(variables, ({ schemaName }) => schemaName).flatMap((variable): FlowFault[] => {
      const use = absentVariable(variable.schemaName, solution, index);
      return use ? [{ kind: 'undefinedVariable', variable, use }] : [];
    }),
  ];
}

/** Whether the JSON file of a flow contains no definition of one. */
export function isWithoutDefinition(flow: Flow): boolean {
  return flow.lacksDefinition && isCertainlyFlow(flow);
}

/**
 * Whether a JSON file in the folder of flows is one of a cloud flow: it has metadata, or a name with a GUID. Metadata that
 * cannot be read may be that of a desktop flow.
 */
export function isCertainlyFlow({ workflowId, state }: Flow): boolean {
  return workflowId !== undefined && state !== 'unreadable';
}

function entryFaults(
  entry: ConnectionEntry,
  solution: SolutionIdentity,
  index: FactIndex,
  set: RootsOfSet | undefined,
): FlowFault[] {
  const { reference, use: entryUse } = entry;
  const faults: FlowFault[] = [];
  if (reference === undefined) {
    if (entryUse !== 'none') {
      faults.push({ kind: 'raw', entry });
    }
  } else {
    const use = absentReference(reference, solution, index);
    if (use) {
      faults.push({ kind: 'undefinedReference', entry, reference, use });
    }
    const definition = otherConnectorOf(entry, reference, solution, index, set);
    if (definition) {
      faults.push({ kind: 'connectorMismatch', entry, reference, definition });
    }
  }
  const connector = customConnectorOfEntry(entry, solution, index, set);
  const use = connector && absentConnector(connector, solution, index);
  if (use) {
    faults.push({ kind: 'missingConnector', entry, connector, use });
  }
  return faults;
}

/**
 * The definition of an entry's reference if it is for another connector than the entry. The definitions in the flow's
 * own solution count if there are any, and one that fits is enough.
 */
function otherConnectorOf(
  entry: ConnectionEntry,
  reference: string,
  user: SolutionIdentity,
  index: FactIndex,
  set: RootsOfSet | undefined,
): ReferenceDefinition | undefined {
  const definitions = entry.apiName === '' ? [] : holdersInForce(index.definitionsOf(reference), user, index, set);
  return definitions.every((each) => compareEntry(entry, each.reference, index) === 'other')
    ? definitions[0]
    : undefined;
}

function callFaults(
  call: ChildFlowCall,
  solution: SolutionIdentity,
  index: FactIndex,
  set: RootsOfSet | undefined,
): FlowFault[] {
  const use = absentFlow(call.workflowId, solution, index);
  const children = calledFlows(call, solution, index, set);
  const [child] = children;
  return [
    ...(use ? [{ kind: 'missingFlow', call, use } as const] : []),
    ...(child && children.every(({ flow }) => runOnlyKeys(flow).length > 0)
      ? [{ kind: 'runOnlyChild', call, child, keys: runOnlyKeys(child.flow) } as const]
      : []),
  ];
}

/**
 * The flows that a call may refer to, with the solutions that contain them: the one in the caller's solution, or else those
 * of the set, or else all. If several solutions contain the flow, an environment may get it from any of them.
 */
export function calledFlows(
  { workflowId }: Pick<ChildFlowCall, 'workflowId'>,
  user: SolutionIdentity,
  index: FactIndex,
  set?: RootsOfSet,
): FlowHolder[] {
  return holdersInForce(index.flowsWithId(workflowId), user, index, set);
}

/** The keys of the connection entries of a flow that are for the run-only user. */
export function runOnlyKeys({ entries }: Flow): string[] {
  return entries.filter(({ runtimeSource }) => runtimeSource === 'invoker').map(({ key }) => key);
}
