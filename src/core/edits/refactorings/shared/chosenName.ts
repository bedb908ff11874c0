import type { EditOperation } from '../../operations/editOperation';

/**
 * The operations with the proposed name of a new connection reference replaced by the name that the user chose. Not for
 * renames: a rename is planned again with the chosen name, because its consequences depend on the name.
 * @param asks Which name of the reference the user chose.
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

/**
 * The name that the operations of a fix propose for a connection reference that they define or rename; undefined if
 * they don't propose such a name.
 */
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
