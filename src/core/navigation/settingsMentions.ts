import { eachJsonString, hasForm } from './jsonTexts';
import type { Mention } from './mention';

/** The names in a deployment settings file (formats.md §10). */
export function settingsMentions(text: string): Mention[] {
  const mentions: Mention[] = [];
  eachJsonString(text, ({ part, value, path, span }) => {
    if (part === 'key' || value === '') {
      return;
    }
    if (hasForm(path(), ['ConnectionReferences', '*', 'LogicalName'])) {
      mentions.push({ kind: 'reference', name: value, span: span(), role: 'use' });
    } else if (hasForm(path(), ['EnvironmentVariables', '*', 'SchemaName'])) {
      mentions.push({ kind: 'variable', name: value, span: span(), role: 'use' });
    }
  });
  return mentions;
}
