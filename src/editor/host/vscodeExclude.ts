/**
 * The globs that are turned on in VS Code's setting `files.exclude`, in the syntax of Connref's globs. A glob with a
 * `when` clause is ignored: it hides a file only if another file exists, such as the source of a compiled file, and an
 * unrelated file must not make a solution disappear.
 */
export function excludedByVscode(setting: unknown): string[] {
  return Object.entries(typeof setting === 'object' && setting !== null ? setting : {})
    .filter(([glob, value]) => value === true && glob.trim() !== '')
    .map(([glob]) => glob.trim().replaceAll('\\', '\\\\'));
}
