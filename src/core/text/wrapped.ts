/** Characters that take two columns of a terminal. */
const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

/**
 * Breaks a text at spaces into lines that fit a number of columns. A word that is longer, such as a path, keeps its own line.
 */
export function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line: string | undefined;
  let width = 0;
  for (const word of text.split(' ')) {
    const wordWidth = columnsOf(word);
    if (line !== undefined && width + 1 + wordWidth <= columns) {
      line += ` ${word}`;
      width += 1 + wordWidth;
    } else {
      if (line !== undefined) {
        lines.push(line);
      }
      line = word;
      width = wordWidth;
    }
  }
  return line === undefined ? lines : [...lines, line];
}

function columnsOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}
