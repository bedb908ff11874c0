import * as vscode from 'vscode';
import { baseName } from '../../../core/model/filePath';
import { wholeFile } from '../../../core/model/place';
import type { CustomConnector } from '../../../core/model/solution';
import { countOf } from '../../countOf';
import { referenceLink, uniqueNames } from './referenceLink';
import type { NodeContext, TreeNode } from './treeNode';

export function connectorNode(
  connector: CustomConnector,
  parent: TreeNode,
  id: string,
  context: NodeContext,
): TreeNode {
  // Several copies of a solution define the same connection reference. The reference is listed once; a click opens its
  // first definition.
  const references = uniqueNames(
    context.index
      .solutions()
      .flatMap((solution) => solution.connectionReferences)
      .filter(({ customConnectorId }) => connector.id !== '' && customConnectorId === connector.id)
      .map(({ logicalName }) => logicalName),
  );
  const resource = connector.inline ? undefined : context.uri(connector.file);
  const node: TreeNode = {
    id,
    parent,
    label: connector.displayName || connector.name || baseName(connector.file),
    description: references.length > 0 ? countOf(references.length, 'reference') : vscode.l10n.t('no reference'),
    tooltip: [connector.name, connector.id].join('\n'),
    icon: 'symbol-interface',
    target: {
      file: connector.file,
      place: connector.inline ? { kind: 'xml', component: 'customConnector', name: connector.id } : wholeFile,
    },
    ...(resource && { resource }),
    context: 'customConnector',
    ...(references.length > 0 && {
      children: () => references.map((name) => referenceLink(name, node, context)),
    }),
  };
  return node;
}
