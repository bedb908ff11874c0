import { customizationsProblem, customizationsRefusals } from '../shared/customizationsProblem';
import type { FilePath } from '../../../model/filePath';
import { nameKey, sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { copiesOf } from '../../../dependencies/copiesOf';
import { solutionOfListing } from '../../../dependencies/listedComponents';
import { groupBy } from '../../../text/groupBy';
import type { NeededComponent } from '../../../dependencies/component';
import { areTwins, haveSameName, solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { isCustomConnector } from '../../../connectors/connectorIdentity';
import type { EditOperation } from '../../operations/editOperation';
import { removeDefinition } from '../shared/removeDefinition';
import { outdatedExportNotes, roundTripNote, unreadDefinitionNotes } from '../shared/deploymentNotes';
import { dependencyCycle, type NeedsAfter, needsAfter } from '../shared/needsAfter';
import { newDefinitionRules } from '../shared/newReferenceRules';
import { formatOwner } from '../shared/formatOwner';
import { type Refactoring, type Refusal, refusedRefactoring, completeRefactoring } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import {
  definitionRefusal,
  isNeededBy,
  canReceiveEdits,
  newDefinitionRefusal,
  repeatedDefinitionRefusal,
  type ReferenceScope,
  referenceScope,
  mixedConnectorRefusals,
  undecidedProblem,
} from '../shared/referenceScope';
import type { RefusalReason } from '../shared/refusalReason';
import { settingsAfterCopy } from './settingsAfterCopy';
import { otherConnectorRefusals } from '../shared/settingsOfScope';
import { solutionsAfterCopy } from '../shared/solutionsAfterCopy';
import { undefinedRefusals } from '../shared/undefinedRefusals';
import { unreadableFiles } from '../shared/unreadableFiles';
import { definesReference } from '../../../dependencies/definesReference';

export interface CopyRequest {
  readonly logicalName: string;
  /** The root of the solution that defines the reference. */
  readonly from: FilePath;
  /** The root of the solution that gets a definition of the reference. */
  readonly to: FilePath;
  /** Whether the reference is moved, so that its definition is removed from the solution `from`. */
  readonly moves: boolean;
}

/**
 * Plans to copy or move the definition of a connection reference, with all child elements of the definition, to another
 * solution.
 */
export function planCopy({ logicalName: name, from, to, moves }: CopyRequest, index: WorkspaceIndex): Refactoring {
  const scope = referenceScope(name, from, index);
  const source = index.solution(from);
  const target = index.solution(to);
  if (!scope || !source) {
    return refusedRefactoring(...undefinedRefusals(name, from, index));
  }
  if (!target) {
    return refusedRefactoring({ file: to, reason: { kind: 'noSolution' } });
  }
  const { reference } = scope;
  const { logicalName } = reference;
  const problem = copyProblem(scope, source, target, moves);
  if (problem) {
    return refusedRefactoring(problem);
  }
  // The source solution must define the reference exactly once: a move copies only one definition, but would remove all
  // of them.
  const repeated = repeatedDefinitionRefusal(source, logicalName);
  if (repeated) {
    return refusedRefactoring(repeated);
  }
  const sources = copiesOf(source, index).filter((each) => scope.solutions.includes(each));
  const targets = copiesOf(target, index);
  const editedSolutionsOf = (solutions: readonly Solution[]): Solution[] =>
    solutions.filter((each) => canReceiveEdits(each, index));
  const gettingCopy = editedSolutionsOf(targets).filter((each) => !definesReference(each, logicalName));
  const losingReference = moves ? sources : [];
  const needs = needsAfter(solutionsAfterCopy({ reference, sources, targets, moves }), index);
  const settings = settingsAfterCopy({ scope, sources, targets, moves }, index);
  const unreadable = customizationsRefusals([
    ...editedSolutionsOf(targets),
    ...(moves ? editedSolutionsOf(copiesOf(source, index)) : []),
  ]);
  return completeRefactoring({
    operations: [
      ...gettingCopy.map(({ customizationsFile = '' }): EditOperation => ({
        kind: 'copyReference',
        file: customizationsFile,
        from: reference.file,
        logicalName,
      })),
      ...editedSolutionsOf(losingReference).flatMap((each) => removeDefinition(reference, each)),
      ...editedSolutionsOf(targets)
        .filter((each) => isNeededBy(each, logicalName))
        .map(({ manifestFile: file }): EditOperation => ({ kind: 'removeDependency', file, logicalName })),
      ...(moves ? ownerChanges(scope, sources, targets, index) : []),
      ...settings.operations,
    ],
    notes: [
      ...(moves ? orderNotes(solutionName(source), solutionName(target), needs) : [copyNote(source, target)]),
      ...(moves ? userNotes(scope, sources, targets, solutionName(target)) : []),
      ...(isCustomConnector(reference) && !(moves && holdsConnectorOf(reference, source))
        ? [{ kind: 'customConnectorFirst', solution: solutionName(target) } as const]
        : []),
      ...settings.notes,
      ...sameDisplayNameNotes(reference, gettingCopy),
      ...unreadDefinitionNotes(logicalName, index),
      ...outdatedExportNotes([...sources, ...targets], index),
      roundTripNote(
        moves ? [...editedSolutionsOf(sources), ...editedSolutionsOf(targets)] : editedSolutionsOf(targets),
      ),
    ],
    refusals: [
      ...targets.map((each) => newDefinitionRefusal(each, logicalName, index)),
      ...losingReference.map((each) => definitionRefusal(each, logicalName, index)),
      ...mixedConnectorRefusals(scope),
      ...unreadable,
      ...cycleRefusals(reference, target, needs),
      ...otherConnectorRefusals(logicalName, reference, index),
      ...settings.refusals,
      // A move removes the definition and entries, so whatever else uses the reference must be known.
      ...(moves ? unreadableFiles(index).filter(({ file }) => unreadable.every((each) => each.file !== file)) : []),
    ].filter((refusal) => refusal !== undefined),
    mayRaise: [...newDefinitionRules, 'undefined-reference'],
  });
}

function copyProblem(scope: ReferenceScope, source: Solution, target: Solution, moves: boolean): Refusal | undefined {
  const { conflictingSolutions, undecidedSolutions } = scope;
  const { logicalName, file } = scope.reference;
  const name = solutionName(target);
  const inTarget = (reason: RefusalReason): Refusal => ({
    file: target.customizationsFile ?? target.manifestFile,
    reason,
  });
  if (source.root === target.root) {
    return inTarget({ kind: 'referencePresent', solution: name });
  }
  // After a move to another copy, the source would lack the reference: an environment gets only one of the copies.
  if (areTwins(source, target) || (moves && haveSameName(source, target))) {
    return inTarget(
      definesReference(target, logicalName)
        ? { kind: 'referencePresent', solution: name }
        : {
            kind: 'sameSolution',
            roots: [source.root, target.root],
            versions: [source.manifest?.version ?? '', target.manifest?.version ?? ''],
            solution: name,
            reference: logicalName,
          },
    );
  }
  const undecided = undecidedProblem(scope);
  if (undecided !== undefined) {
    return undecidedSolutions.includes(target) ? inTarget(undecided) : { file, reason: undecided };
  }
  if (conflictingSolutions.includes(target)) {
    return inTarget({ kind: 'definedForOtherConnector', solution: name, reference: logicalName });
  }
  if (conflictingSolutions.length > 0) {
    return { file, reason: { kind: 'nameOfSeveral', reference: logicalName } };
  }
  const problem = customizationsProblem(target);
  if (problem !== undefined) {
    return inTarget(problem);
  }
  return !moves && definesReference(target, logicalName)
    ? inTarget({ kind: 'definedAlready', solution: name, reference: logicalName })
    : undefined;
}

/**
 * The operations that list the target solution as owner of a moved reference in MissingDependencies of other solutions
 * that list the source solution as owner. The import plan reads the owner to find out which solution to import first.
 */
function ownerChanges(
  { reference: { logicalName }, solutions }: ReferenceScope,
  sources: readonly Solution[],
  targets: readonly Solution[],
  index: WorkspaceIndex,
): EditOperation[] {
  const owner = formatOwner(targets);
  const names = new Set(sources.map((source) => nameKey(solutionName(source))));
  const listed = ({ manifest }: Solution): string | undefined =>
    manifest?.missingDependencies.find(
      ({ kind, names: [name = ''], solution }) =>
        kind === 'connectionReference' &&
        sameName(name, logicalName) &&
        names.has(nameKey(solutionOfListing(solution))),
    )?.names[0];
  return index.solutions().flatMap((each): EditOperation[] => {
    const name = listed(each);
    const file = each.manifestFile;
    return owner === undefined ||
      name === undefined ||
      !canReceiveEdits(each, index) ||
      targets.includes(each) ||
      solutions.includes(each)
      ? []
      : [{ kind: 'replaceReferenceName', file, holder: 'solutionManifest', logicalName: name, to: name, owner }];
  });
}

/**
 * Notes about references of the target solution that have the same display name as the copy, because people can't
 * distinguish them in a list.
 */
function sameDisplayNameNotes(
  { displayName, logicalName }: ConnectionReference,
  solutions: readonly Solution[],
): RefactoringNote[] {
  return solutions.flatMap((solution) =>
    solution.connectionReferences
      .filter((other) => displayName !== '' && sameName(other.displayName, displayName))
      .map((other): RefactoringNote => ({
        kind: 'sameDisplayName',
        solution: solutionName(solution),
        references: [other.logicalName, logicalName],
        displayName,
      })),
  );
}

function copyNote(source: Solution, target: Solution): RefactoringNote {
  return { kind: 'componentShared', solutions: [solutionName(source), solutionName(target)] };
}

function orderNotes(source: string, target: string, needs: NeedsAfter): RefactoringNote[] {
  const components = neededOf(source, target, needs);
  return components.length === 0 || neededOf(target, source, needs).length > 0
    ? [{ kind: 'importBefore', target, source }]
    : [
        { kind: 'importBeforeUpgrade', target, source },
        { kind: 'importSourceFirst', target, source, components },
      ];
}

/**
 * Notes about flows, agents and apps in solutions that don't define the reference after the move, and therefore need
 * the target solution.
 */
function userNotes(
  { solutions, uses }: ReferenceScope,
  sources: readonly Solution[],
  targets: readonly Solution[],
  target: string,
): RefactoringNote[] {
  const defining = [...solutions.filter((each) => !sources.includes(each)), ...targets];
  const users = groupBy(
    uses.filter(({ solution }) => !defining.includes(solution)),
    ({ solution }) => solutionName(solution),
  );
  return [...users].map(([solution, usesInSolution]) => ({
    kind: 'usersLeft',
    solution,
    users: [...new Set(usesInSolution.map(({ name }) => name))],
    target,
  }));
}

/**
 * Refuses a copy or move that would make solutions need each other, because none of these solutions could be imported
 * first.
 */
function cycleRefusals(
  reference: ConnectionReference,
  targetSolution: Solution,
  { newCycle = [], steps }: NeedsAfter,
): Refusal[] {
  if (newCycle.length === 0) {
    return [];
  }
  const target = solutionName(targetSolution);
  const needed = newCycle.flatMap((owner) => neededOf(owner, target, { steps }));
  const isForConnector = isCustomConnector(reference) && needed.some(({ kind }) => kind === 'customConnector');
  return [
    {
      file: targetSolution.customizationsFile ?? targetSolution.manifestFile,
      reason: { kind: 'copyCycle', cycle: dependencyCycle(newCycle, steps), target, isForConnector },
    },
  ];
}

/** The components of the solution `owner` that the solution `user` needs after the edit. */
function neededOf(owner: string, user: string, { steps }: Pick<NeedsAfter, 'steps'>): readonly NeededComponent[] {
  const step = steps.find(({ solution }) => solution === user);
  return step?.dependsOn.find(({ solution }) => solution === owner)?.needs ?? [];
}

function holdsConnectorOf({ customConnectorId }: ConnectionReference, { customConnectors }: Solution): boolean {
  return customConnectorId !== undefined && customConnectors.some(({ id }) => id === customConnectorId);
}
