/** A command line to copy. Paths in it are relative to the workspace folder. */
export interface CommandLine {
  /** For POSIX shells, such as bash, and for PowerShell, unless `powerShell` has another line. */
  readonly line: string;
  /** For PowerShell, if no line is right in both. */
  readonly powerShell?: string;
}

/** Writes a command line in which each argument is one argument again, whatever characters it contains. */
export function commandLine(command: string, args: readonly string[]): CommandLine {
  const line = [command, ...args.map(quoteForPosix)].join(' ');
  const powerShell = [command, ...args.map(quoteForPowerShell)].join(' ');
  return { line, ...(line !== powerShell && { powerShell }) };
}

/**
 * Quotes an argument, if needed, for POSIX shells: in double quotes, or in single quotes if it has characters with a special
 * meaning inside double quotes.
 */
function quoteForPosix(arg: string): string {
  return isPlain(arg) ? arg : needsSingleQuotes(arg) ? `'${arg.replaceAll("'", "'\\''")}'` : `"${arg}"`;
}

/** Quotes an argument for PowerShell, as for POSIX shells where both read the same. PowerShell takes the typographic quotes for quotes, too (about_Quoting_Rules). */
function quoteForPowerShell(arg: string): string {
  return isPlain(arg) ? arg : needsSingleQuotes(arg) ? `'${arg.replace(/['‘’‚‛]/g, '$&$&')}'` : `"${arg}"`;
}

function isPlain(arg: string): boolean {
  return /^[\w./:@%+=,~-]+$/.test(arg) && !/^[@~]|^-+$|,/.test(arg);
}

function needsSingleQuotes(arg: string): boolean {
  return /["$`\\!“”„]/.test(arg);
}
