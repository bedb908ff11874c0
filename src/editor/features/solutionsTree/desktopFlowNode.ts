import * as vscode from 'vscode';
import { wholeFile } from '../../../core/model/place';
import type { DesktopFlow } from '../../../core/model/solution';
import { countOf } from '../../countOf';
import { referenceLink, uniqueNames } from './referenceLink';
import type { NodeContext, TreeNode } from './treeNode';

export function desktopFlowNode(
  { file, name, workflowId, references, referencesReadable }: DesktopFlow,
  isInline: boolean,
  parent: TreeNode,
  id: string,
  context: NodeContext,
): TreeNode {
  const resource = isInline ? undefined : context.uri(file);
  const node: TreeNode = {
    id,
    parent,
    label: name,
    description: !referencesReadable
      ? vscode.l10n.t('cannot be read')
      : references.length > 0
        ? countOf(references.length, 'reference')
        : vscode.l10n.t('no connections'),
    tooltip: workflowId,
    icon: 'device-desktop',
    target: { file, place: isInline ? { kind: 'xml', component: 'workflow', name: workflowId } : wholeFile },
    ...(resource && { resource }),
    ...(references.length > 0 && {
      children: () => uniqueNames(references).map((each) => referenceLink(each, node, context)),
    }),
  };
  return node;
}
