/** Values by name, or the first line (from 1) that gives none. */
export type VariableLines =
  | { readonly values: Readonly<Record<string, string>>; readonly wrongLine: undefined }
  | { readonly values: undefined; readonly wrongLine: number };

/**
 * Reads lines `NAME=value`. A value reaches to the end of its line, `#` and all; spaces around it do not count, nor do
 * quotes around all of it that have none like them within; nothing is escaped. Empty lines, and lines that begin with `#`, say nothing.
 */
export function readVariableLines(text: string): VariableLines {
  const values: [string, string][] = [];
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (/^\s*(?:#|$)/.test(line)) {
      continue;
    }
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(equals, 0)).trim();
    if (name === '') {
      return { values: undefined, wrongLine: at + 1 };
    }
    values.push([
      name,
      line
        .slice(equals + 1)
        .trim()
        .replace(/^(["'])((?:(?!\1).)*)\1$/, '$2'),
    ]);
  }
  return { values: Object.fromEntries(values), wrongLine: undefined };
}
