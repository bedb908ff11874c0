import * as vscode from 'vscode';
import { wholeFile } from '../../../core/model/place';
import type { Agent } from '../../../core/model/solution';
import { countOf } from '../../countOf';
import { referenceLink, uniqueNames } from './referenceLink';
import type { NodeContext, TreeNode } from './treeNode';

export function agentNode(agent: Agent, parent: TreeNode, id: string, context: NodeContext): TreeNode {
  const names = uniqueNames(agent.references.map(({ reference }) => reference));
  const node: TreeNode = {
    id,
    parent,
    label: agent.displayName,
    description: names.length > 0 ? countOf(names.length, 'reference') : vscode.l10n.t('no connections'),
    tooltip: agent.schemaName,
    icon: 'hubot',
    target: { file: agent.file, place: wholeFile },
    ...(names.length > 0 && { children: () => names.map((name) => referenceLink(name, node, context)) }),
  };
  return node;
}
