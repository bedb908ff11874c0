import * as vscode from 'vscode';
import type { UserCounts } from '../../../core/navigation/referenceSummary';
import { countOf } from '../../countOf';

/**
 * The number of flows, apps and agents that use a connection reference, such as “Used by: 3 flows, 1 agent”. The text
 * is a label and a list instead of a sentence, because other languages change nouns inside a sentence.
 */
export function usersText({ flows, apps, agents }: UserCounts): string {
  const parts = [
    ...(flows > 0 ? [countOf(flows, 'flow')] : []),
    ...(apps > 0 ? [countOf(apps, 'canvasApp')] : []),
    ...(agents > 0 ? [countOf(agents, 'agent')] : []),
  ];
  return parts.length === 0 ? vscode.l10n.t('Not used') : vscode.l10n.t('Used by: {0}', parts.join(', '));
}
