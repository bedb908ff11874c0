import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { nameKey } from '../model/names';
import type { Fact } from './facts';

/**
 * Returns the facts that change when a flow is added, removed or replaced. The caller adds the facts about the references that
 * the flow uses.
 */
export function changedFlowFacts(file: FilePath, before: Flow | undefined, after: Flow | undefined): Fact[] {
  const isSame = serializeForOtherChecks(before) === serializeForOtherChecks(after);
  return [...(isSame ? [] : [{ kind: 'flow', file } as const]), ...workflowIdFacts(before, after)];
}

/** Returns the name keys of the references that a flow uses. */
export function referencesUsedBy(flow: Flow | undefined): Set<string> {
  const names = new Set<string>();
  flow?.entries.forEach(({ reference }) => reference !== undefined && names.add(nameKey(reference)));
  flow?.namedReferences?.forEach((name) => names.add(nameKey(name)));
  return names;
}

/**
 * Serializes the parts of a flow that the checks of other subjects read. Without this comparison, every edit of a flow
 * would check those subjects again.
 */
function serializeForOtherChecks(flow: Flow | undefined): string {
  return JSON.stringify(
    flow && [
      flow.name,
      flow.state,
      flow.entries.map(({ reference, runtimeSource }) => [reference, runtimeSource === 'invoker']),
    ],
  );
}

/**
 * Rules for a parent flow read the child flow's name, whether it is readable, and its entries for the invoker's
 * connections.
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

/** Serializes the entries that use the connections of the user who runs the flow (`runtimeSource` is `invoker`). */
function serializeInvokerEntries({ entries }: Flow): string {
  const invoker = entries.filter(({ runtimeSource }) => runtimeSource === 'invoker');
  return invoker.length === 0 ? '' : JSON.stringify(invoker.map(({ key, apiName }) => [key, apiName]));
}
