/** The line end a text uses, for text that is inserted into it. */
export type LineEnding = '\n' | '\r\n';

/** The first line end of a text decides; a text of one line gets LF. */
export function lineEndingOf(text: string): LineEnding {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 13 ? '\r\n' : '\n';
}

/** Whether a text mixes CR LF with lone LF or CR. VS Code would make them one when it saves the file. */
export function hasMixedLineEndings(text: string): boolean {
  const crlf = text.includes('\r\n');
  const lone = /(^|[^\r])\n/.test(text) || /\r(?!\n)/.test(text);
  return (crlf && lone) || /\r(?!\n)/.test(text);
}
