/**
 * The name of the file in which the command line keeps the old contents of the files that it is changing. If the file stays,
 * the command was interrupted (docs/command-line.md). The name doesn't end with `.json`, so the file is never read as a
 * settings file.
 */
export const journalName = '.connref-journal';
