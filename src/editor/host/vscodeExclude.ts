/**
 * The active globs of VS Code's setting `files.exclude`, in the syntax of Connref's globs. Globs with a `when` clause are
 * ignored: they hide a file only beside another file, such as the output of a compiler, and a solution must not disappear
 * because of an unrelated file.
 */
export function excludedByVscode(setting: unknown): string[] {
  return Object.entries(typeof setting === 'object' && setting !== null ? setting : {})
    .filter(([glob, value]) => value === true && glob.trim() !== '')
    .map(([glob]) => toConnrefGlob(glob.trim()));
}

/**
 * Escapes the characters that are plain in VS Code's globs only, such as the parentheses of a folder `Flows (old)`, and turns
 * `[!a]` into `[^a]`.
 */
function toConnrefGlob(glob: string): string {
  return glob.replace(/\[[^\]]*\]|[\\()!+@|"]/g, (found) =>
    found.startsWith('[') ? found.replace('[!', '[^') : `\\${found}`,
  );
}
