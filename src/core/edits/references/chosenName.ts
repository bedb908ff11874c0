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
  const renaming = operations.find(({ kind }) => kind === 'renameReference');
  return renaming?.kind !== 'renameReference'
    ? undefined
    : asks === 'logicalName'
      ? renaming.to
      : renaming.displayName?.value;
}
