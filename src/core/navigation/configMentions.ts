import { visitJsonStrings, matchesPath } from './jsonStrings';
import type { Mention } from './mention';

/**
 * Returns the names in `externals` and `ignore` of `.connref.json` as mentions of connection references. A pattern with
 * wildcards is skipped, because it is not a name.
 */
export function configMentions(text: string): Mention[] {
  const mentions: Mention[] = [];
  visitJsonStrings(text, ({ part, value, path, span }) => {
    const isName = part === 'value' && value !== '' && !/[*?[\]{}()!\\]/.test(value);
    if (isName && (matchesPath(path(), ['externals', '*']) || matchesPath(path(), ['ignore', '*', 'reference']))) {
      mentions.push({ kind: 'reference', name: value, span: span(), role: 'use' });
    }
  });
  return mentions;
}
