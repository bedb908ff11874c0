/**
 * The span, in UTF-16 code units, of the line that opens the first merge conflict of Git (`<<<<<<<`); undefined when
 * the text lacks such a line, or a further conflict marker behind it.
 */
export function findMergeConflict(text: string): { start: number; end: number } | undefined {
  const marker = /^(?:<{7}|>{7}|\|{7}) .*$|^={7}$/m;
  const opening = /^<{7}(?: .*)?$/m.exec(text);
  if (!opening || !marker.test(text.slice(opening.index + opening[0].length))) {
    return undefined;
  }
  return { start: opening.index, end: opening.index + opening[0].trimEnd().length };
}
