import * as vscode from 'vscode';
import { commandIds } from '../../commandIds';
import type { TreeNode } from './treeNode';

/** The row above all others when not everything was read: the way to read on. */
export function readingStoppedNode(): TreeNode {
  return {
    id: 'reading stopped',
    parent: undefined,
    label: vscode.l10n.t('Reading was stopped'),
    description: vscode.l10n.t('Refresh Solutions'),
    tooltip: vscode.l10n.t(
      'Not everything was read, so no flow is judged: what it seems to lack may just not have been read. Refresh Solutions reads everything.',
    ),
    icon: 'warning',
    iconColour: 'problemsWarningIcon.foreground',
    command: commandIds.refreshSolutions,
  };
}
