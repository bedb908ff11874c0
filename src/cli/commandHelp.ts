/** The help of one command, from which {@link formatHelp} makes the text that `--help` prints. */
export interface CommandHelp {
  /** What the command does, in one sentence. Also the line of the command in the list of all commands. */
  readonly summary: string;
  /** What else a user must know before running the command; empty when the summary says all. */
  readonly details: string;
  /** The command line: `<…>` must be given, `[…]` may be left out. */
  readonly usage: string;
  readonly options: readonly TableRow[];
  /** A complete command line. Error messages about a missing argument show it too. */
  readonly example: string;
  /** The meaning of the exit codes 0, 1 and 2, in this order. */
  readonly exitCodes: readonly [string, string, string];
}

/** A term and its meaning. The meaning may have several lines. */
export type TableRow = readonly [term: string, meaning: string];

/** What the command does, its usage, its options, an example and its exit codes, in this order. */
export function formatHelp({ summary, details, usage, options, example, exitCodes }: CommandHelp): string {
  return [
    details === '' ? summary : `${summary}\n${details}`,
    `Usage: ${usage}`,
    formatTable('Options', options),
    `Example\n  ${example}`,
    formatTable(
      'Exit codes',
      exitCodes.map((meaning, code) => [String(code), meaning]),
    ),
  ].join('\n\n');
}

/** A title and its rows, indented, with all meanings in one column. */
export function formatTable(title: string, rows: readonly TableRow[]): string {
  const width = Math.max(...rows.map(([term]) => term.length));
  const lines = rows.map(
    ([term, meaning]) => `  ${term.padEnd(width)}  ${meaning.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`,
  );
  return [title, ...lines].join('\n');
}
