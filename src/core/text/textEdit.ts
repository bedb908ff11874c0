/**
 * An edit of a text: `newText` replaces the text from `start` up to, but not including, `end`. Offsets count UTF-16
 * code units in the text before any edit of the same list is applied.
 */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

/**
 * The text after a list of edits. Edits that insert at the same offset insert in the order of the list.
 * @throws RangeError when two edits overlap, or an edit is outside the text. Both are bugs in the calling code.
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
 * Combines two lists of edits, of which the second follows on the first, into one list of edits of the original text.
 * @param first Edits of the original text that replace or remove text.
 * @param second Edits of the text after `first` was applied. They must not touch text that `first` inserted.
 */
export function composeTextEdits(first: readonly TextEdit[], second: readonly TextEdit[]): TextEdit[] {
  const ordered = first.toSorted((a, b) => a.start - b.start);
  const original = (offset: number): number => {
    let moved = 0;
    for (const { start, end, newText } of ordered) {
      // An offset exactly where `first` removed text counts as behind the removed text, so that text inserted at this
      // offset goes behind the removed text.
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
