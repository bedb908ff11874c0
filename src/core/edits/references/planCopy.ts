import type { DeploymentEnvironment, SettingsTarget } from '../../model/deploymentEnvironment';
import type { FilePath } from '../../model/filePath';
import type { Solution } from '../../model/solution';
import { copiesOf } from '../../model/copiesOf';
import { solutionAt } from '../../model/solutionAt';
import { areTwins, solutionName } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { isOnCustomConnector } from '../../model/isOnCustomConnector';
import type { EditOperation } from '../editOperation';
import { rebuiltNotes, roundTripNote } from './deploymentNotes';
import { newDefinitionRaises } from './newDefinitionRaises';
import { type Refactoring, refused, unlessRefused } from './refactoring';
import {
  editRefusal,
  isReached,
  repeatedRefusal,
  type ReferenceScope,
  referenceScope,
  tornRefusals,
} from './referenceScope';
import { entriesOf, settingsAtOdds } from './settingsOfScope';
import { listed } from '../../text/listed';
import { definesReference } from '../../model/definesReference';

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
  const giver = solutionAt(from, index);
  const taker = solutionAt(to, index);
  if (!scope || !giver || !taker) {
    return refused({ file: from, message: `${giver ? solutionName(giver) : from} does not define ${name}.` });
  }
  const { reference } = scope;
  const { logicalName } = reference;
  const problem = copyProblem(scope, giver, taker, moves);
  if (problem !== undefined) {
    return refused({ file: taker.customizationsFile ?? taker.manifestFile, message: problem });
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
      ...arrivals(logicalName, takers, index),
      ...(moves ? departures(scope, givers, takers, index) : []),
    ],
    notes: [
      ...(moves ? moveNotes(scope, giver, taker) : [copyNote(giver, taker)]),
      ...(isOnCustomConnector(reference)
        ? [`It is on a custom connector, which must be in the environment before ${solutionName(taker)} is imported.`]
        : []),
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
      ...settingsAtOdds(logicalName, reference, index),
    ].filter((refusal) => refusal !== undefined),
    mayRaise: [...newDefinitionRaises, 'undefined-reference'],
  });
}

function copyProblem(
  { reference, conflicting }: ReferenceScope,
  giver: Solution,
  taker: Solution,
  moves: boolean,
): string | undefined {
  const { logicalName } = reference;
  if (giver.root === taker.root || areTwins(giver, taker)) {
    return `${solutionName(taker)} has it already.`;
  }
  if (conflicting.includes(taker)) {
    return `${solutionName(taker)} defines ${logicalName} for another connector.`;
  }
  if (conflicting.length > 0) {
    return `${logicalName} stands for several connectors. Rename one of them first.`;
  }
  if (!taker.customizationsReadable) {
    return 'Customizations.xml cannot be read. Repair it first.';
  }
  return !moves && definesReference(taker, logicalName)
    ? `${solutionName(taker)} defines ${logicalName} already.`
    : undefined;
}

/** The settings files of the solution that gets it, where another file of the environment already maps it. */
function arrivals(logicalName: string, takers: readonly Solution[], index: WorkspaceIndex): EditOperation[] {
  const operations = index.environments().flatMap(({ files }): EditOperation[] => {
    const held = files.map(({ file }) => ({ file, entry: entryIn(file, logicalName, index) }));
    const mapped = held.find(({ entry }) => entry)?.entry;
    const targets = files.filter(({ solutions }) => takers.some(({ root }) => solutions.includes(root)));
    const [first] = targets;
    if (!mapped || !first || targets.some(({ file }) => held.some((each) => each.file === file && each.entry))) {
      return [];
    }
    const { connectionId, connectorId } = mapped;
    return [
      {
        kind: 'setConnection',
        file: first.file,
        logicalName,
        before: undefined,
        value: connectionId,
        ...(connectorId !== undefined && { connectorId }),
      },
    ];
  });
  return [...new Map(operations.map((operation) => [operation.file, operation])).values()];
}

/**
 * The settings files that are surely for nothing any more that has it or uses it, where another file of their environments
 * goes on mapping it.
 */
function departures(
  { reference: { logicalName }, solutions, uses }: ReferenceScope,
  givers: readonly Solution[],
  takers: readonly Solution[],
  index: WorkspaceIndex,
): EditOperation[] {
  const left = [...solutions.filter((each) => !givers.includes(each)), ...takers, ...uses.map((use) => use.solution)];
  const isFor = (target: SettingsTarget, some: readonly Solution[]): boolean =>
    some.some(({ root }) => target.solutions.includes(root));
  const arrived = new Set(arrivals(logicalName, takers, index).map(({ file }) => file));
  const goesOn = ({ files }: DeploymentEnvironment): boolean =>
    files.some(
      (target) =>
        isFor(target, takers) && (arrived.has(target.file) || entryIn(target.file, logicalName, index) !== undefined),
    );
  const isOver = (target: SettingsTarget): boolean =>
    target.isComplete && target.solutions.length > 0 && !isFor(target, left);
  return index.settings().flatMap((settings) => {
    const { file } = settings;
    const environments = index.environments().filter(({ files }) => files.some((target) => target.file === file));
    const targets = environments.flatMap(({ files }) => files.filter((target) => target.file === file));
    return targets.length > 0 && targets.every(isOver) && environments.every(goesOn)
      ? entriesOf(settings, logicalName).map(({ logicalName: name, pointer }): EditOperation => ({
          kind: 'removeSetting',
          file,
          list: 'ConnectionReferences',
          name,
          pointer,
        }))
      : [];
  });
}

function entryIn(file: FilePath, logicalName: string, index: WorkspaceIndex) {
  const settings = index.settingsIn(file);
  return settings && entriesOf(settings, logicalName)[0];
}

function copyNote(giver: Solution, taker: Solution): string {
  return `${solutionName(giver)} and ${solutionName(taker)} then hold the same component: an environment maps it once, and an upgrade of one leaves it there while the other has it.`;
}

function moveNotes({ uses }: ReferenceScope, giver: Solution, taker: Solution): string[] {
  const staying = uses.filter(({ solution }) => solution === giver || areTwins(solution, giver));
  const from = solutionName(giver);
  const to = solutionName(taker);
  return [
    `Import ${to} before ${from}: else a managed upgrade of ${from} deletes the reference with what it is mapped to, or fails because something uses it.`,
    ...(staying.length > 0
      ? [
          `${listed([...new Set(staying.map(({ name }) => `“${name}”`))])} of ${from} still uses it, so ${from} needs ${to} from now on.`,
        ]
      : []),
  ];
}
