import type { DeploymentSettings, ReferenceSetting } from '../../model/deploymentSettings';
import { apiNameOf, sameName } from '../../model/names';
import { settingsConnectorDiffers } from '../../model/connectorsDiffer';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import type { ReferenceScope } from './referenceScope';

export interface ScopedSettings {
  readonly settings: DeploymentSettings;
  /** The entries of the reference: one, where the file is in order. */
  readonly entries: readonly ReferenceSetting[];
}

/** The settings files that map a reference. Where the name stands for several connectors, its entries are those of its connector. */
export function settingsOfScope({ reference, conflicting }: ReferenceScope, index: WorkspaceIndex): ScopedSettings[] {
  return index.settings().flatMap((settings) => {
    const entries = entriesOf(settings, reference.logicalName).filter(
      ({ connectorId }) =>
        conflicting.length === 0 ||
        (connectorId !== undefined && !settingsConnectorDiffers(apiNameOf(connectorId), reference)),
    );
    return entries.length > 0 ? [{ settings, entries }] : [];
  });
}

export function entriesOf({ references }: DeploymentSettings, logicalName: string): ReferenceSetting[] {
  return references.filter((entry) => sameName(entry.logicalName, logicalName));
}
