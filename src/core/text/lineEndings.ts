/**
 * A line end of a text file. Text that an edit inserts must use the line end of the file, because the file would have
 * mixed line ends otherwise.
 */
export type LineEnding = '\n' | '\r\n';

/** The first LF or CR LF of a text; LF for a text with neither. A lone CR does not count. */
export function lineEndingOf(text: string): LineEnding {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}

/**
 * Whether a text contains a lone CR, or both CR LF and lone LF. VS Code makes all line ends of such a file equal when
 * it saves the file, so an edit made in VS Code would also change lines that are not part of the edit.
 */
export function hasMixedLineEndings(text: string): boolean {
  const crlf = text.includes('\r\n');
  const lone = /(^|[^\r])\n/.test(text) || /\r(?!\n)/.test(text);
  return (crlf && lone) || /\r(?!\n)/.test(text);
}
