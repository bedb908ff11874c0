import { visitJsonStrings, matchesPath } from './jsonStrings';
import type { Mention } from './mention';

/** The names in a deployment settings file (formats.md §10). */
export function settingsMentions(text: string): Mention[] {
  const mentions: Mention[] = [];
  visitJsonStrings(text, ({ part, value, path, span }) => {
    if (part === 'key' || value === '') {
      return;
    }
    if (matchesPath(path(), ['ConnectionReferences', '*', 'LogicalName'])) {
      mentions.push({ kind: 'reference', name: value, span: span(), role: 'use' });
    } else if (matchesPath(path(), ['EnvironmentVariables', '*', 'SchemaName'])) {
      mentions.push({ kind: 'variable', name: value, span: span(), role: 'use' });
    }
  });
  return mentions;
}
