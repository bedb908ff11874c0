import * as vscode from 'vscode';
import { distinctUsers } from '../../../core/dependencies/uses';
import { connectorName } from '../../../core/connectors/connectorNames';
import { withoutArchiveMark } from '../../../core/model/archivePath';
import { pathInFolder } from '../../../core/model/filePath';
import { connectionReferencesPointer } from '../../../core/model/flow';
import { jsonPointer } from '../../../core/model/place';
import type { ConnectionReference } from '../../../core/model/solution';
import type { Use, UserKind } from '../../../core/model/use';
import { countOf } from '../../countOf';
import type { NodeContext, TreeNode } from './treeNode';

export function referenceNode(
  reference: ConnectionReference,
  editable: boolean,
  parent: TreeNode,
  id: string,
  context: NodeContext,
): TreeNode {
  const uses = context.index.usesOf('connectionReference', reference.logicalName);
  const users = distinctUsers(uses, (file) => context.index.solutionOf(file)?.root);
  const node: TreeNode = {
    id,
    parent,
    label: reference.displayName,
    description: [usageText(users), connectorName(reference, context.index)].join(' · '),
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
      children: () => users.map((use) => useNode(use, node, context)),
    }),
  };
  return node;
}

function usageText(users: readonly Use[]): string {
  const flows = users.filter(({ user }) => user.kind === 'flow').length;
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

const icons: Readonly<Record<UserKind, string>> = {
  flow: 'zap',
  canvasApp: 'device-mobile',
  codeApp: 'device-mobile',
  agent: 'hubot',
  knowledge: 'book',
  desktopFlow: 'device-desktop',
};

/** The row of a flow, agent, app or desktop flow that uses a connection reference. */
function useNode({ file, user, place, entry }: Use, parent: TreeNode, { index, uri }: NodeContext): TreeNode {
  const resource = uri(file);
  return {
    id: `${parent.id}|${file}|${user.id}`,
    parent,
    label: user.name,
    description: index.solutionOf(file)?.manifest?.uniqueName ?? '',
    tooltip: pathInFolder(withoutArchiveMark(file)),
    icon: icons[user.kind],
    target: {
      file,
      place:
        entry === undefined
          ? place
          : { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry), part: 'key' },
    },
    ...(resource && user.kind === 'flow' && { resource }),
  };
}
