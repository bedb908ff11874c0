/**
 * Replaces the text from `start` up to, but not including, `end` with `newText`. Offsets count UTF-16 code units in the
 * text before any edit.
 */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * Applies edits to a text. Edits that insert at the same offset keep their order.
 * @throws RangeError when two edits overlap, or an edit is outside the text. Both are bugs of the caller.
 */
export function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, order) => ({ edit, order }))
    .sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.order - b.order);
  let result = '';
  let done = 0;
  for (const { edit } of ordered) {
    if (edit.start < done || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`The edit ${edit.start}–${edit.end} overlaps another edit or is outside the text.`);
    }
    result += text.slice(done, edit.start) + edit.newText;
    done = edit.end;
  }
  return result + text.slice(done);
}

/**
 * Combines two steps of edits into one list of edits of the original text.
 * @param first Edits that replace or remove text.
 * @param second Edits whose offsets count in the text after the first step. They must not touch text that the first
 * step inserted.
 */
export function composeTextEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const ordered = first.toSorted((a, b) => a.start - b.start);
  const original = (offset: number): number => {
    let moved = 0;
    for (const { start, end, newText } of ordered) {
      // An offset exactly where text was removed counts as behind the removed text, so that an insertion goes there.
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
