import type { Gap } from '../model/workspaceIndex';

/** What can be repaired comes first. */
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
