/** Replaces `text[start..end)` by `newText`; offsets in UTF-16 code units of the text before any edit. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Applies edits that do not overlap; inserts at one offset keep the order in which they are given.
 * @throws RangeError when two edits overlap or one lies outside the text: a defect of the caller.
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  let result = '';
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.start < done || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`The edit ${edit.start}–${edit.end} overlaps another one or lies outside the text.`);
    }
    result += text.slice(done, edit.start) + edit.newText;
    done = edit.end;
  }
  return result + text.slice(done);
}

/**
 * One list of edits for two steps, where the second ones count their offsets in the text that the first ones leave.
 * @param first Edits that replace or remove something; no second one may touch what they put in.
 */
export function composeTextEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const ordered = first.toSorted((a, b) => a.start - b.start);
  const original = (offset: number): number => {
    let moved = 0;
    for (const { start, end, newText } of ordered) {
      // What lies just where something was taken out counts as behind it.
      if (start + moved + newText.length > offset) {
        break;
      }
      moved += newText.length - (end - start);
    }
    return offset - moved;
  };
  return [
    ...first,
    ...second.map(({ start, end, newText }) => ({ start: original(start), end: original(end), newText })),
  ];
}
