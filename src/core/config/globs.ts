import picomatch from 'picomatch';

/**
 * Returns a function that tests whether a text matches at least one of the globs. An invalid glob matches nothing and does
 * not throw: people write globs by hand, and a typing error must not stop a check.
 */
export function globMatcher(globs: readonly string[], options: picomatch.PicomatchOptions): (text: string) => boolean {
  const matchers = globs.map((glob) => {
    try {
      return picomatch(glob, options);
    } catch {
      return () => false;
    }
  });
  return (text) => matchers.some((matches) => matches(text));
}

/** Returns a glob that matches only this text, even if the text contains special characters of globs. */
export function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}
