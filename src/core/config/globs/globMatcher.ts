import { alternativesOf } from './alternatives';
import { type GlobKind, parseGlob } from './globParts';
import { matchesParts } from './matchesParts';

/** The greatest length of a glob, in UTF-16 code units. It leaves room for the longest path of a file with each character escaped. */
export const longestGlob = 8192;

/**
 * Returns a function that tests whether a text matches at least one of the globs. A glob that is too long or has too many
 * alternatives ({@link isUsableGlob}) matches nothing and does not throw: people write globs by hand, and a typing error
 * must not stop a check.
 *
 * The syntax is that of VS Code: `?` is any character, `*` any text, `**` any number of whole parts of a path, `{a,b}` one
 * of several globs, `[a-z]` one character of a range, `[!a-z]` one character outside it, and `\` makes the next character
 * an ordinary one. All other characters are ordinary. The time of a test never grows exponentially, whatever the glob and
 * the text contain, because people who open a folder have not always written its globs.
 */
export function globMatcher(globs: readonly string[], kind: GlobKind): (text: string) => boolean {
  const all = globs.flatMap((glob) => usableAlternatives(glob) ?? []).map((glob) => parseGlob(glob, kind));
  return (text) => {
    const compared = kind === 'name' ? text.toLowerCase() : text;
    return all.some((parts) => matchesParts(parts, compared));
  };
}

/** Whether a glob is short enough and has few enough alternatives to be used. */
export function isUsableGlob(glob: string): boolean {
  return usableAlternatives(glob) !== undefined;
}

function usableAlternatives(glob: string): readonly string[] | undefined {
  return glob.length > longestGlob ? undefined : alternativesOf(glob);
}

/** Returns a glob that matches only this text, even if the text contains special characters of globs. */
export function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\]{}]/g, '\\$&');
}
