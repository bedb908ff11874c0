import picomatch from 'picomatch';

/** A test for texts by globs; one that cannot be compiled matches nothing, since these are typed by people. */
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

/** A glob that matches just this text. */
export function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}
