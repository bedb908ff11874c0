import * as vscode from 'vscode';
import { usersOfReference } from '../../../core/dependencies/referenceUsers';
import { connectorName } from '../../../core/connectors/connectorNames';
import { withoutArchiveMark } from '../../../core/model/archivePath';
import { pathInFolder } from '../../../core/model/filePath';
import { connectionReferencesPointer } from '../../../core/model/flow';
import { jsonPointer, type Place } from '../../../core/model/place';
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
  const users = usersOfReference(reference.logicalName, context.index);
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

/** The row of a flow, agent, app, desktop flow or code app project that uses a connection reference. */
function useNode({ file, user, source, place, entry }: Use, parent: TreeNode, { index, uri }: NodeContext): TreeNode {
  const resource = uri(file);
  return {
    id: `${parent.id}|${file}|${user.id}`,
    parent,
    label: user.name,
    description:
      source === 'codeAppProject'
        ? vscode.l10n.t('code app project')
        : (index.solutionOf(file)?.manifest?.uniqueName ?? ''),
    tooltip: pathInFolder(withoutArchiveMark(file)),
    icon: icons[user.kind],
    target: {
      file,
      place:
        entry === undefined
          ? place
          : { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, entry), part: 'key' },
    },
    ...(resource && isOwnFile(place) && { resource }),
  };
}

/** Whether the file of a use describes only the user. Exports and lists describe several components in one file. */
function isOwnFile(place: Place): boolean {
  return place.kind !== 'use' || (place.element === undefined && place.agent === undefined);
}
