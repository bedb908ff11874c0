import { customizationsProblem, customizationsRefusals } from '../shared/customizationsProblem';
import type { FilePath } from '../../../model/filePath';
import { definesReference } from '../../../dependencies/definesReference';
import { copiesOf } from '../../../dependencies/copiesOf';
import { sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import type { NewReference } from '../../operations/definitionOperation';
import { canBeDefined } from '../../../connectors/matchingReferences';
import { displayNameProblem, logicalNameProblem } from '../shared/referenceNames';
import { knownConnectors } from './knownConnectors';
import { prefixNotes, outdatedExportNotes, roundTripNote, unreadDefinitionNotes } from '../shared/deploymentNotes';
import { dependencyCycle, needsAfter } from '../shared/needsAfter';
import { type Refactoring, type Refusal, refusedRefactoring, completeRefactoring } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import { newDefinitionRules } from '../shared/newReferenceRules';
import { canReceiveEdits, isNeededBy, newDefinitionRefusal } from '../shared/referenceScope';
import { solutionsAfterCopy } from '../shared/solutionsAfterCopy';
import { otherConnectorRefusals } from '../shared/settingsOfScope';

export interface DefineRequest {
  /** The root of the solution that gets the new reference. */
  readonly solution: FilePath;
  readonly reference: NewReference;
}

/**
 * Plans to define a new connection reference in a solution, and in the other unpacked exports of this solution in the
 * workspace.
 */
export function planDefine({ solution: root, reference }: DefineRequest, index: WorkspaceIndex): Refactoring {
  const solution = index.solution(root);
  if (!solution) {
    return refusedRefactoring({ file: root, reason: { kind: 'noSolution' } });
  }
  const { logicalName } = reference;
  const copies = copiesOf(solution, index);
  const editedSolutions = copies.filter((each) => canReceiveEdits(each, index) && !definesReference(each, logicalName));
  const problem =
    logicalNameProblem(logicalName, index) ??
    displayNameProblem(reference.displayName, [...new Set([solution, ...editedSolutions])], logicalName) ??
    (canBeDefined(reference, solution, index)
      ? undefined
      : ({ kind: 'flowsOnOtherConnector', reference: logicalName } as const)) ??
    customizationsProblem(solution);
  if (problem !== undefined) {
    return refusedRefactoring({ file: solution.customizationsFile ?? solution.manifestFile, reason: problem });
  }
  const refusal = newDefinitionRefusal(solution, logicalName, index);
  return completeRefactoring({
    operations: editedSolutions.map(({ customizationsFile = '' }) => ({
      kind: 'defineReference',
      file: customizationsFile,
      reference: { ...reference, displayName: reference.displayName.trim() },
    })),
    notes: [
      ...unknownConnectorNotes(reference, solution, index),
      { kind: 'mappingNeeded', reference: logicalName },
      ...prefixNotes(logicalName, [solution]),
      ...unreadDefinitionNotes(logicalName, index),
      ...outdatedExportNotes(copies, index),
      roundTripNote(editedSolutions),
    ],
    refusals: [
      ...(refusal ? [refusal] : []),
      ...customizationsRefusals(editedSolutions),
      ...otherConnectorRefusals(logicalName, reference, index),
      ...cycleRefusals(reference, solution, copies, index),
    ],
    mayRaise: newDefinitionRules,
  });
}

/**
 * Refuses a definition on which users in other solutions would depend, if solutions would then need each other: none of
 * these solutions could be imported first.
 */
function cycleRefusals(
  { logicalName, displayName, apiName, customConnectorId }: NewReference,
  target: Solution,
  copies: readonly Solution[],
  index: WorkspaceIndex,
): Refusal[] {
  const isNeeded =
    index.usersOf('connectionReference', logicalName).size > 0 ||
    index.solutions().some((each) => isNeededBy(each, logicalName));
  if (!isNeeded) {
    return [];
  }
  const file = target.customizationsFile ?? target.manifestFile;
  const reference: ConnectionReference = {
    file,
    logicalName,
    displayName,
    apiName,
    customConnectorId,
    description: undefined,
    isCustomizable: true,
    otherProperties: '',
  };
  const changed = solutionsAfterCopy({ reference, sources: [], targets: copies, moves: false });
  const { newCycle, steps } = needsAfter(changed, index);
  return newCycle
    ? [
        {
          file,
          reason: {
            kind: 'defineCycle',
            cycle: dependencyCycle(newCycle, steps),
            target: solutionName(target),
            reference: logicalName,
          },
        },
      ]
    : [];
}

/**
 * A note if the connector of a new reference may be misspelled or missing: a custom connector that is not in the
 * workspace, or another connector that is neither used in the workspace nor well-known. Empty for other connectors, and
 * for a connector in `externals` of `.connref.json`.
 */
function unknownConnectorNotes(
  { apiName, customConnectorId }: NewReference,
  solution: Solution,
  index: WorkspaceIndex,
): RefactoringNote[] {
  const file = solution.customizationsFile ?? solution.manifestFile;
  if ([apiName, customConnectorId].some((name) => name !== undefined && index.isExternal(file, name))) {
    return [];
  }
  if (customConnectorId !== undefined) {
    return index.connectorsWithId(customConnectorId).length > 0
      ? []
      : [{ kind: 'customConnectorMissing', connector: apiName, solution: solutionName(solution) }];
  }
  return knownConnectors(index).some((known) => sameName(known.apiName, apiName))
    ? []
    : [{ kind: 'connectorUnknown', connector: apiName }];
}
