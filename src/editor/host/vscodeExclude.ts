/**
 * The globs that VS Code's `files.exclude` switches on, as globs of ours. One with a `when` clause hides a file only
 * beside another one, as what a compiler wrote: whether a solution is read must not hang on that, so it is passed over.
 */
export function excludedByVscode(setting: unknown): string[] {
  return Object.entries(typeof setting === 'object' && setting !== null ? setting : {})
    .filter(([glob, value]) => value === true && glob.trim() !== '')
    .map(([glob]) => toOurGlob(glob.trim()));
}

/** In VS Code's globs parentheses and the like are plain characters: `Flows (old)` is a folder. `[!a]` is `[^a]`. */
function toOurGlob(glob: string): string {
  return glob.replace(/\[[^\]]*\]|[\\()!+@|"]/g, (found) =>
    found.startsWith('[') ? found.replace('[!', '[^') : `\\${found}`,
  );
}
