import * as vscode from 'vscode';
import { wholeFile } from '../../../core/model/place';
import type { EnvironmentVariable } from '../../../core/model/solution';
import type { NodeContext, TreeNode } from './treeNode';

export function variableNode(
  variable: EnvironmentVariable,
  parent: TreeNode,
  id: string,
  { uri }: NodeContext,
): TreeNode {
  const resource = uri(variable.file);
  return {
    id,
    parent,
    label: variable.displayName,
    description: [variable.type, ...(variable.hasValue ? [vscode.l10n.t('has a value in the solution')] : [])].join(
      ' · ',
    ),
    tooltip: variable.schemaName,
    icon: variable.type === 'secret' ? 'key' : 'symbol-variable',
    target: { file: variable.file, place: wholeFile },
    ...(resource && { resource }),
  };
}
