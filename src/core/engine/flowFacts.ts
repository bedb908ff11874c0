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
 * Returns the facts that change for the flows and apps that run the changed flow. From its content, rules for them read
 * only its name, whether it is readable, and the keys, connectors and runtime sources of its entries.
 */
function workflowIdFacts(before: Flow | undefined, after: Flow | undefined): Fact[] {
  const ids = new Set([before, after].flatMap((flow) => flow?.workflowId ?? []));
  const isSame =
    before !== undefined &&
    after !== undefined &&
    ids.size < 2 &&
    before.name === after.name &&
    before.readable === after.readable &&
    before.lacksDefinition === after.lacksDefinition &&
    serializeRuntimeSources(before) === serializeRuntimeSources(after);
  return isSame ? [] : [...ids].map((id) => ({ kind: 'flowsWithId', id }));
}

/** Serializes the connection entries without their references. */
function serializeRuntimeSources({ entries }: Flow): string {
  return JSON.stringify(entries.map(({ key, apiName, runtimeSource, use }) => [key, apiName, runtimeSource, use]));
}
