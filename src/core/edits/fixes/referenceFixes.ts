import { connectorDisplayName } from '../../connectors/connectorNames';
import type { FilePath } from '../../model/filePath';
import { sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import { isSource, solutionName } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import type { Fix } from './fix';
import { proposeReference } from '../refactorings/shared/referenceNames';
import { planDelete } from '../refactorings/delete/planDelete';
import { consolidationGroups } from '../refactorings/merge/planConsolidation';
import { planMerge } from '../refactorings/merge/planMerge';
import { planRename } from '../refactorings/rename/planRename';
import { planRenameDisplayName } from '../refactorings/rename/planRenameDisplayName';
import {
  definitionsOf,
  type DuplicateDefinition,
  planRenameDefinition,
} from '../refactorings/rename/planRenameDefinition';
import type { Refactoring } from '../refactorings/shared/refactoring';
import { referenceScope } from '../refactorings/shared/referenceScope';
import { compareConnectors } from '../../connectors/connectorIdentity';

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
  return definition && others.some((other) => compareConnectors(other, definition) === 'same')
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
  const { file, logicalName } = duplicate;
  const solution = sourceOf(file, index);
  const { definition } = definitionsOf(duplicate, solution);
  return solution && definition
    ? askingFix(
        `Rename this definition of ${logicalName}…`,
        'logicalName',
        proposedLogicalName(solution, definition, index),
        (name) => planRenameDefinition(duplicate, name, index),
      )
    : [];
}

/** Gives a reference of one solution another logical name, with all that uses it; a person chooses the name. */
export function renameReferenceFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  const { definition: reference, others } = definitionsOf({ file, logicalName, occurrence: 0 }, solution);
  // Which of several definitions stands for another connector is decided first.
  return solution && reference && others.length === 0
    ? askingFix(
        `Rename ${logicalName} of ${solutionName(solution)}…`,
        'logicalName',
        proposedLogicalName(solution, reference, index),
        (newLogicalName) => planRename({ logicalName, solution: solution.root, newLogicalName }, index),
      )
    : [];
}

/** Gives a reference another display name, which a person chooses. */
export function renameDisplayNameFixes(file: FilePath, logicalName: string, index: WorkspaceIndex): Fix[] {
  const solution = sourceOf(file, index);
  const scope = solution && referenceScope(logicalName, solution.root, index);
  return solution && scope
    ? askingFix(
        `Change the display name of ${logicalName}…`,
        'displayName',
        proposedDisplayName(solution, scope.reference, scope.solutions),
        (newDisplayName) => planRenameDisplayName({ logicalName, solution: solution.root, newDisplayName }, index),
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
  return names.flatMap((target) => {
    const sources = names.filter((name) => name !== target);
    const [first = '', ...more] = sources;
    const title =
      more.length === 0 ? `Merge ${first} into ${target}…` : `Merge the ${sources.length} others into ${target}…`;
    return fixOf(title, planMerge({ sources, target }, index));
  });
}

/** The solution of a file, if it is one to edit: an export is built from another one. */
function sourceOf(file: FilePath, index: WorkspaceIndex): Solution | undefined {
  const solution = index.solutionOf(file);
  return solution && isSource(solution) ? solution : undefined;
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

function proposedLogicalName(
  solution: Solution,
  reference: { apiName: string; customConnectorId: string | undefined },
  index: WorkspaceIndex,
): string {
  return proposeReference(solution, { ...reference, displayName: reference.apiName }, index).logicalName;
}

function fixOf(title: string, { operations, mayRaise, notes, refusals }: Refactoring): Fix[] {
  return refusals.length > 0 || operations.length === 0
    ? []
    : [{ title, operations, preferred: false, mayRaise, notes }];
}

/** @param refactoringFor Plans it for the proposed name, and again for the one that a person chooses. */
function askingFix(
  title: string,
  asks: 'logicalName' | 'displayName',
  proposed: string,
  refactoringFor: (name: string) => Refactoring,
): Fix[] {
  return fixOf(title, refactoringFor(proposed)).map(({ notes = [], ...fix }) => ({
    ...fix,
    asks,
    refactoringFor,
    // Where nothing but the label changes, there is nothing to think over.
    ...(asks === 'logicalName' && { notes }),
  }));
}
