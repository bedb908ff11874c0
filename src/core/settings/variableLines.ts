/**
 * The values of pipeline variables by name, or, for a text that cannot be read, the number (from 1) of the first line
 * that is not `NAME=value`.
 */
export type VariableLines =
  | { readonly values: Readonly<Record<string, string>>; readonly wrongLine: undefined }
  | { readonly values: undefined; readonly wrongLine: number };

/**
 * Reads lines of the form `NAME=value`. A value ends at the end of its line and may contain `#`. White space around the
 * name and the value is removed, and one pair of quotes around the whole value, too; escapes are not supported. Blank
 * lines and lines that begin with `#` are skipped.
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
