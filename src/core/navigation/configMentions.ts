import { visitJsonStrings, matchesPath } from './jsonStrings';
import type { Mention } from './mention';

/** The references that `.connref.json` names; a pattern for many of them names none. */
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
