/** The help of one command. {@link formatHelp} turns it into the text that `--help` prints. */
export interface CommandHelp {
  /** What the command does, in one sentence. The list of all commands shows the same sentence. */
  readonly summary: string;
  /** What people must also know before they run the command; empty when the summary is enough. */
  readonly details: string;
  /** The command line, in which `<…>` is a required argument and `[…]` an optional one. */
  readonly usage: string;
  readonly options: readonly TableRow[];
  /** A complete command line. The error message about a missing argument shows it too. */
  readonly example: string;
  /** The meaning of the exit codes 0, 1 and 2, in this order. */
  readonly exitCodes: readonly [string, string, string];
}

/**
 * One row of a table in the help: an option, command or exit code, and its meaning. The meaning may have several lines.
 */
export type TableRow = readonly [term: string, meaning: string];

/**
 * The text that `--help` prints for one command: what it does, its usage, its options, an example and its exit codes,
 * in this order.
 */
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

/** A table as text: the title, then the indented rows, with the meanings aligned in one column. */
export function formatTable(title: string, rows: readonly TableRow[]): string {
  const width = Math.max(...rows.map(([term]) => term.length));
  const lines = rows.map(
    ([term, meaning]) => `  ${term.padEnd(width)}  ${meaning.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`,
  );
  return [title, ...lines].join('\n');
}
