import type { FilePath } from '../model/filePath';
import type { Flow } from '../model/flow';
import { nameKey } from '../model/names';
import type { Fact } from './facts';

/** The facts that change, besides those about the references that it uses, when a flow comes, goes or is replaced. */
export function changedFlowFacts(file: FilePath, before: Flow | undefined, after: Flow | undefined): Fact[] {
  const isSame = serializeForOtherChecks(before) === serializeForOtherChecks(after);
  return [...(isSame ? [] : [{ kind: 'flow', file } as const]), ...workflowIdFacts(before, after)];
}

/** The keys of the references that a flow uses. */
export function referencesUsedBy(flow: Flow | undefined): Set<string> {
  const names = new Set<string>();
  flow?.entries.forEach(({ reference }) => reference !== undefined && names.add(nameKey(reference)));
  flow?.namedReferences?.forEach((name) => names.add(nameKey(name)));
  return names;
}

/** What checks of other subjects read of a flow, as one text. */
function serializeForOtherChecks(flow: Flow | undefined): string {
  return JSON.stringify(
    flow && [
      flow.name,
      flow.state,
      flow.entries.map(({ reference, runtimeSource }) => [reference, runtimeSource === 'invoker']),
    ],
  );
}

/** Checks of a flow's callers read its name, whether it could be read, and whose connections it uses. */
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

/** The entries for the connections of whoever runs the flow, as one text. */
function serializeInvokerEntries({ entries }: Flow): string {
  const invoker = entries.filter(({ runtimeSource }) => runtimeSource === 'invoker');
  return invoker.length === 0 ? '' : JSON.stringify(invoker.map(({ key, apiName }) => [key, apiName]));
}
