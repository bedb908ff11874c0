import * as vscode from 'vscode';
import { baseName, pathInFolder } from '../../../core/model/filePath';
import type { NearMiss } from '../../../core/readers/layouts/nearMisses';
import type { TreeNode } from './treeNode';

/** A zip of which nobody can say whether it is a solution. */
export function brokenZipNode({ file, reason }: NearMiss, resource: vscode.Uri | undefined): TreeNode {
  return {
    id: file,
    parent: undefined,
    label: baseName(file),
    description: vscode.l10n.t('cannot be opened'),
    tooltip: [pathInFolder(file), reason].join('\n'),
    icon: 'warning',
    ...(resource && { resource }),
  };
}
