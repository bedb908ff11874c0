/** One line of a plan in words, with its details. */
export interface OutlineItem {
  /** `step`: something that a person does, shown with a box to tick. */
  readonly status: 'error' | 'warning' | 'ok' | 'info' | 'step';
  readonly text: string;
  /** Further lines that belong to the text. */
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
