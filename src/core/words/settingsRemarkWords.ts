import type { SettingsRemark } from '../edits/settings/settingsRemark';
import { pathInFolder } from '../model/filePath';

/** Each sentence once: files of one environment may have the same remarks. */
export function remarkTexts(remarks: readonly SettingsRemark[]): string[] {
  return [...new Set(remarks.map(remarkText))];
}

/** What is left to a person once settings files are created or synced. */
export function remarkText(remark: SettingsRemark): string {
  switch (remark.kind) {
    case 'invalidJson':
      return 'It is not valid JSON. Repair it first.';
    case 'solutionsUnknown':
      return 'Nothing tells which solutions it is for. Name them in environments of .connref.json.';
    case 'solutionsUnread':
      return 'Not all of its solutions are known and can be read: what they lack is not known, so nothing is called stale.';
    case 'customConnectors':
      return `${remark.references.join(', ')}: on a custom connector, which has another id in every environment. Add the ConnectorId of the environment once the connector is there.`;
    case 'valuesNeeded':
      return `${remark.variables.join(', ')}: neither a default nor a value in the solution. Add an entry with a value; an empty one would fail the import.`;
    case 'valuesOfOthers': {
      const variables = remark.variables.map(
        ({ variable, environments }) => `${variable} (${environments.join(', ')})`,
      );
      const value = remark.value === 'shipped' ? 'the value that the solution ships' : 'the default of the solution';
      return `${variables.join(', ')}: set there, but not in ${remark.environment}, which gets ${value}. Add an entry with a value for another; an empty one would fail the import.`;
    }
    case 'fileOfOthers':
      return `${pathInFolder(remark.file)} also applies to ${remark.owner ?? 'several environments'}. To use it for ${remark.environment} as well, add it to ${remark.environment}’s \`settings\` in .connref.json.`;
  }
}
