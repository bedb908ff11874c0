import { visitJsonStrings, matchesPath } from './jsonStrings';
import type { Mention } from './mention';

/**
 * Returns the mentions of connection references and environment variables in a deployment settings file
 * (docs/formats.md#deployment-settings-files).
 */
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
