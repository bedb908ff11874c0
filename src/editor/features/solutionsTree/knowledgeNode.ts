import * as vscode from 'vscode';
import { wholeFile } from '../../../core/model/place';
import type { KnowledgeSource } from '../../../core/model/solution';
import { countOf } from '../../countOf';
import { referenceLink, uniqueNames } from './referenceLink';
import type { NodeContext, TreeNode } from './treeNode';

export function knowledgeNode(
  { file, name, references }: KnowledgeSource,
  parent: TreeNode,
  id: string,
  context: NodeContext,
): TreeNode {
  const resource = context.uri(file);
  const node: TreeNode = {
    id,
    parent,
    label: name,
    description: references.length > 0 ? countOf(references.length, 'reference') : vscode.l10n.t('no connections'),
    tooltip: vscode.l10n.t('A source of knowledge of an agent'),
    icon: 'book',
    target: { file, place: wholeFile },
    ...(resource && { resource }),
    ...(references.length > 0 && {
      children: () => uniqueNames(references).map((each) => referenceLink(each, node, context)),
    }),
  };
  return node;
}
