import * as vscode from 'vscode';
import { baseName, type FilePath, pathInFolder } from '../../../core/model/filePath';
import { mattersBesideSolutions, type NearMiss, nearMissPath } from '../../../core/readers/layouts/nearMisses';
import { nearMissWords } from '../../../core/words/nearMissWords';
import type { TreeNode } from './treeNode';

/**
 * The last row of the Solutions view, below the solutions. It lists the files that look like a part of a solution but
 * are not read as one, and projects beside the solutions, with the reason for each, except files that people usually keep on purpose, such as a zip file.
 * Undefined when no file is listed.
 */
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
    tooltip: vscode.l10n.t('Connref recognises these files and folders, but cannot read them as a solution.'),
    icon: 'question',
    children: () => shown.map((miss) => missNode(miss, node, uri)),
  };
  return node;
}

function missNode(miss: NearMiss, parent: TreeNode, uri: (file: FilePath) => vscode.Uri | undefined): TreeNode {
  const path = nearMissPath(miss);
  const resource = path === miss.file ? uri(path) : undefined;
  return {
    id: `${parent.id}|${path}`,
    parent,
    label: baseName(path),
    description: kindText(miss),
    tooltip: `${pathInFolder(path) || '.'}\n${nearMissWords(miss)}`,
    icon: miss.kind === 'brokenZip' ? 'warning' : 'question',
    ...(resource && { resource }),
    // A click has nothing to open when the zip file cannot be opened.
    ...(miss.kind !== 'brokenZip' && { target: { file: miss.file, place: { kind: 'file' } } }),
  };
}

function kindText({ kind }: NearMiss): string {
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
      return vscode.l10n.t('cloud flow without a solution');
    case 'agentWorkspace':
      return vscode.l10n.t('workspace of Copilot Studio');
    case 'codeApp':
      return vscode.l10n.t('code app project');
  }
}
