import type { FilePath } from '../../model/filePath';
import { sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import { solutionName } from '../../model/solutionIdentity';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import type { Fix } from '../fix';
import { connectorDisplayName } from '../../model/connectorDisplayName';
import { proposeReference } from '../referenceNames';
import { planDelete } from './planDelete';
import { consolidationGroups } from './planConsolidation';
import { planMerge } from './planMerge';
import { planRename } from './planRename';
import type { Refactoring } from './refactoring';

/** Deletes a reference that nothing uses, from settings files too. @param root The solution that the finding is about. */
export function deleteReferenceFixes(logicalName: string, root: FilePath, index: WorkspaceIndex): Fix[] {
  return fixOf(
    `Delete ${logicalName}, also from the settings files`,
    planDelete({ logicalName, solution: root }, index),
  );
}

/** Removes one of two definitions of a name in one file. @param occurrence Which of those of the name, from 0. */
export function removeDuplicateFix(file: FilePath, logicalName: string, occurrence: number, preferred: boolean): Fix {
  return {
    title: `Remove the second definition of ${logicalName}`,
    operations: [{ kind: 'removeReference', file, logicalName, occurrence }],
    preferred,
    mayRaise: [],
  };
}

/** Gives one of two definitions of a name in one file another name; what uses the name goes on using the other one. */
export function renameDuplicateFixes(
  solution: Solution,
  logicalName: string,
  occurrence: number,
  index: WorkspaceIndex,
): Fix[] {
  const named = solution.connectionReferences.filter((each) => sameName(each.logicalName, logicalName));
  const reference = named[occurrence];
  return reference
    ? [
        {
          title: `Rename the second definition of ${logicalName}…`,
          operations: [
            {
              kind: 'renameReference',
              file: reference.file,
              logicalName,
              occurrence,
              to: proposedName(solution, reference, index),
            },
          ],
          preferred: false,
          mayRaise: ['settings-missing-entry', 'unused-reference'],
          asks: 'logicalName',
        },
      ]
    : [];
}

/** Gives a reference of one solution another logical name, with all that uses it; a person chooses the name. */
export function renameReferenceFixes(solution: Solution, logicalName: string, index: WorkspaceIndex): Fix[] {
  const reference = solution.connectionReferences.find((each) => sameName(each.logicalName, logicalName));
  return reference
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
export function renameDisplayNameFixes(solution: Solution, logicalName: string, index: WorkspaceIndex): Fix[] {
  const reference = solution.connectionReferences.find((each) => sameName(each.logicalName, logicalName));
  return reference
    ? fixOf(
        `Change the display name of ${logicalName}…`,
        planRename(
          {
            logicalName,
            solution: solution.root,
            newDisplayName: proposedDisplayName(solution, reference),
          },
          index,
        ),
        'displayName',
      )
    : [];
}

/** Merges references of a solution that stand for one connector into each of them, the most used first. */
export function mergeFixes(solution: Solution, logicalName: string, index: WorkspaceIndex): Fix[] {
  const group = consolidationGroups(solution, index).find(({ keep, merged }) =>
    [keep, ...merged.map(({ reference }) => reference)].some((each) => sameName(each.logicalName, logicalName)),
  );
  const names = group
    ? [group.keep, ...group.merged.map(({ reference }) => reference)].map((each) => each.logicalName)
    : [];
  return names.flatMap((into) =>
    fixOf(`Merge into ${into}`, planMerge({ from: names.filter((name) => name !== into), into }, index)),
  );
}

/** What it connects to, and for whom; a person knows better what for. */
function proposedDisplayName(solution: Solution, { apiName, displayName: before }: ConnectionReference): string {
  const stem = `${connectorDisplayName(apiName)} for ${solution.manifest?.displayName || solutionName(solution)}`;
  const taken = (name: string): boolean =>
    name === before || solution.connectionReferences.some(({ displayName }) => sameName(displayName, name));
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
  { operations, mayRaise, refusals }: Refactoring,
  asks?: 'logicalName' | 'displayName',
): Fix[] {
  return refusals.length > 0 || operations.length === 0
    ? []
    : [{ title, operations, preferred: false, mayRaise, ...(asks && { asks }) }];
}
