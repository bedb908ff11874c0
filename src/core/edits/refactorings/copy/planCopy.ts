import { customizationsProblem } from '../shared/customizationsProblem';
import type { FilePath } from '../../../model/filePath';
import { nameKey, sameName } from '../../../model/names';
import type { ConnectionReference, Solution } from '../../../model/solution';
import { copiesOf } from '../../../dependencies/copiesOf';
import { solutionOfListing } from '../../../dependencies/componentOwners';
import { groupBy } from '../../../text/groupBy';
import type { NeededComponent } from '../../../dependencies/component';
import { componentWords } from '../../../plan/planWords';
import { areTwins, shownRoot, solutionName } from '../../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../../model/workspaceIndex';
import { isCustomConnector } from '../../../connectors/connectorIdentity';
import type { EditOperation } from '../../operations/editOperation';
import { rebuiltNotes, roundTripNote } from '../shared/deploymentNotes';
import { type NeedsAfter, needsAfter, newCycleWords } from '../shared/needsAfter';
import { newDefinitionRaises } from '../shared/newReferenceRaises';
import { ownerOf } from '../shared/ownerOf';
import { type Refactoring, type Refusal, refused, unlessRefused } from '../shared/refactoring';
import {
  editRefusal,
  isNeededBy,
  isReached,
  repeatedRefusal,
  type ReferenceScope,
  referenceScope,
  tornRefusals,
  undecidedProblem,
} from '../shared/referenceScope';
import { settingsAfterCopy } from './settingsAfterCopy';
import { settingsAtOdds } from '../shared/settingsOfScope';
import { solutionsAfterCopy } from './solutionsAfterCopy';
import { undefinedRefusals } from '../shared/undefinedRefusals';
import { listedFirst } from '../../../text/listed';
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
    return refused({ file: to, message: 'There is no solution here.' });
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
  const reached = (solutions: readonly Solution[]): Solution[] => solutions.filter((each) => isReached(each, index));
  const lacking = reached(takers).filter((each) => !definesReference(each, logicalName));
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
      ...reached(leaving).map(({ customizationsFile = '' }): EditOperation => ({
        kind: 'removeReference',
        file: customizationsFile,
        logicalName,
      })),
      ...reached(takers)
        .filter((each) => isNeededBy(each, logicalName))
        .map(({ manifestFile: file }): EditOperation => ({ kind: 'removeNeed', file, logicalName })),
      ...(moves ? newOwner(scope, givers, takers, index) : []),
      ...settings.operations,
    ],
    notes: [
      ...(moves ? orderNotes(giver, taker, needs) : [copyNote(giver, taker)]),
      ...(moves ? userNotes(scope, givers, takers, solutionName(taker)) : []),
      ...(isCustomConnector(reference) && !(moves && holdsConnectorOf(reference, giver))
        ? [`It is on a custom connector, which must be in the environment before ${solutionName(taker)} is imported.`]
        : []),
      ...settings.notes,
      ...sameDisplayNames(reference, lacking),
      ...rebuiltNotes([...givers, ...takers], index),
      roundTripNote(moves ? [...reached(givers), ...reached(takers)] : reached(takers)),
    ],
    refusals: [
      ...takers.map((each) =>
        editRefusal(each.manifestFile, `${solutionName(each)} would get ${logicalName}`, each, index),
      ),
      ...leaving.map((each) =>
        editRefusal(each.manifestFile, `${solutionName(each)} defines ${logicalName}`, each, index),
      ),
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
  const inTaker = (message: string): Refusal => ({ file: taker.customizationsFile ?? taker.manifestFile, message });
  if (giver.root === taker.root) {
    return inTaker(`${name} has it already.`);
  }
  if (areTwins(giver, taker)) {
    return inTaker(
      definesReference(taker, logicalName)
        ? `${name} has it already.`
        : `${shownRoot(giver)} and ${shownRoot(taker)} are one solution, ${name}: export it again instead of copying ${logicalName}.`,
    );
  }
  const unknown = undecidedProblem(scope);
  if (unknown !== undefined) {
    return undecided.includes(taker) ? inTaker(unknown) : { file, message: unknown };
  }
  if (conflicting.includes(taker)) {
    return inTaker(`${name} defines ${logicalName} for another connector.`);
  }
  if (conflicting.length > 0) {
    return { file, message: `${logicalName} stands for several connectors. Rename one of them first.` };
  }
  const problem = customizationsProblem(taker);
  if (problem !== undefined) {
    return inTaker(problem);
  }
  return !moves && definesReference(taker, logicalName)
    ? inTaker(`${name} defines ${logicalName} already.`)
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
      !isReached(each, index) ||
      takers.includes(each) ||
      solutions.includes(each)
      ? []
      : [{ kind: 'replaceReferenceName', file, holder: 'solutionManifest', logicalName: name, to: name, owner }];
  });
}

/** Where the copy looks like another reference to whoever chooses one. */
function sameDisplayNames({ displayName, logicalName }: ConnectionReference, lacking: readonly Solution[]): string[] {
  const notes = lacking.flatMap((solution) =>
    solution.connectionReferences
      .filter((other) => displayName !== '' && sameName(other.displayName, displayName))
      .map(
        (other) =>
          `${solutionName(solution)} then calls both ${other.logicalName} and ${logicalName} “${displayName}”: rename one of them.`,
      ),
  );
  return [...new Set(notes)];
}

function copyNote(giver: Solution, taker: Solution): string {
  return `${solutionName(giver)} and ${solutionName(taker)} then hold the same component: an environment maps it once, and an upgrade of one leaves it there while the other has it.`;
}

function orderNotes(giver: Solution, taker: Solution, needs: NeedsAfter): string[] {
  const [from, to] = [solutionName(giver), solutionName(taker)];
  const needed = neededOf(from, to, needs);
  const upgrade = `else a managed upgrade of ${from} deletes the reference with what it is mapped to, or fails because something uses it.`;
  return needed.length === 0 || neededOf(to, from, needs).length > 0
    ? [`Import ${to} before ${from}: ${upgrade}`]
    : [
        `Where an environment has ${from} already, import ${to} before ${from} is upgraded: ${upgrade}`,
        `In a new environment import ${from} first: ${to} needs ${componentWords(needed)} of ${from}.`,
      ];
}

/** What goes on using it, in solutions that do not have it, or no longer. */
function userNotes(
  { solutions, uses }: ReferenceScope,
  givers: readonly Solution[],
  takers: readonly Solution[],
  to: string,
): string[] {
  const having = [...solutions.filter((each) => !givers.includes(each)), ...takers];
  const users = groupBy(
    uses.filter(({ solution }) => !having.includes(solution)),
    ({ solution }) => solutionName(solution),
  );
  return [...users].map(([user, its]) => {
    const names = [...new Set(its.map(({ name }) => `“${name}”`))];
    const verb = names.length === 1 ? 'uses' : 'use';
    return `${listedFirst(names)} of ${user} still ${verb} it, so ${user} needs ${to} from now on.`;
  });
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
  const to = solutionName(taker);
  const needed = newCycle.flatMap((owner) => neededOf(owner, to, { steps }));
  const advice =
    isCustomConnector(reference) && needed.some(({ kind }) => kind === 'customConnector')
      ? `Put its custom connector into ${to} first, or into a solution of its own.`
      : 'Choose a solution that needs none of them.';
  return [
    {
      file: taker.customizationsFile ?? taker.manifestFile,
      message: `${newCycleWords(newCycle, steps)} ${advice}`,
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
