import { areTwins, solutionName } from '../../model/solutionIdentity';

import type { FilePath } from '../../model/filePath';
import { sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { newReferenceRules } from '../refactorings/shared/newReferenceRules';
import type { BindEntry } from '../operations/editOperation';
import { definesReference } from '../../dependencies/definesReference';
import { type EntryContext, entryContext } from './entryContext';
import type { Fix } from './fix';
import { canBeDefined, matchingReferences } from '../../connectors/matchingReferences';
import { connectorOfEntry, proposeReference } from '../refactorings/shared/referenceNames';

/** Once an entry is bound otherwise, nothing may be left that uses the reference it named. */
const rebindRules: readonly string[] = ['unused-reference', 'missing-connector'];

/** Ways to bind a raw entry, as the designer prefers them: a reference of this solution, one of another, a new one. */
export function bindToReferenceFixes(file: FilePath, key: string, index: WorkspaceIndex): Fix[] {
  const context = entryContext(file, key, index);
  if (!context) {
    return [];
  }
  const { entry, solution, customizationsFile } = context;
  const bind = (logicalName: string): BindEntry => ({
    kind: 'bindEntry',
    file,
    key,
    before: entry.reference,
    logicalName,
  });
  const fixes: Omit<Fix, 'preferred'>[] = matchingReferences(entry, solution, index).map((reference) => ({
    title: `Use the connection reference ${shown(reference)}`,
    operations: [bind(reference.logicalName)],
    mayRaise: [],
  }));
  const connector = connectorOfEntry(entry, index);
  if (customizationsFile !== undefined) {
    for (const { sibling, reference } of elsewhere(context, index)) {
      fixes.push({
        title: `Copy the connection reference ${shown(reference)} from ${solutionName(sibling)} and use it`,
        operations: [
          { kind: 'copyReference', file: customizationsFile, from: reference.file, logicalName: reference.logicalName },
          bind(reference.logicalName),
        ],
        mayRaise: newReferenceRules,
      });
    }
    if (connector) {
      const reference = proposeReference(solution, connector, index);
      const operations = [
        { kind: 'defineReference', file: customizationsFile, reference } as const,
        bind(reference.logicalName),
      ];
      const title = `Define a new connection reference for ${connector.displayName} and use it`;
      fixes.push({ title, operations, mayRaise: newReferenceRules });
      fixes.push({
        title: `${title}, with a name of your own…`,
        operations,
        mayRaise: newReferenceRules,
        asks: 'logicalName',
      });
    }
  }
  return fixes.map((fix, at) => ({ ...fix, preferred: at === 0 }));
}

/** Ways to bind an entry to another reference of its connector that the solution has. */
export function bindToOtherFixes(file: FilePath, key: string, index: WorkspaceIndex): Fix[] {
  const context = entryContext(file, key, index);
  if (!context) {
    return [];
  }
  const { entry, solution } = context;
  return matchingReferences(entry, solution, index)
    .filter(({ logicalName }) => entry.reference === undefined || !sameName(logicalName, entry.reference))
    .map((reference) => ({
      title: `Use the connection reference ${shown(reference)} instead`,
      operations: [{ kind: 'bindEntry', file, key, before: entry.reference, logicalName: reference.logicalName }],
      preferred: false,
      mayRaise: rebindRules,
    }));
}

/**
 * Ways to bind an entry to a connector that is there: after an environment was copied, a reference may stand for a custom
 * connector of the old one.
 */
export function bindToWorkspaceConnectorFixes(file: FilePath, key: string, index: WorkspaceIndex): Fix[] {
  const context = entryContext(file, key, index);
  const connector = context && connectorOfEntry(context.entry, index);
  if (!context || !connector || context.customizationsFile === undefined) {
    return [];
  }
  const reference = proposeReference(context.solution, connector, index);
  return [
    {
      title: `Define a new connection reference on the connector ${connector.displayName} of this workspace and use it`,
      operations: [
        { kind: 'defineReference', file: context.customizationsFile, reference },
        { kind: 'bindEntry', file, key, before: context.entry.reference, logicalName: reference.logicalName },
      ],
      preferred: false,
      mayRaise: [...newReferenceRules, ...rebindRules],
    },
  ];
}

/** What other solutions have for an entry, what most of the workspace uses first. */
function elsewhere(
  { entry, solution }: EntryContext,
  index: WorkspaceIndex,
): { readonly sibling: Solution; readonly reference: ConnectionReference }[] {
  return siblingsOf(solution, index)
    .flatMap((sibling) => matchingReferences(entry, sibling, index).map((reference) => ({ sibling, reference })))
    .filter(
      ({ reference }) => !definesReference(solution, reference.logicalName) && canBeDefined(reference, solution, index),
    )
    .map((candidate) => ({ ...candidate, users: index.usersOf(candidate.reference.logicalName).size }))
    .sort((a, b) => b.users - a.users);
}

function siblingsOf(solution: Solution, index: WorkspaceIndex): Solution[] {
  return index.solutions().filter((other) => other.root !== solution.root && !areTwins(other, solution));
}

function shown(reference: ConnectionReference): string {
  return sameName(reference.displayName, reference.logicalName)
    ? reference.logicalName
    : `“${reference.displayName}” (${reference.logicalName})`;
}
