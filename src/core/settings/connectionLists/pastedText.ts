/** A line of a pasted text. */
export interface PastedLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** What a terminal adds to a text: colours and cursor movements. */
const escapeSequence = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g');

/**
 * A text that was pasted, in lines that formats take one after the other. Line ends are LF, byte order marks, characters
 * without width and a terminal's colours are gone, and every space is a plain one.
 */
export class PastedText {
  readonly text: string;
  readonly lines: readonly PastedLine[];
  readonly #taken = new Set<number>();

  constructor(text: string) {
    this.text = text
      .replace(/[\ufeff\u200b\u2060]/g, '')
      .replace(escapeSequence, '')
      .replace(/\r\n?/g, '\n')
      .replace(/[\u00a0\u2007\u202f\u3000]/g, ' ');
    this.lines = this.text.split('\n').map((line, at) => ({ number: at + 1, text: line.trimEnd() }));
  }

  /** The lines that no format has taken yet, blank ones too. */
  get free(): PastedLine[] {
    return this.lines.filter((line) => !this.isTaken(line));
  }

  isTaken(line: PastedLine): boolean {
    return this.#taken.has(line.number);
  }

  take(lines: readonly PastedLine[]): void {
    for (const line of lines) {
      this.#taken.add(line.number);
    }
  }
}

/** Whether a line is what terminals and commands write around a list: prompts, greetings, rulers, blank lines. */
export function isNoise(line: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(line) ||
    /^\s*(PS( |>)|[A-Z]:\\|[$>#] |\S+@\S+[:~]\S*[$#] )/.test(line) ||
    /^\s*(Connected (as|to)\b|Microsoft Power|Version:|Online documentation|Feedback|Copyright|A newer version)/i.test(
      line,
    )
  );
}
