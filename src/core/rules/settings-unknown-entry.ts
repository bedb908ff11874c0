import { shownRoot, solutionName } from '../model/solutionIdentity';
import type { FactIndex } from '../model/workspaceIndex';
import type { SettingsRule } from './rule';
import { SettingsDefinitions } from '../settings/settingsDefinitions';
import { listedFirst } from '../text/listed';

export const settingsUnknownEntry: SettingsRule = {
  id: 'settings-unknown-entry',
  title: 'Settings entry is for nothing that the solutions have',
  defaultSeverity: 'warning',
  scope: 'settings',
  description:
    'The deployment settings file names a connection reference or environment variable that none of its solutions has or needs. Silent where its solutions are not known.',
  check: ({ settings, target }, index, report) => {
    const definitions = new SettingsDefinitions(target, index);
    if (!definitions.areComplete) {
      return;
    }
    for (const { logicalName, pointer } of settings.references) {
      if (definitions.lacksReference(logicalName)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/LogicalName`, part: 'value' },
          message:
            `${definitions.owners} ${definitions.have} no connection reference ${logicalName}. ` +
            nextStep(logicalName, definitions, index),
          related: [],
          data: { reference: logicalName, pointer, list: 'ConnectionReferences' },
        });
      }
    }
    for (const { schemaName, pointer } of settings.variables) {
      if (definitions.lacksVariable(schemaName)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/SchemaName`, part: 'value' },
          message: `${definitions.owners} ${definitions.have} no environment variable ${schemaName}. It was renamed or deleted: remove the entry.`,
          related: [],
          data: { reference: schemaName, pointer, list: 'EnvironmentVariables' },
        });
      }
    }
  },
  fixes: (finding, _index, { removeEntryFix }) => [removeEntryFix(finding, false)],
};

function nextStep(logicalName: string, { owners }: SettingsDefinitions, index: FactIndex): string {
  const others = index.definitionsOf(logicalName).map(({ solution }) => solution);
  if (others.length === 0) {
    return 'It was renamed or deleted: remove the entry.';
  }
  const names = others.map((solution) =>
    solutionName(solution) === owners ? `Another copy of it in ${shownRoot(solution)}` : solutionName(solution),
  );
  const holders = [...new Set(names)];
  return `${listedFirst(holders)} ${holders.length > 1 ? 'have' : 'has'}: say so in environments of .connref.json if the file is for that, or remove the entry.`;
}
