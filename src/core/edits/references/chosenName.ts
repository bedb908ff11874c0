import type { EditOperation } from '../editOperation';

/** Fills in the name that a person chose instead of the proposed one. */
export function withChosenName(
  operations: readonly EditOperation[],
  asks: 'logicalName' | 'displayName',
  chosen: string,
): EditOperation[] {
  const proposed = proposedIn(operations, asks);
  const chose = (name: string): string => (name === proposed ? chosen : name);
  return operations.map((operation) => {
    switch (operation.kind) {
      case 'defineReference': {
        const { reference } = operation;
        return {
          ...operation,
          reference: { ...reference, [asks]: chose(reference[asks]) },
        };
      }
      case 'renameReference':
      case 'replaceReferenceName': {
        const { displayName, to } = operation;
        return {
          ...operation,
          ...(asks === 'logicalName' && to !== undefined && { to: chose(to) }),
          ...(asks === 'displayName' &&
            displayName && { displayName: { ...displayName, value: chose(displayName.value) } }),
        };
      }
      case 'bindEntry':
        return asks === 'logicalName' ? { ...operation, logicalName: chose(operation.logicalName) } : operation;
      case 'renameSetting':
      case 'retargetIgnored':
        return asks === 'logicalName' ? { ...operation, to: chose(operation.to) } : operation;
      default:
        return operation;
    }
  });
}

/** The name that a fix proposes. */
export function proposedIn(
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
