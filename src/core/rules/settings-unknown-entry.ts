import { removeEntryFix } from '../edits/settingsFixes';
import { solutionName } from '../model/solutionIdentity';
import type { SettingsRule } from './rule';
import { listed, SettingsDefinitions } from './settingsDefinitions';

export const settingsUnknownEntry: SettingsRule = {
  id: 'settings-unknown-entry',
  title: 'Settings entry is for nothing that the solutions have',
  defaultSeverity: 'warning',
  scope: 'settings',
  description:
    'The deployment settings file names a connection reference or environment variable that none of its solutions has or needs. Silent where its solutions are not known.',
  check: ({ settings, target }, index, report) => {
    const definitions = new SettingsDefinitions(target, index);
    if (!definitions.areKnown) {
      return;
    }
    for (const { logicalName, pointer } of settings.references) {
      if (
        definitions.reference(logicalName) === undefined &&
        !definitions.needsFromElsewhere('connectionReference', logicalName) &&
        !index.isExternal(settings.file, logicalName)
      ) {
        const elsewhere = index.definitionsOf(logicalName).map(({ solution }) => solutionName(solution));
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/LogicalName`, part: 'value' },
          message:
            `${definitions.owners} has no connection reference ${logicalName}. ` +
            (elsewhere.length > 0
              ? `${listed([...new Set(elsewhere)])} has: say so in environments of .connref.json if this file is for it too, or remove the entry.`
              : 'It was renamed or deleted: remove the entry.'),
          related: [],
          data: { reference: logicalName, pointer, list: 'ConnectionReferences' },
        });
      }
    }
    for (const { schemaName, pointer } of settings.variables) {
      if (
        definitions.variable(schemaName) === undefined &&
        !definitions.needsFromElsewhere('environmentVariable', schemaName) &&
        !index.isExternal(settings.file, schemaName)
      ) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/SchemaName`, part: 'value' },
          message: `${definitions.owners} has no environment variable ${schemaName}. It was renamed or deleted: remove the entry.`,
          related: [],
          data: { reference: schemaName, pointer, list: 'EnvironmentVariables' },
        });
      }
    }
  },
  fixes: (finding) => [removeEntryFix(finding, false)],
};
