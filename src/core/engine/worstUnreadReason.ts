import type { UnreadReason } from '../model/workspaceIndex';

/**
 * Returns the reason to report: `unreadable` before `notRead`, because the user can fix an unreadable file, but not the
 * layout.
 */
export function worstUnreadReason(reasons: Iterable<UnreadReason | undefined>): UnreadReason | undefined {
  let worst: UnreadReason | undefined;
  for (const reason of reasons) {
    if (reason === 'unreadable') {
      return reason;
    }
    worst ??= reason;
  }
  return worst;
}
