import { dirname, join } from 'node:path';

/** A file to write, and the names that writing may need beside it. All are absolute paths in one directory. */
export interface FilePlace {
  readonly path: string;
  /** Where the file is while its content is replaced. Not there before and after. */
  readonly aside: string;
  /** Gets the old content, as it was before the command, if somebody else changed the file and it cannot be undone. */
  readonly before: string;
  /** Gets a content that somebody else wrote, if yet another one is in the file. */
  readonly other: string;
}

/**
 * The place of a file of a journal. The names beside the file are short and don't contain the name of the file, which
 * may be as long as the system allows. They don't end with `.json` or `.xml`, so Connref never reads them.
 * @param journal The id of the journal.
 * @param at The number of the file in the journal.
 */
export function placeOf(path: string, journal: string, at: number): FilePlace {
  const directory = dirname(path);
  const name = `connref-${journal}-${at}`;
  return {
    path,
    aside: join(directory, `.${name}`),
    before: join(directory, `${name}.before`),
    other: join(directory, `${name}.other`),
  };
}
