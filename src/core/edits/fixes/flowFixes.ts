import { connectorName } from '../../connectors/connectorNames';
import type { FilePath } from '../../model/filePath';
import type { Flow, UndeclaredUse } from '../../model/flow';
import { sameName } from '../../model/names';
import type { Solution } from '../../model/solution';
import type { WorkspaceIndex } from '../../model/workspaceIndex';
import { newReferenceRules } from '../refactorings/shared/newReferenceRules';
import type { AddConnectionsParameter } from '../operations/flowOperation';
import type { Fix } from './fix';
import { flowContext } from './flowContext';
import { matchingReferences } from '../../connectors/matchingReferences';
import { connectorForNewReference, proposeReference } from '../refactorings/shared/referenceNames';

/**
 * A fix that removes an entry of a flow's `connectionReferences` that is not used in any trigger or action. After the
 * fix, possibly nothing uses the connection reference of the entry any more.
 * @param key The key of the entry.
 * @returns Empty if the flow cannot be edited.
 */
export function removeUnusedEntryFix(file: FilePath, key: string, index: WorkspaceIndex): Fix[] {
  return flowContext(file, index)
    ? [
        {
          title: `Remove the entry ${key}`,
          operations: [{ kind: 'removeEntry', file, key }],
          preferred: true,
          mayRaise: ['unused-reference', 'missing-connector'],
        },
      ]
    : [];
}

/**
 * A fix that makes all entries of a flow use the connections of the flow instead of the connections of the person who
 * runs it. The fix is not preferred, because a person must decide whose permissions the runs should have.
 * @returns Empty if the flow cannot be edited, or no entry uses the connection of the person who runs the flow.
 */
export function embedEntriesFix(file: FilePath, index: WorkspaceIndex): Fix[] {
  const context = flowContext(file, index);
  const keys = (context?.flow.entries ?? []).filter(({ runtimeSource }) => runtimeSource === 'invoker');
  return context && keys.length > 0
    ? [
        {
          title: `Use the flow’s connections for every run of “${context.flow.name}” (${keys.map(({ key }) => key).join(', ')})`,
          operations: keys.map(({ key }) => ({
            kind: 'setRuntimeSource',
            file,
            key,
            before: 'invoker',
            value: 'embedded',
          })),
          preferred: false,
          mayRaise: [],
        },
      ]
    : [];
}

export function restoreAuthenticationFix(file: FilePath, pointer: string, index: WorkspaceIndex): Fix[] {
  return flowContext(file, index)
    ? [
        {
          title: "Write @parameters('$authentication')",
          operations: [{ kind: 'restoreAuthentication', file, pointer }],
          preferred: true,
          mayRaise: [],
        },
      ]
    : [];
}

export function addConnectionsParameterFix(file: FilePath, index: WorkspaceIndex): Fix[] {
  return flowContext(file, index)
    ? [
        {
          title: 'Add the parameter $connections',
          operations: [{ kind: 'addConnectionsParameter', file }],
          preferred: true,
          mayRaise: [],
        },
      ]
    : [];
}

/**
 * Fixes for a trigger or action of a flow that refers to a key that is not in the flow's `connectionReferences`: use
 * the key of another entry with the same connector, or add an entry with the missing key. If the connector is unknown,
 * all existing entries are offered and none is added.
 * @param pointer JSON Pointer of the value that contains the key.
 */
export function declareKeyFixes(file: FilePath, pointer: string, index: WorkspaceIndex): Fix[] {
  const context = flowContext(file, index);
  const use = context?.flow.undeclaredUses.find((candidate) => candidate.pointer === pointer);
  if (!context || !use) {
    return [];
  }
  const others: Fix[] = context.flow.entries
    .filter(({ apiName }) => use.apiName === undefined || sameName(apiName, use.apiName))
    .map((entry) => ({
      title: `Use the connection ${entry.key} (${connectorName(entry, index)}), which the flow declares`,
      operations: [{ kind: 'setOperationKey', file, pointer, before: use.key, key: entry.key }],
      preferred: false,
      mayRaise: ['raw-connection'],
    }));
  return [...others, ...addEntryFixes(file, use, context, others.length === 0, index)];
}

function addEntryFixes(
  file: FilePath,
  { key, apiName = '' }: UndeclaredUse,
  { flow, solution }: { flow: Flow; solution: Solution },
  preferred: boolean,
  index: WorkspaceIndex,
): Fix[] {
  const connector = connectorForNewReference({ apiName, apiLogicalName: undefined }, index);
  if (!connector || !solution.customizationsReadable || solution.customizationsFile === undefined) {
    return [];
  }
  const { customizationsFile } = solution;
  const parameter: AddConnectionsParameter[] = flow.lacksConnectionsParameter
    ? [{ kind: 'addConnectionsParameter', file }]
    : [];
  const known = matchingReferences({ apiName, apiLogicalName: undefined }, solution, index);
  const reference = proposeReference(solution, connector, index);
  return [
    ...known.map(({ logicalName }, at): Fix => ({
      title: `Declare ${key} with the connection reference ${logicalName}`,
      operations: [{ kind: 'addEntry', file, key, apiName, logicalName }, ...parameter],
      preferred: preferred && at === 0,
      mayRaise: ['deprecated-connector'],
    })),
    {
      title: `Declare ${key} with a new connection reference for ${connector.displayName}`,
      operations: [
        { kind: 'defineReference', file: customizationsFile, reference },
        { kind: 'addEntry', file, key, apiName, logicalName: reference.logicalName },
        ...parameter,
      ],
      preferred: preferred && known.length === 0,
      mayRaise: newReferenceRules,
    },
  ];
}
