import type { DeploymentSettings, ReferenceSetting } from '../../../model/deploymentSettings';
import type { FilePath } from '../../../model/filePath';
import { apiNameOf, nameKey, sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { settingsConnectorDiffers } from '../../../connectors/connectorIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { Refusal } from './refactoring';
import type { RefactoringNote } from './refactoringNote';
import { definitionsIn, type ReferenceScope } from './referenceScope';

export interface ScopedSettings {
  readonly settings: DeploymentSettings;
  /** The entries of one connection reference in the settings file. More than one is a mistake in the file. */
  readonly entries: readonly ReferenceSetting[];
}

/**
 * The settings files with entries for a connection reference. If the logical name is defined for several connectors,
 * only entries with the connector of this reference count. If the `ConnectorId` of an entry doesn't decide this, the
 * entry counts if the file is only for solutions that define this reference.
 */
export function settingsOfScope(scope: ReferenceScope, index: WorkspaceIndex): ScopedSettings[] {
  return entriesWith('own', scope, index);
}

/**
 * A note about settings entries that are not changed, because several connection references have their logical name and
 * it is unknown to which one they belong. Empty if there are none.
 */
export function unclearSettingsNotes(scope: ReferenceScope, index: WorkspaceIndex): RefactoringNote[] {
  const files = entriesWith('unclear', scope, index).map(({ settings }) => settings.file);
  return files.length === 0 ? [] : [{ kind: 'entriesUnclear', reference: scope.reference.logicalName, files }];
}

/**
 * A note about pipeline variables with the logical name of the reference in their names; settings files refer to them.
 * Connref cannot rename these variables, because pipelines define them. Empty if there are none.
 */
export function pipelineNotes(scope: ReferenceScope, index: WorkspaceIndex): RefactoringNote[] {
  const { logicalName } = scope.reference;
  const variables = settingsOfScope(scope, index).flatMap(({ settings: { file }, entries }) =>
    entries.flatMap(({ connectionId }) => index.tokens(file).names(connectionId)),
  );
  const withName = [...new Set(variables)].filter((variable) => nameKey(variable).includes(nameKey(logicalName)));
  return withName.length === 0 ? [] : [{ kind: 'pipelineVariables', reference: logicalName, variables: withName }];
}

/**
 * To which connection reference a settings entry belongs if several have its logical name. `own`: to the given
 * reference. `foreign`: to another one. `unclear`: it is unknown.
 */
type Ownership = 'own' | 'foreign' | 'unclear';

function entriesWith(ownership: Ownership, scope: ReferenceScope, index: WorkspaceIndex): ScopedSettings[] {
  return index.settings().flatMap((settings) => {
    const entries = entriesOf(settings, scope.reference.logicalName).filter(
      (entry) => ownershipOf(entry, settings.file, scope, index) === ownership,
    );
    return entries.length > 0 ? [{ settings, entries }] : [];
  });
}

function ownershipOf(
  entry: ReferenceSetting,
  file: FilePath,
  { reference, solutions, conflictingSolutions }: ReferenceScope,
  index: WorkspaceIndex,
): Ownership {
  if (conflictingSolutions.length === 0) {
    return 'own';
  }
  const others = conflictingSolutions
    .flatMap((solution) => definitionsIn(solution, reference.logicalName))
    .filter((each) => each !== reference);
  const byConnector = ownershipByConnector(entry, file, reference, others, index);
  if (byConnector !== undefined) {
    return byConnector;
  }
  const targets = index.environments().flatMap(({ files }) => files.filter((target) => target.file === file));
  const isOnlyFor = (some: readonly Solution[], others: readonly Solution[]): boolean =>
    targets.length > 0 &&
    targets.every(
      (target) =>
        target.isComplete &&
        some.some(({ root }) => target.solutions.includes(root)) &&
        !others.some(({ root }) => target.solutions.includes(root)),
    );
  return isOnlyFor(solutions, conflictingSolutions)
    ? 'own'
    : isOnlyFor(conflictingSolutions, solutions)
      ? 'foreign'
      : 'unclear';
}

/**
 * To which connection reference a settings entry belongs according to its `ConnectorId`, if that fits either the given
 * reference or the others with the same name, but not both. Otherwise undefined, for example if `ConnectorId` is absent
 * or a token (a placeholder), or if the connectors are custom, because their ids differ in every environment.
 * @param others The other definitions of the logical name.
 */
function ownershipByConnector(
  { connectorId = '' }: ReferenceSetting,
  file: FilePath,
  reference: ConnectionReference,
  others: readonly ConnectionReference[],
  index: WorkspaceIndex,
): 'own' | 'foreign' | undefined {
  const fits = (definition: ConnectionReference): boolean =>
    !settingsConnectorDiffers(apiNameOf(connectorId), definition);
  if (connectorId === '' || index.tokens(file).holdsToken(connectorId) || fits(reference) === others.some(fits)) {
    return undefined;
  }
  return fits(reference) ? 'own' : 'foreign';
}

export function entriesOf({ references }: DeploymentSettings, logicalName: string): ReferenceSetting[] {
  return references.filter((entry) => sameName(entry.logicalName, logicalName));
}

/**
 * Refuses to give a connection reference a logical name for which settings files have entries with another connector.
 * Empty if there are none.
 */
export function otherConnectorRefusals(
  logicalName: string,
  reference: Pick<ConnectionReference, 'apiName' | 'customConnectorId'>,
  index: WorkspaceIndex,
): Refusal[] {
  return index
    .settings()
    .filter((settings) =>
      entriesOf(settings, logicalName).some(
        ({ connectorId = '' }) =>
          connectorId !== '' &&
          !index.tokens(settings.file).holdsToken(connectorId) &&
          settingsConnectorDiffers(apiNameOf(connectorId), reference),
      ),
    )
    .map(({ file }) => ({ file, reason: { kind: 'mappedToOtherConnector', reference: logicalName } }));
}
