/** A line of a pasted text. */
export interface PastedLine {
  /** The number of the line, from 1. */
  readonly number: number;
  readonly text: string;
}

/** Matches the escape sequences of terminals for colours and cursor movements. */
const escapeSequence = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g');

/**
 * A pasted text, cleaned and split into lines: line ends are LF, no-break and wide spaces are plain spaces, and byte
 * order marks, zero-width spaces and escape sequences of terminals are removed. The readers of formats mark the lines
 * that they have read as taken, so that no connection is read a second time.
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

  /** The lines that are not marked as taken, including blank lines. */
  get free(): PastedLine[] {
    return this.lines.filter((line) => !this.isTaken(line));
  }

  /** Whether a line is marked as taken, because a format has read it. */
  isTaken(line: PastedLine): boolean {
    return this.#taken.has(line.number);
  }

  /** Marks lines as read, so that other formats skip them. */
  take(lines: readonly PastedLine[]): void {
    for (const line of lines) {
      this.#taken.add(line.number);
    }
  }
}

/**
 * Whether a line looks like text around a list of connections instead of a part of the list: a prompt of a shell, a
 * greeting of a command, a ruler, or a blank line.
 */
export function isNoise(line: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(line) ||
    /^\s*(PS( |>)|[A-Z]:\\|[$>#] |[^\s@]+@[^\s:~]+[:~]\S*[$#] )/.test(line) ||
    /^\s*(Connected (as|to)\b|Microsoft Power|Version:|Online documentation|Feedback|Copyright|A newer version)/i.test(
      line,
    )
  );
}
