import picomatch from 'picomatch';

/**
 * A function that tests whether a text matches one of the globs. An invalid glob matches nothing: users write globs by hand,
 * and a typing error must not throw.
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

/** A glob that matches only this text. */
export function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}
