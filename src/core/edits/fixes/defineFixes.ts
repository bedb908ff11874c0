import { areTwins, solutionName } from '../../model/solutionIdentity';
import type { FilePath } from '../../model/filePath';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { newReferenceRules } from '../refactorings/shared/newReferenceRules';
import { entryContext } from './entryContext';
import type { Fix } from './fix';
import { canBeDefined } from '../../connectors/matchingReferences';
import { connectorForNewReference, isWritable, usedReference } from '../refactorings/shared/referenceNames';

/**
 * Fixes that define the connection reference that an entry of a flow uses, in the solution of the flow. They copy the
 * definition of another solution. Only if none can be copied, the fix makes a new definition.
 * @param key The key of the entry.
 * @param preferred Whether a new definition may be applied without review. False if another solution may define the
 * reference on purpose.
 */
export function defineHereFixes(file: FilePath, key: string, preferred: boolean, index: WorkspaceIndex): Fix[] {
  const context = entryContext(file, key, index);
  const logicalName = context?.entry.reference;
  if (context?.customizationsFile === undefined || logicalName === undefined || !isWritable(logicalName)) {
    return [];
  }
  const { entry, solution, customizationsFile } = context;
  const copies: Fix[] = index
    .definitionsOf(logicalName)
    .filter(
      (definition) =>
        !areTwins(definition.solution, solution) &&
        definition.solution.root !== solution.root &&
        canBeDefined(definition.reference, solution, index),
    )
    .map(({ solution: from, reference }) => ({
      title: `Define ${logicalName} in ${solutionName(solution)}, copied from ${solutionName(from)}`,
      operations: [{ kind: 'copyReference', file: customizationsFile, from: reference.file, logicalName }],
      preferred: false,
      mayRaise: newReferenceRules,
    }));
  const connector = connectorForNewReference(entry, index);
  if (copies.length > 0 || !connector) {
    return copies;
  }
  const reference = usedReference(solution, connector, logicalName, index);
  if (!canBeDefined(reference, solution, index)) {
    return [];
  }
  return [
    {
      title: `Define ${logicalName} in ${solutionName(solution)} for ${connector.displayName}`,
      operations: [{ kind: 'defineReference', file: customizationsFile, reference }],
      preferred,
      mayRaise: newReferenceRules,
    },
  ];
}
