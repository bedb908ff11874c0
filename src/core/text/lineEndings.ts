/** A line end. Inserted text must use the line end of the file, or the file would have mixed line ends. */
export type LineEnding = '\n' | '\r\n';

/** The first line end of a text; LF for a text of one line. */
export function lineEndingOf(text: string): LineEnding {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}

/**
 * Whether a text contains a lone CR, or both CR LF and lone LF. VS Code changes all line ends of such a file when it
 * saves it, so an edit in the editor would change lines that it does not touch.
 */
export function hasMixedLineEndings(text: string): boolean {
  const crlf = text.includes('\r\n');
  const lone = /(^|[^\r])\n/.test(text) || /\r(?!\n)/.test(text);
  return (crlf && lone) || /\r(?!\n)/.test(text);
}
