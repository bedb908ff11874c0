import { isCustomConnector } from '../../../connectors/connectorIdentity';
import type { FilePath } from '../../../model/filePath';
import type { ConnectionReference } from '../../../model/solution';
import type { EditOperation } from '../../operations/editOperation';

/**
 * The operations that remove the rows of MissingDependencies in which a connection reference needs its custom connector,
 * because the solution no longer contains the reference. Empty for other connectors: only a custom connector is listed
 * as needed by a reference (docs/formats.md#missing-dependencies).
 * @param file The `Solution.xml`.
 */
export function removeNeedsOf(reference: ConnectionReference, file: FilePath): EditOperation[] {
  const { logicalName } = reference;
  return isCustomConnector(reference) ? [{ kind: 'removeDependency', file, logicalName, end: 'dependent' }] : [];
}
