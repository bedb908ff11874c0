import * as vscode from 'vscode';
import { commandIds } from '../../commandIds';
import type { TreeNode } from './treeNode';

/** The first row of the Solutions view after reading was stopped. A click on the row reads all files. */
export function readingStoppedNode(): TreeNode {
  return {
    id: '|readingStopped',
    parent: undefined,
    label: vscode.l10n.t('Reading was stopped'),
    description: vscode.l10n.t('Refresh Solutions'),
    tooltip: vscode.l10n.t(
      'Flows are not checked, because the definitions that they use may be in files that were not read. Run Refresh Solutions to read all files.',
    ),
    icon: 'warning',
    iconColour: 'problemsWarningIcon.foreground',
    command: commandIds.refreshSolutions,
  };
}
