import * as vscode from 'vscode';
import { connectorDisplayName } from '../../../core/connectors/connectorNames';
import { withoutArchiveMark } from '../../../core/model/archivePath';
import { baseName, type FilePath, pathInFolder } from '../../../core/model/filePath';
import { connectionReferencesPointer } from '../../../core/model/flow';
import { sameName } from '../../../core/model/names';
import { jsonPointer, wholeFile } from '../../../core/model/place';
import type { ConnectionReference } from '../../../core/model/solution';
import type { WorkspaceIndex } from '../../../core/model/workspaceIndex';
import { countOf } from '../../countOf';
import type { NodeContext, TreeNode } from './treeNode';

export function referenceNode(
  reference: ConnectionReference,
  editable: boolean,
  parent: TreeNode,
  id: string,
  context: NodeContext,
): TreeNode {
  const users = [...context.index.usersOf(reference.logicalName)].sort();
  const node: TreeNode = {
    id,
    parent,
    label: reference.displayName,
    description: [usageText(users, context.index), connectorDisplayName(reference.apiName)].join(' · '),
    tooltip: [
      reference.logicalName,
      reference.apiName,
      ...(reference.description === undefined ? [] : [reference.description]),
    ].join('\n'),
    icon: 'plug',
    target: {
      file: reference.file,
      place: { kind: 'xml', component: 'connectionReference', name: reference.logicalName },
    },
    context: editable ? 'connectionReference' : 'connectionReferenceNotEdited',
    ...(users.length > 0 && {
      children: () => users.map((file) => userNode(file, node, context, reference.logicalName)),
    }),
  };
  return node;
}

function usageText(users: readonly FilePath[], index: WorkspaceIndex): string {
  const flows = users.filter((file) => index.flow(file)).length;
  if (users.length === 0) {
    return vscode.l10n.t('not used');
  }
  const others = users.length - flows;
  return vscode.l10n.t(
    'used by: {0}',
    [...(flows > 0 ? [countOf(flows, 'flow')] : []), ...(others > 0 ? [countOf(others, 'otherComponent')] : [])].join(
      ', ',
    ),
  );
}

/** The row of a flow, agent or canvas app that uses a connection reference. */
function userNode(file: FilePath, parent: TreeNode, { index, uri }: NodeContext, reference: string): TreeNode {
  const flow = index.flow(file);
  const solution = index.solutionOf(file);
  const key = flow?.entries.find((entry) => entry.reference !== undefined && sameName(entry.reference, reference))?.key;
  const agent = solution?.agents.find(({ references }) => references.some((use) => use.file === file));
  const app = solution?.canvasApps.find(
    (candidate) => candidate.file === file && candidate.references.some((name) => sameName(name, reference)),
  );
  const resource = uri(file);
  return {
    id: `${parent.id}|${file}`,
    parent,
    label: flow?.name ?? app?.displayName ?? agent?.displayName ?? baseName(file),
    description: solution?.manifest?.uniqueName ?? '',
    tooltip: pathInFolder(withoutArchiveMark(file)),
    icon: flow ? 'zap' : app ? 'device-mobile' : 'hubot',
    target: {
      file,
      place:
        key === undefined
          ? wholeFile
          : { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, key), part: 'key' },
    },
    ...(resource && flow && { resource }),
  };
}
