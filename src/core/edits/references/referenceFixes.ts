import { connectorDisplayName } from '../../model/connectorDisplayName';
import { connectorsDiffer, settingsConnectorDiffers } from '../../model/connectorsDiffer';
import type { FilePath } from '../../model/filePath';
import { apiNameOf, sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import { solutionName } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import type { EditOperation } from '../editOperation';
import type { Fix } from '../fix';
import { proposeReference } from '../referenceNames';
import { planDelete } from './planDelete';
import { consolidationGroups } from './planConsolidation';
import { planMerge } from './planMerge';
import { planRename } from './planRename';
import type { Refactoring } from './refactoring';
import { editRefusal, isSource, referenceScope } from './referenceScope';
import { rebind, type ReferenceUse, useInWords, usesOf } from './referenceUses';
import { entriesOf } from './settingsOfScope';
import { standForOneConnector } from '../../model/standForOneConnector';

/** One of several definitions of a name in one solution. */
export interface DuplicateDefinition {
  readonly file: FilePath;
  readonly logicalName: string;
  /** Which of those of the name, from 0. */
  readonly occurrence: number;
}

/** Two that were taken for one are each mapped, shown, and used or not. */
const separatedRaises: readonly string[] = [
  'settings-missing-entry',
  'duplicate-display-name',
  'several-references-per-connector',
  'unused-reference',
];

/** Deletes a reference that nothing uses, from settings files too. @param file Where a source defines it. */
export function deleteReferenceFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  return solution
    ? fixOf(
        `Delete ${logicalName}, also from the settings files…`,
        planDelete({ logicalName, solution: solution.root }, index),
      )
    : [];
}

/** Removes one of several definitions, where another one stands for the same connector. */
export function removeDuplicateFixes(
  { file, logicalName, occurrence }: DuplicateDefinition,
  preferred: boolean,
  index: WorkspaceIndex,
): Fix[] {
  const { definition, others } = definitionsOf({ file, logicalName, occurrence }, sourceOf(file, index));
  return definition && others.some((other) => standForOneConnector(other, definition))
    ? [
        {
          title: `Remove this definition of ${logicalName}`,
          operations: [{ kind: 'removeReference', file, logicalName, occurrence }],
          preferred,
          mayRaise: [],
        },
      ]
    : [];
}

/**
 * Gives one of several definitions another name, which a person chooses. What can only mean this one, by its connector, goes
 * on using it; all else uses the other.
 */
export function renameDuplicateFixes(duplicate: DuplicateDefinition, index: WorkspaceIndex): Fix[] {
  const { file, logicalName, occurrence } = duplicate;
  const solution = sourceOf(file, index);
  const { definition, others } = definitionsOf(duplicate, solution);
  // Where a settings file maps the name twice, it is not known which entry goes along: that is repaired first.
  if (!solution || !definition || index.settings().some((settings) => entriesOf(settings, logicalName).length > 1)) {
    return [];
  }
  const to = proposedName(solution, definition, index);
  const uses = usesOf(logicalName, index).filter(
    (use) => isOpen(use.solution, solution, logicalName) && means(use, definition, others, index),
  );
  if (uses.some((use) => editRefusal(use.file, useInWords(use, logicalName), use.solution, index))) {
    return [];
  }
  return [
    {
      title: `Rename this definition of ${logicalName}…`,
      operations: [
        { kind: 'renameReference', file, logicalName, occurrence, to },
        ...rebind(uses, logicalName, to),
        ...settingsThatMean(definition, others, index).map((settings): EditOperation => ({
          kind: 'renameSetting',
          file: settings,
          logicalName,
          to,
        })),
      ],
      preferred: false,
      mayRaise: separatedRaises,
      asks: 'logicalName',
    },
  ];
}

/** Gives a reference of one solution another logical name, with all that uses it; a person chooses the name. */
export function renameReferenceFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  const [reference, ...others] = solution ? definedAs(logicalName, solution) : [];
  // Which of several definitions stands for another connector is decided first.
  return solution && reference && others.length === 0
    ? fixOf(
        `Rename ${logicalName} of ${solutionName(solution)}…`,
        planRename(
          { logicalName, solution: solution.root, newLogicalName: proposedName(solution, reference, index) },
          index,
        ),
        'logicalName',
      )
    : [];
}

/** Gives a reference another display name, which a person chooses. */
export function renameDisplayNameFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  const scope = solution && referenceScope(logicalName, solution.root, index);
  return solution && scope
    ? fixOf(
        `Change the display name of ${logicalName}…`,
        planRename(
          {
            logicalName,
            solution: solution.root,
            newDisplayName: proposedDisplayName(solution, scope.reference, scope.solutions),
          },
          index,
        ),
        'displayName',
      )
    : [];
}

/** Merges references of a solution that stand for one connector into each of them, the most used first. */
export function mergeFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  const group = (solution ? consolidationGroups(solution, index) : []).find(({ keep, merged }) =>
    [keep, ...merged.map(({ reference }) => reference)].some((each) => sameName(each.logicalName, logicalName)),
  );
  const names = group
    ? [group.keep, ...group.merged.map(({ reference }) => reference)].map((each) => each.logicalName)
    : [];
  return names.flatMap((into) => {
    const from = names.filter((name) => name !== into);
    const [only = '', ...more] = from;
    const title = more.length === 0 ? `Merge ${only} into ${into}…` : `Merge the ${from.length} others into ${into}…`;
    return fixOf(title, planMerge({ from, into }, index));
  });
}

/** The solution of a file, if it is one to edit: an export is built from another one. */
function sourceOf(file: FilePath, index: WorkspaceIndex): Solution | undefined {
  const solution = index.solutionOf(file);
  return solution && isSource(solution) ? solution : undefined;
}

function definedAs(logicalName: string, { connectionReferences }: Solution): ConnectionReference[] {
  return connectionReferences.filter((each) => sameName(each.logicalName, logicalName));
}

function definitionsOf(
  { logicalName, occurrence }: DuplicateDefinition,
  solution: Solution | undefined,
): { readonly definition: ConnectionReference | undefined; readonly others: readonly ConnectionReference[] } {
  const named = solution ? definedAs(logicalName, solution) : [];
  return { definition: named[occurrence], others: named.toSpliced(occurrence, 1) };
}

/** Whether the definitions of a solution are those that another one uses: it has none of its own. */
function isOpen(user: Solution, solution: Solution, logicalName: string): boolean {
  return user.root === solution.root || definedAs(logicalName, user).length === 0;
}

function means(
  use: ReferenceUse,
  definition: ConnectionReference,
  others: readonly ConnectionReference[],
  index: WorkspaceIndex,
): boolean {
  return (
    use.kind === 'flow' &&
    !connectorsDiffer(use.entry, definition, index) &&
    others.every((other) => connectorsDiffer(use.entry, other, index))
  );
}

/** Settings files whose entry of the name is for the connector of one definition. */
function settingsThatMean(
  definition: ConnectionReference,
  others: readonly ConnectionReference[],
  index: WorkspaceIndex,
): FilePath[] {
  return index.settings().flatMap((settings) => {
    const [entry] = entriesOf(settings, definition.logicalName);
    const api = entry?.connectorId === undefined ? '' : apiNameOf(entry.connectorId);
    return api !== '' &&
      !settingsConnectorDiffers(api, definition) &&
      others.every((other) => settingsConnectorDiffers(api, other))
      ? [settings.file]
      : [];
  });
}

/** What it connects to, and for whom; a person knows better what for. @param solutions All that define it, and show it so. */
function proposedDisplayName(
  solution: Solution,
  { apiName, displayName: before }: ConnectionReference,
  solutions: readonly Solution[],
): string {
  const stem = `${connectorDisplayName(apiName)} for ${solution.manifest?.displayName || solutionName(solution)}`;
  const taken = (name: string): boolean =>
    sameName(name, before) ||
    solutions.some(({ connectionReferences }) =>
      connectionReferences.some(({ displayName }) => sameName(displayName.trim(), name)),
    );
  for (let number = 1; ; number++) {
    const name = number === 1 ? stem : `${stem} ${number}`;
    if (!taken(name)) {
      return name;
    }
  }
}

function proposedName(
  solution: Solution,
  reference: { apiName: string; customConnectorId: string | undefined },
  index: WorkspaceIndex,
): string {
  return proposeReference(solution, { ...reference, displayName: reference.apiName }, index).logicalName;
}

function fixOf(
  title: string,
  { operations, mayRaise, notes, refusals }: Refactoring,
  asks?: 'logicalName' | 'displayName',
): Fix[] {
  if (refusals.length > 0 || operations.length === 0) {
    return [];
  }
  switch (asks) {
    case 'displayName':
      // Nothing but the label changes, so there is nothing to think over.
      return [{ title, operations, preferred: false, mayRaise, asks }];
    case 'logicalName':
    case undefined:
      return [{ title, operations, preferred: false, mayRaise, notes, ...(asks && { asks }) }];
  }
}
