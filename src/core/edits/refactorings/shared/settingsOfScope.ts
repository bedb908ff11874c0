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
  /** The entries of the reference: one, where the file is in order. */
  readonly entries: readonly ReferenceSetting[];
}

/**
 * The settings files that map a reference. Where the name stands for several connectors, its entries are those of its
 * connector; one that does not tell it, such as one that names none, which is legal, is for what the file is for.
 */
export function settingsOfScope(scope: ReferenceScope, index: WorkspaceIndex): ScopedSettings[] {
  return entriesThat('own', scope, index);
}

/** Entries that stay, since nothing tells which reference of the name they are for. */
export function unclearSettingsNotes(scope: ReferenceScope, index: WorkspaceIndex): RefactoringNote[] {
  const files = entriesThat('unclear', scope, index).map(({ settings }) => settings.file);
  return files.length === 0 ? [] : [{ kind: 'entriesUnclear', reference: scope.reference.logicalName, files }];
}

/** Variables of a pipeline that are named after the reference, and fill in its connections: they are not ours to rename. */
export function pipelineNotes(scope: ReferenceScope, index: WorkspaceIndex): RefactoringNote[] {
  const { logicalName } = scope.reference;
  const variables = settingsOfScope(scope, index).flatMap(({ settings: { file }, entries }) =>
    entries.flatMap(({ connectionId }) => index.tokens(file).names(connectionId)),
  );
  const named = [...new Set(variables)].filter((variable) => nameKey(variable).includes(nameKey(logicalName)));
  return named.length === 0 ? [] : [{ kind: 'pipelineVariables', reference: logicalName, variables: named }];
}

function entriesThat(are: 'own' | 'unclear', scope: ReferenceScope, index: WorkspaceIndex): ScopedSettings[] {
  return index.settings().flatMap((settings) => {
    const entries = entriesOf(settings, scope.reference.logicalName).filter(
      (entry) => ownership(entry, settings.file, scope, index) === are,
    );
    return entries.length > 0 ? [{ settings, entries }] : [];
  });
}

function ownership(
  entry: ReferenceSetting,
  file: FilePath,
  { reference, solutions, conflictingSolutions }: ReferenceScope,
  index: WorkspaceIndex,
): 'own' | 'foreign' | 'unclear' {
  if (conflictingSolutions.length === 0) {
    return 'own';
  }
  const others = conflictingSolutions
    .flatMap((solution) => definitionsIn(solution, reference.logicalName))
    .filter((each) => each !== reference);
  const told = toldByConnector(entry, file, reference, others, index);
  if (told !== undefined) {
    return told;
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
 * A `ConnectorId` tells for which of several definitions an entry is where it fits one side alone: not where a pipeline fills
 * it in, nor among custom connectors, whose names are those of an environment.
 */
function toldByConnector(
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

/** Settings files that have an entry for a name already, for another connector than the reference that would get the name. */
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
