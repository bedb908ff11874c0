import * as vscode from 'vscode';
import { baseName, type FilePath, pathInFolder } from '../../../core/model/filePath';
import type { TreeNode } from './treeNode';

/** A zip of which nobody can say whether it is a solution. */
export function brokenZipNode(file: FilePath, problem: string, resource: vscode.Uri | undefined): TreeNode {
  return {
    id: file,
    parent: undefined,
    label: baseName(file),
    description: vscode.l10n.t('cannot be opened'),
    tooltip: [pathInFolder(file), vscode.l10n.t('This zip cannot be opened: {0}.', problem)].join('\n'),
    icon: 'warning',
    ...(resource && { resource }),
  };
}
