import type { EditOperation } from '../../operations/editOperation';

/**
 * Replaces the proposed name of a new reference by the name that the user chose. Not for renames: those are planned
 * again, because their consequences depend on the name.
 */
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

/** The name that the operations of a fix propose; undefined if they define and rename nothing. */
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
