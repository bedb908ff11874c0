import type { EditOperation } from '../../operations/editOperation';

/** Defines a reference with the name that a person chose instead of the proposed one. What renames is planned anew for it. */
export function withChosenName(
  operations: readonly EditOperation[],
  asks: 'logicalName' | 'displayName',
  chosen: string,
): EditOperation[] {
  const proposed = proposedName(operations, asks);
  return operations.map((operation) => {
    if (operation.kind === 'defineReference') {
      return { ...operation, reference: { ...operation.reference, [asks]: chosen } };
    }
    return operation.kind === 'bindEntry' && asks === 'logicalName' && operation.logicalName === proposed
      ? { ...operation, logicalName: chosen }
      : operation;
  });
}

/** The name that a fix proposes. */
export function proposedName(
  operations: readonly EditOperation[],
  asks: 'logicalName' | 'displayName',
): string | undefined {
  for (const operation of operations) {
    if (operation.kind === 'defineReference') {
      return operation.reference[asks];
    }
    if (operation.kind === 'renameReference') {
      return asks === 'logicalName' ? operation.to : operation.displayName?.value;
    }
  }
  return undefined;
}
