import * as vscode from 'vscode';
import type { UserKind } from '../../../core/model/use';
import type { UserCounts } from '../../../core/navigation/referenceSummary';
import { countOf } from '../../countOf';

const kinds: readonly UserKind[] = ['flow', 'canvasApp', 'codeApp', 'agent', 'knowledge', 'desktopFlow'];

/**
 * The number of flows, apps, agents and desktop flows that use a connection reference, such as “Used by: 3 flows, 1
 * agent”. The text is a label and a list instead of a sentence, because other languages change nouns inside a sentence.
 */
export function usersText(users: UserCounts): string {
  const parts = kinds.flatMap((kind) => {
    const count = users.get(kind) ?? 0;
    return count > 0 ? [countOf(count, kind)] : [];
  });
  return parts.length === 0 ? vscode.l10n.t('Not used') : vscode.l10n.t('Used by: {0}', parts.join(', '));
}
