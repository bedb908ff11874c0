import type { UnreadReason } from '../model/workspaceIndex';

/** What can be repaired comes first. */
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
