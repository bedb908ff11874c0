import { areTwins, solutionName } from '../../model/solutionIdentity';

import type { FilePath } from '../../model/filePath';
import { sameName } from '../../model/names';
import type { ConnectionReference, Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { newReferenceRules } from '../refactorings/shared/newReferenceRules';
import type { BindEntry } from '../operations/flowOperation';
import { definesReference } from '../../dependencies/definesReference';
import { type EntryContext, entryContext } from './entryContext';
import type { Fix } from './fix';
import { canBeDefined, matchingReferences } from '../../connectors/matchingReferences';
import { connectorForNewReference, proposeReference } from '../refactorings/shared/referenceNames';

/**
 * Ids of rules that may report a new finding after an entry of a flow uses another connection reference, because
 * possibly no flow, app or agent uses the former reference any more.
 */
const rebindRules: readonly string[] = ['unused-reference', 'missing-connector'];

/**
 * Fixes that make an entry of a flow use a connection reference instead of a raw connection, which is a connection
 * without a reference. Fixes with a reference of the same solution come first, then fixes that copy a reference of
 * another solution, then fixes that define a new reference.
 * @param key The key of the entry.
 * @returns Empty if the flow doesn't have the entry or cannot be edited, or if no reference can be used, copied or
 * defined.
 */
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
    title: `Use the connection reference ${labelOf(reference)}`,
    operations: [bind(reference.logicalName)],
    mayRaise: [],
  }));
  const connector = connectorForNewReference(entry, index);
  if (customizationsFile !== undefined) {
    for (const { sibling, reference } of referencesToCopy(context, index)) {
      fixes.push({
        title: `Copy the connection reference ${labelOf(reference)} from ${solutionName(sibling)} and use it`,
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
      const definition = `Define a new connection reference for ${connector.displayName}`;
      fixes.push({ title: `${definition} and use it`, operations, mayRaise: newReferenceRules });
      fixes.push({
        title: `${definition}, choose its names, and use it…`,
        operations,
        mayRaise: newReferenceRules,
        asks: 'logicalName',
      });
    }
  }
  return fixes.map((fix, at) => ({ ...fix, preferred: at === 0 }));
}

/**
 * Fixes that make an entry of a flow use another connection reference of the same solution that has the connector of
 * the entry.
 * @param key The key of the entry.
 */
export function bindToOtherFixes(file: FilePath, key: string, index: WorkspaceIndex): Fix[] {
  const context = entryContext(file, key, index);
  if (!context) {
    return [];
  }
  const { entry, solution } = context;
  return matchingReferences(entry, solution, index)
    .filter(({ logicalName }) => entry.reference === undefined || !sameName(logicalName, entry.reference))
    .map((reference) => ({
      title: `Use the connection reference ${labelOf(reference)} instead`,
      operations: [{ kind: 'bindEntry', file, key, before: entry.reference, logicalName: reference.logicalName }],
      preferred: false,
      mayRaise: rebindRules,
    }));
}

/**
 * Fixes that make an entry of a flow use a new connection reference to a custom connector of the workspace. After an
 * environment was copied, the entry's old reference may still be for the custom connector of the old environment.
 * @param key The key of the entry.
 */
export function bindToWorkspaceConnectorFixes(file: FilePath, key: string, index: WorkspaceIndex): Fix[] {
  const context = entryContext(file, key, index);
  const connector = context && connectorForNewReference(context.entry, index);
  if (!context || !connector || context.customizationsFile === undefined) {
    return [];
  }
  const reference = proposeReference(context.solution, connector, index);
  return [
    {
      title: `Define a new connection reference for the connector ${connector.displayName} of this workspace and use it`,
      operations: [
        { kind: 'defineReference', file: context.customizationsFile, reference },
        { kind: 'bindEntry', file, key, before: context.entry.reference, logicalName: reference.logicalName },
      ],
      preferred: false,
      mayRaise: [...newReferenceRules, ...rebindRules],
    },
  ];
}

/**
 * The connection references of other solutions that an entry of a flow could use if they were copied into the solution
 * of the flow. The most used reference comes first.
 */
function referencesToCopy(
  { entry, solution }: EntryContext,
  index: WorkspaceIndex,
): { readonly sibling: Solution; readonly reference: ConnectionReference }[] {
  return siblingsOf(solution, index)
    .flatMap((sibling) => matchingReferences(entry, sibling, index).map((reference) => ({ sibling, reference })))
    .filter(
      ({ reference }) => !definesReference(solution, reference.logicalName) && canBeDefined(reference, solution, index),
    )
    .map((candidate) => ({
      ...candidate,
      users: index.usersOf('connectionReference', candidate.reference.logicalName).size,
    }))
    .sort((a, b) => b.users - a.users);
}

function siblingsOf(solution: Solution, index: WorkspaceIndex): Solution[] {
  return index.solutions().filter((other) => other.root !== solution.root && !areTwins(other, solution));
}

/**
 * The text for a connection reference in titles of fixes: display name and logical name, or only the logical name if
 * both are the same.
 */
function labelOf(reference: ConnectionReference): string {
  return sameName(reference.displayName, reference.logicalName)
    ? reference.logicalName
    : `“${reference.displayName}” (${reference.logicalName})`;
}
