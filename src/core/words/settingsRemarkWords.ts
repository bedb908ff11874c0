import type { SettingsRemark } from '../edits/settings/settingsRemark';
import { pathInFolder } from '../model/filePath';
import { agree } from '../text/countOf';
import { listed } from '../text/listed';

/** The texts of remarks, each text once: several settings files of one environment may have the same remarks. */
export function remarkTexts(remarks: readonly SettingsRemark[]): string[] {
  return [...new Set(remarks.map(remarkText))];
}

/** What a person must still do or check after Connref created settings files or changed them to fit their solutions. */
export function remarkText(remark: SettingsRemark): string {
  switch (remark.kind) {
    case 'invalidJson':
      return 'The settings file is not valid JSON. Fix its JSON first.';
    case 'solutionsUnknown':
      return 'It is unknown which solutions the settings file is for. List its solutions under environments in .connref.json.';
    case 'solutionsUnread':
      return 'Some solutions that the settings file is for are unknown or cannot be read, so Connref cannot tell which entries are not needed any more. Fix those solutions first.';
    case 'customConnectors': {
      const use = agree(remark.references.length, 'uses a custom connector', 'use custom connectors');
      return `${listed(remark.references)} ${use}, and a custom connector has another id in every environment. Add the ConnectorId once the environment has the connector.`;
    }
    case 'valuesNeeded': {
      const have = agree(remark.variables.length, 'has', 'have');
      return `${listed(remark.variables)} ${have} neither a default nor a value in the solution. Add an entry with a value: an empty value makes the import fail.`;
    }
    case 'valuesOfOthers': {
      const variables = remark.variables.map(
        ({ variable, environments }) => `${variable} (set in ${listed(environments)})`,
      );
      const value = remark.value === 'shipped' ? 'the value that the solution contains' : 'the default of the solution';
      return `${remark.environment} has no entry for ${listed(variables)}, so it gets ${value}. To use another value, add an entry with that value: an empty value makes the import fail.`;
    }
    case 'fileOfOthers':
      return `${pathInFolder(remark.file)} also applies to ${remark.owner ?? 'several environments'}. To use it for ${remark.environment} as well, add it to ${remark.environment}’s \`settings\` in .connref.json.`;
  }
}
