import * as vscode from 'vscode';
import { baseName, type FilePath, pathInFolder } from '../../../core/model/filePath';
import { mattersBesideSolutions, type NearMiss, nearMissPath } from '../../../core/readers/layouts/nearMisses';
import { nearMissWords } from '../../../core/words/nearMissWords';
import type { TreeNode } from './treeNode';

/** The last row, under the solutions: what somebody may look for among them in vain. Undefined when there is nothing. */
export function notReadNode(
  nearMisses: readonly NearMiss[],
  uri: (file: FilePath) => vscode.Uri | undefined,
): TreeNode | undefined {
  const shown = nearMisses.filter(mattersBesideSolutions);
  if (shown.length === 0) {
    return undefined;
  }
  const node: TreeNode = {
    id: '|notRead',
    parent: undefined,
    label: vscode.l10n.t('Not Read'),
    description: String(shown.length),
    tooltip: vscode.l10n.t('Looks like a solution or a flow, and was not taken for one.'),
    icon: 'question',
    children: () => shown.map((miss) => missNode(miss, node, uri)),
  };
  return node;
}

function missNode(miss: NearMiss, parent: TreeNode, uri: (file: FilePath) => vscode.Uri | undefined): TreeNode {
  const thing = nearMissPath(miss);
  const resource = thing === miss.file ? uri(thing) : undefined;
  return {
    id: `${parent.id}|${thing}`,
    parent,
    label: baseName(thing),
    description: kindInWords(miss),
    tooltip: `${pathInFolder(thing) || '.'}\n${nearMissWords(miss)}`,
    icon: miss.kind === 'brokenZip' ? 'warning' : 'question',
    ...(resource && { resource }),
    // There is nothing to see in a zip that cannot be opened.
    ...(miss.kind !== 'brokenZip' && { target: { file: miss.file, place: { kind: 'file' } } }),
  };
}

function kindInWords({ kind }: NearMiss): string {
  switch (kind) {
    case 'flowPackage':
      return vscode.l10n.t('legacy flow package');
    case 'incomplete':
      return vscode.l10n.t('incomplete solution');
    case 'yaml':
      return vscode.l10n.t('incomplete solution in the YAML layout');
    case 'zip':
      return vscode.l10n.t('zip');
    case 'brokenZip':
      return vscode.l10n.t('cannot be opened');
    case 'looseFlow':
      return vscode.l10n.t('cloud flow of no solution');
  }
}
