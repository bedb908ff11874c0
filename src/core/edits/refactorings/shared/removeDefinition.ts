import { isCustomConnector } from '../../../connectors/connectorIdentity';
import type { ConnectionReference, Solution } from '../../../model/solution';
import type { EditOperation } from '../../operations/editOperation';

/**
 * The operations that remove a connection reference from a solution, and the rows of its MissingDependencies in which the
 * reference needs its custom connector: only a custom connector is listed as needed by a reference
 * (docs/formats.md#missing-dependencies).
 */
export function removeDefinition(
  reference: ConnectionReference,
  { customizationsFile: file = '', manifestFile }: Solution,
): EditOperation[] {
  const { logicalName } = reference;
  return [
    { kind: 'removeReference', file, logicalName },
    ...(isCustomConnector(reference)
      ? [{ kind: 'removeDependency', file: manifestFile, logicalName, end: 'dependent' } as const]
      : []),
  ];
}
