/** The span from Git's first conflict marker to the end of its line; undefined when the text has none. */
export function findMergeConflict(text: string): { start: number; end: number } | undefined {
  const marker = /^(?:<{7}|>{7}|\|{7}) .*$|^={7}$/m;
  const opening = /^<{7}(?: .*)?$/m.exec(text);
  if (!opening || !marker.test(text.slice(opening.index + opening[0].length))) {
    return undefined;
  }
  return { start: opening.index, end: opening.index + opening[0].trimEnd().length };
}
