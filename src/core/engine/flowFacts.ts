import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { type UseKey, useKey } from '../model/use';
import type { Fact } from './facts';

/**
 * Returns the facts that change when a flow is added, removed or replaced, except the facts about users of references:
 * the caller adds those.
 * @param before The flow before the change; undefined when it was added.
 * @param after The flow after the change; undefined when it was removed.
 */
export function changedFlowFacts(file: FilePath, before: Flow | undefined, after: Flow | undefined): Fact[] {
  const isSame = serializeForOtherChecks(before) === serializeForOtherChecks(after);
  return [...(isSame ? [] : [{ kind: 'flow', file } as const]), ...workflowIdFacts(before, after)];
}

/**
 * Returns the keys of the connection references, custom connectors, flows and environment variables that a flow is known
 * to use; empty if the flow is undefined.
 */
export function useKeysOf(flow: Flow | undefined): Set<UseKey> {
  const keys = new Set<UseKey>();
  for (const { reference, apiLogicalName } of flow?.entries ?? []) {
    if (reference !== undefined) {
      keys.add(useKey('connectionReference', reference));
    }
    if (apiLogicalName !== undefined) {
      keys.add(useKey('customConnector', apiLogicalName));
    }
  }
  flow?.namedReferences?.forEach((name) => keys.add(useKey('connectionReference', name)));
  flow?.variables.forEach(({ schemaName }) => keys.add(useKey('environmentVariable', schemaName)));
  flow?.childFlows.forEach(({ workflowId }) => keys.add(useKey('flow', workflowId)));
  return keys;
}

/**
 * Serializes the parts of a flow that the checks of other flows, solutions and settings files read through the fact
 * `flow`. Two versions of a flow are compared by these parts: otherwise every edit of a flow would check the other
 * subjects again.
 */
function serializeForOtherChecks(flow: Flow | undefined): string {
  return JSON.stringify(
    flow && [
      flow.name,
      flow.state,
      flow.readable,
      flow.entries.map(({ reference, runtimeSource }) => [reference, runtimeSource === 'invoker']),
    ],
  );
}

/**
 * Returns the facts that change for a parent flow, which runs the changed flow as its child flow. From the content of
 * the child flow, rules for a parent flow read only its name, whether it is readable, and its entries that use the
 * connections of the person who runs the flow.
 */
function workflowIdFacts(before: Flow | undefined, after: Flow | undefined): Fact[] {
  const ids = new Set([before, after].flatMap((flow) => flow?.workflowId ?? []));
  const isSame =
    before !== undefined &&
    after !== undefined &&
    ids.size < 2 &&
    before.name === after.name &&
    before.readable === after.readable &&
    serializeInvokerEntries(before) === serializeInvokerEntries(after);
  return isSame ? [] : [...ids].map((id) => ({ kind: 'flowsWithId', id }));
}

/**
 * Serializes the connection entries that use the connections of the person who runs the flow (`runtimeSource` is
 * `invoker`); empty if the flow has no such entries.
 */
function serializeInvokerEntries({ entries }: Flow): string {
  const invoker = entries.filter(({ runtimeSource }) => runtimeSource === 'invoker');
  return invoker.length === 0 ? '' : JSON.stringify(invoker.map(({ key, apiName }) => [key, apiName]));
}
