import type { UnreadReason } from '../model/unreadReason';

/**
 * Returns the reason to report if several solutions were not read completely; undefined if there is no reason.
 * `unreadable` comes before `notRead`, because the user can fix an unreadable file, but not a layout that Connref does
 * not read.
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
