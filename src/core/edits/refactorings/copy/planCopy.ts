import { customizationsProblem } from '../shared/customizationsProblem';
import type { FilePath } from '../../../model/filePath';
import { nameKey, sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { copiesOf } from '../../../dependencies/copiesOf';
import { solutionOfListing } from '../../../dependencies/componentOwners';
import { groupBy } from '../../../text/groupBy';
import type { NeededComponent } from '../../../dependencies/component';
import { areTwins, solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { isCustomConnector } from '../../../connectors/connectorIdentity';
import type { EditOperation } from '../../operations/editOperation';
import { outdatedExportNotes, roundTripNote } from '../shared/deploymentNotes';
import { dependencyCycle, type NeedsAfter, needsAfter } from '../shared/needsAfter';
import { newDefinitionRaises } from '../shared/newReferenceRaises';
import { ownerOf } from '../shared/ownerOf';
import { type Refactoring, type Refusal, refused, unlessRefused } from '../shared/refactoring';
import type { RefactoringNote } from '../shared/refactoringNote';
import {
  definitionRefusal,
  isNeededBy,
  isEditTarget,
  newDefinitionRefusal,
  repeatedRefusal,
  type ReferenceScope,
  referenceScope,
  tornRefusals,
  undecidedProblem,
} from '../shared/referenceScope';
import type { RefusalReason } from '../shared/refusalReason';
import { settingsAfterCopy } from './settingsAfterCopy';
import { settingsAtOdds } from '../shared/settingsOfScope';
import { solutionsAfterCopy } from './solutionsAfterCopy';
import { undefinedRefusals } from '../shared/undefinedRefusals';
import { definesReference } from '../../../dependencies/definesReference';

export interface CopyRequest {
  readonly logicalName: string;
  /** The root of the solution that has it. */
  readonly from: FilePath;
  /** The root of the solution that gets it. */
  readonly to: FilePath;
  /** Whether the first one loses it. */
  readonly moves: boolean;
}

/** Copies a connection reference to another solution, with all that its definition holds, or moves it there. */
export function planCopy({ logicalName: name, from, to, moves }: CopyRequest, index: WorkspaceIndex): Refactoring {
  const scope = referenceScope(name, from, index);
  const giver = index.solution(from);
  const taker = index.solution(to);
  if (!scope || !giver) {
    return refused(...undefinedRefusals(name, from, index));
  }
  if (!taker) {
    return refused({ file: to, reason: { kind: 'noSolution' } });
  }
  const { reference } = scope;
  const { logicalName } = reference;
  const problem = copyProblem(scope, giver, taker, moves);
  if (problem) {
    return refused(problem);
  }
  // What is copied, and lost where it moves, is one of them.
  const repeated = repeatedRefusal(giver, logicalName);
  if (repeated) {
    return refused(repeated);
  }
  const givers = copiesOf(giver, index).filter((each) => scope.solutions.includes(each));
  const takers = copiesOf(taker, index);
  const editTargetsOf = (solutions: readonly Solution[]): Solution[] => solutions.filter((each) => isEditTarget(each, index));
  const lacking = editTargetsOf(takers).filter((each) => !definesReference(each, logicalName));
  const leaving = moves ? givers : [];
  const needs = needsAfter(solutionsAfterCopy({ reference, givers, takers, moves }), index);
  const settings = settingsAfterCopy({ scope, givers, takers, moves }, index);
  return unlessRefused({
    operations: [
      ...lacking.map(({ customizationsFile = '' }): EditOperation => ({
        kind: 'copyReference',
        file: customizationsFile,
        from: reference.file,
        logicalName,
      })),
      ...editTargetsOf(leaving).map(({ customizationsFile = '' }): EditOperation => ({
        kind: 'removeReference',
        file: customizationsFile,
        logicalName,
      })),
      ...editTargetsOf(takers)
        .filter((each) => isNeededBy(each, logicalName))
        .map(({ manifestFile: file }): EditOperation => ({ kind: 'removeNeed', file, logicalName })),
      ...(moves ? newOwner(scope, givers, takers, index) : []),
      ...settings.operations,
    ],
    notes: [
      ...(moves ? orderNotes(giver, taker, needs) : [copyNote(giver, taker)]),
      ...(moves ? userNotes(scope, givers, takers, solutionName(taker)) : []),
      ...(isCustomConnector(reference) && !(moves && holdsConnectorOf(reference, giver))
        ? [{ kind: 'customConnectorFirst', solution: solutionName(taker) } as const]
        : []),
      ...settings.notes,
      ...sameDisplayNames(reference, lacking),
      ...outdatedExportNotes([...givers, ...takers], index),
      roundTripNote(moves ? [...editTargetsOf(givers), ...editTargetsOf(takers)] : editTargetsOf(takers)),
    ],
    refusals: [
      ...takers.map((each) => newDefinitionRefusal(each, logicalName, index)),
      ...leaving.map((each) => definitionRefusal(each, logicalName, index)),
      ...tornRefusals(scope),
      ...cycleRefusals(reference, taker, needs),
      ...settingsAtOdds(logicalName, reference, index),
      ...settings.refusals,
    ].filter((refusal) => refusal !== undefined),
    mayRaise: [...newDefinitionRaises, 'undefined-reference'],
  });
}

function copyProblem(scope: ReferenceScope, giver: Solution, taker: Solution, moves: boolean): Refusal | undefined {
  const { conflicting, undecided } = scope;
  const { logicalName, file } = scope.reference;
  const name = solutionName(taker);
  const inTaker = (reason: RefusalReason): Refusal => ({
    file: taker.customizationsFile ?? taker.manifestFile,
    reason,
  });
  if (giver.root === taker.root) {
    return inTaker({ kind: 'referencePresent', solution: name });
  }
  if (areTwins(giver, taker)) {
    return inTaker(
      definesReference(taker, logicalName)
        ? { kind: 'referencePresent', solution: name }
        : { kind: 'sameSolution', roots: [giver.root, taker.root], solution: name, reference: logicalName },
    );
  }
  const unknown = undecidedProblem(scope);
  if (unknown !== undefined) {
    return undecided.includes(taker) ? inTaker(unknown) : { file, reason: unknown };
  }
  if (conflicting.includes(taker)) {
    return inTaker({ kind: 'definedForOtherConnector', solution: name, reference: logicalName });
  }
  if (conflicting.length > 0) {
    return { file, reason: { kind: 'nameOfSeveral', reference: logicalName } };
  }
  const problem = customizationsProblem(taker);
  if (problem !== undefined) {
    return inTaker(problem);
  }
  return !moves && definesReference(taker, logicalName)
    ? inTaker({ kind: 'definedAlready', solution: name, reference: logicalName })
    : undefined;
}

/** Where MissingDependencies of other solutions name the one that had it: they are read as what is to be imported before. */
function newOwner(
  { reference: { logicalName }, solutions }: ReferenceScope,
  givers: readonly Solution[],
  takers: readonly Solution[],
  index: WorkspaceIndex,
): EditOperation[] {
  const owner = ownerOf(takers);
  const names = new Set(givers.map((giver) => nameKey(solutionName(giver))));
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
      !isEditTarget(each, index) ||
      takers.includes(each) ||
      solutions.includes(each)
      ? []
      : [{ kind: 'replaceReferenceName', file, holder: 'solutionManifest', logicalName: name, to: name, owner }];
  });
}

/** Where the copy looks like another reference to whoever chooses one. */
function sameDisplayNames(
  { displayName, logicalName }: ConnectionReference,
  lacking: readonly Solution[],
): RefactoringNote[] {
  return lacking.flatMap((solution) =>
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

function copyNote(giver: Solution, taker: Solution): RefactoringNote {
  return { kind: 'componentShared', solutions: [solutionName(giver), solutionName(taker)] };
}

function orderNotes(giver: Solution, taker: Solution, needs: NeedsAfter): RefactoringNote[] {
  const [source, target] = [solutionName(giver), solutionName(taker)];
  const components = neededOf(source, target, needs);
  return components.length === 0 || neededOf(target, source, needs).length > 0
    ? [{ kind: 'importBefore', target, source }]
    : [
        { kind: 'importBeforeUpgrade', target, source },
        { kind: 'importSourceFirst', target, source, components },
      ];
}

/** What goes on using it, in solutions that do not have it, or no longer. */
function userNotes(
  { solutions, uses }: ReferenceScope,
  givers: readonly Solution[],
  takers: readonly Solution[],
  target: string,
): RefactoringNote[] {
  const having = [...solutions.filter((each) => !givers.includes(each)), ...takers];
  const users = groupBy(
    uses.filter(({ solution }) => !having.includes(solution)),
    ({ solution }) => solutionName(solution),
  );
  return [...users].map(([solution, its]) => ({
    kind: 'usersLeft',
    solution,
    users: [...new Set(its.map(({ name }) => name))],
    target,
  }));
}

/** What an import in any order would fail for. */
function cycleRefusals(
  reference: ConnectionReference,
  taker: Solution,
  { newCycle = [], steps }: NeedsAfter,
): Refusal[] {
  if (newCycle.length === 0) {
    return [];
  }
  const target = solutionName(taker);
  const needed = newCycle.flatMap((owner) => neededOf(owner, target, { steps }));
  const isForConnector = isCustomConnector(reference) && needed.some(({ kind }) => kind === 'customConnector');
  return [
    {
      file: taker.customizationsFile ?? taker.manifestFile,
      reason: { kind: 'copyCycle', cycle: dependencyCycle(newCycle, steps), target, isForConnector },
    },
  ];
}

function neededOf(owner: string, user: string, { steps }: Pick<NeedsAfter, 'steps'>): readonly NeededComponent[] {
  const step = steps.find(({ solution }) => solution === user);
  return step?.dependsOn.find(({ solution }) => solution === owner)?.needs ?? [];
}

function holdsConnectorOf({ customConnectorId }: ConnectionReference, { customConnectors }: Solution): boolean {
  return customConnectorId !== undefined && customConnectors.some(({ id }) => id === customConnectorId);
}
