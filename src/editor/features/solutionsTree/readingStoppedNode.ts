import * as vscode from 'vscode';
import { commandIds } from '../../commandIds';
import type { TreeNode } from './treeNode';

/** The first row after reading was stopped. A click on the row reads the rest. */
export function readingStoppedNode(): TreeNode {
  return {
    id: '|readingStopped',
    parent: undefined,
    label: vscode.l10n.t('Reading was stopped'),
    description: vscode.l10n.t('Refresh Solutions'),
    tooltip: vscode.l10n.t(
      'Flows are not checked, because some files were not read and may contain missing definitions. Run Refresh Solutions to read all files.',
    ),
    icon: 'warning',
    iconColour: 'problemsWarningIcon.foreground',
    command: commandIds.refreshSolutions,
  };
}
