/** A line of a plan in words, and what belongs to it. */
export interface OutlineItem {
  /** `step`: something to be done by hand. */
  readonly status: 'error' | 'warning' | 'ok' | 'info' | 'step';
  readonly text: string;
  /** Further lines, the smaller print. */
  readonly details: readonly string[];
  /** A command line; empty when there is none. */
  readonly code: string;
}

export function outlineItem(
  status: OutlineItem['status'],
  text: string,
  details: readonly string[] = [],
  code = '',
): OutlineItem {
  return { status, text, details, code };
}
