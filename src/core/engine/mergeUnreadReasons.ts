import type { UnreadReason } from '../model/workspaceIndex';

/** The reason that counts for several solutions together: a damaged file, which can be fixed, before a layout that is not read. */
export function mergeUnreadReasons(reasons: Iterable<UnreadReason | undefined>): UnreadReason | undefined {
  let worst: UnreadReason | undefined;
  for (const reason of reasons) {
    if (reason === 'unreadable') {
      return reason;
    }
    worst ??= reason;
  }
  return worst;
}
