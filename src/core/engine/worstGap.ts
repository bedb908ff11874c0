import type { Gap } from '../model/workspaceIndex';

/**
 * Returns the gap to report: `unreadable` before `notRead`, because the user can fix an unreadable file, but not the
 * layout.
 */
export function worstGap(gaps: Iterable<Gap | undefined>): Gap | undefined {
  let worst: Gap | undefined;
  for (const gap of gaps) {
    if (gap === 'unreadable') {
      return gap;
    }
    worst ??= gap;
  }
  return worst;
}
