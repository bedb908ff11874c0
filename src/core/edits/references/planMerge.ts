import { ownerOf } from './ownerOf';
import { archiveOf } from '../../model/archivePath';
import type { FilePath } from '../../model/filePath';
import { nameKey, sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import { solutionName } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import type { EditOperation } from '../editOperation';
import { carriedSettings } from './carriedSettings';
import { forgetReference, retargetIgnored } from './configOperations';
import { neededNotes, rebuiltNotes, roundTripNote, shownFile, unreadNotes, upgradeNote } from './deploymentNotes';
import { newDefinitionRaises } from './newDefinitionRaises';
import { type Refactoring, type Refusal, refused, unlessRefused } from './refactoring';
import {
  editRefusal,
  isNeededBy,
  isReached,
  type ReferenceScope,
  referenceScope,
  tornRefusals,
} from './referenceScope';
import { rebind, useInWords } from './referenceUses';
import { settingsOfScope } from './settingsOfScope';
import { compareConnectors } from '../../model/compareConnectors';
import { undefinedRefusals } from './undefinedRefusals';
import { unreadableFiles } from './unreadableFiles';
import { listed } from '../../text/listed';

export interface MergeRequest {
  /** Logical names of the references that go. */
  readonly from: readonly string[];
  /** The logical name of the one that stays. */
  readonly into: string;
}

/**
 * Lets everything that uses some references use another one of the same connector, and removes them: in all solutions of the
 * workspace. A solution that defined one of them and uses it gets a copy of the one that stays.
 */
export function planMerge({ from, into }: MergeRequest, index: WorkspaceIndex): Refactoring {
  const target = referenceScope(into, undefined, index);
  if (!target) {
    return refused(...undefinedRefusals(into, undefined, index));
  }
  const sources: ReferenceScope[] = [];
  const torn = [...new Set([...from, into])].flatMap((name) => {
    const scope = referenceScope(name, undefined, index);
    return scope ? tornRefusals(scope) : [];
  });
  if (torn.length > 0) {
    return refused(...torn);
  }
  for (const name of new Map(from.map((each) => [nameKey(each), each])).values()) {
    const source = referenceScope(name, undefined, index);
    if (!source) {
      return refused(...undefinedRefusals(name, undefined, index));
    }
    const problem = mergeProblem(source, target);
    if (problem !== undefined) {
      return refused({ file: source.reference.file, message: problem });
    }
    sources.push(source);
  }
  const names = sources.map(({ reference }) => reference.logicalName);
  const users = sources.flatMap(({ uses }) => uses.map(({ solution }) => solution));
  const defining = [...new Set(sources.flatMap(({ solutions }) => solutions))];
  const changed = [...new Set([...defining, ...users])].filter((each) => isReached(each, index));
  const settings = carriedSettings(
    sources.map((source) => settingsOfScope(source, index)),
    target.reference.logicalName,
    index,
  );
  return unlessRefused({
    operations: [
      ...sources.flatMap((source) => moveUsers(source, target, index)),
      ...copies(sources, target, index),
      ...settings.operations,
      ...names.flatMap((name) => [
        ...retargetIgnored(name, target.reference.logicalName, index),
        ...forgetReference(name, index),
      ]),
    ],
    notes: [
      ...connectionNotes(sources, target.reference, settings.changed),
      upgradeNote(names),
      ...neededNotes(
        index.solutions().filter((each) => !isNeededElsewhere(each, target, index)),
        names,
      ),
      ...rebuiltNotes([...defining, ...users], index),
      ...unreadNotes([...defining, ...users], index),
      roundTripNote(changed),
    ],
    refusals: [
      ...sources.flatMap((source) => mergeRefusals(source, index)),
      ...unreadableFiles(index),
      ...settings.refusals,
    ],
    mayRaise: [...newDefinitionRaises, 'undefined-reference'],
  });
}

function mergeProblem(source: ReferenceScope, target: ReferenceScope): string | undefined {
  const [a, b] = [source.reference, target.reference];
  if (sameName(a.logicalName, b.logicalName)) {
    return `${a.logicalName} cannot be merged into itself.`;
  }
  const torn = [source, target].find(({ conflicting }) => conflicting.length > 0);
  if (torn) {
    return `${torn.reference.logicalName} stands for several connectors. Rename one of them first.`;
  }
  const compared = compareConnectors(a, b);
  if (compared === 'unknown' || (a.apiName === '' && b.apiName === '')) {
    return `Nothing tells whether ${a.logicalName} and ${b.logicalName} are for one connector: complete their definitions first.`;
  }
  return compared === 'same'
    ? undefined
    : `${a.logicalName} is for ${a.apiName} and ${b.logicalName} for ${b.apiName}: only references of one connector can be merged.`;
}

function mergeRefusals({ reference, solutions, uses }: ReferenceScope, index: WorkspaceIndex): Refusal[] {
  const { logicalName } = reference;
  return [
    ...solutions.map((each) =>
      editRefusal(each.manifestFile, `${solutionName(each)} defines ${logicalName}`, each, index),
    ),
    ...uses.map((use) => editRefusal(use.file, useInWords(use, logicalName), use.solution, index)),
  ].filter((refusal) => refusal !== undefined);
}

function moveUsers(
  { reference, solutions, uses }: ReferenceScope,
  target: ReferenceScope,
  index: WorkspaceIndex,
): EditOperation[] {
  const { logicalName } = reference;
  const into = target.reference.logicalName;
  const owner = ownerOf(target.solutions);
  const operations = [
    ...rebind(
      uses.filter((use) => isReached(use.solution, index)),
      logicalName,
      into,
    ),
    ...solutions
      .filter((solution) => isReached(solution, index))
      .map(({ customizationsFile = '' }): EditOperation => ({
        kind: 'removeReference',
        file: customizationsFile,
        logicalName,
      })),
    ...index
      .solutions()
      .filter((solution) => isNeededElsewhere(solution, target, index) && isNeededBy(solution, logicalName))
      .map(({ manifestFile }): EditOperation => ({
        kind: 'replaceReferenceName',
        file: manifestFile,
        holder: 'solutionManifest',
        logicalName,
        to: into,
        displayName: { before: reference.displayName, value: target.reference.displayName },
        ...(owner !== undefined && { owner }),
      })),
  ];
  return [...new Map(operations.map((operation) => [JSON.stringify(operation), operation])).values()];
}

/** Whether `Solution.xml` of a solution names the one that stays in place of what it lists: not where it defines that itself. */
function isNeededElsewhere(solution: Solution, target: ReferenceScope, index: WorkspaceIndex): boolean {
  return isReached(solution, index) && !target.solutions.includes(solution);
}

/** What was complete in itself stays so. */
function copies(
  sources: readonly ReferenceScope[],
  { reference, solutions }: ReferenceScope,
  index: WorkspaceIndex,
): EditOperation[] {
  const from = solutions.find(({ root }) => archiveOf(root) === undefined)?.customizationsFile ?? reference.file;
  const incomplete = sources.flatMap((source) =>
    source.solutions.filter(
      (solution) => !solutions.includes(solution) && source.uses.some((use) => use.solution === solution),
    ),
  );
  return [...new Set(incomplete)]
    .filter((solution) => isReached(solution, index))
    .map(({ customizationsFile = '' }) => ({
      kind: 'copyReference',
      file: customizationsFile,
      from,
      logicalName: reference.logicalName,
    }));
}

/** Where flows get another connection than before, and where one has to be given. */
function connectionNotes(
  sources: readonly ReferenceScope[],
  { logicalName }: ConnectionReference,
  changed: readonly FilePath[],
): string[] {
  const subject = sources.length === 1 ? 'What used the other one runs' : 'All that used the others runs';
  return [
    `${subject} with the connection that ${logicalName} has in each environment: whoever switches the flows on must own it or may use it.`,
    ...(changed.length > 0 ? [`That is another connection than before in ${listed(changed.map(shownFile))}.`] : []),
  ];
}
