import { EnvironmentSettings } from '../settings/environmentSettings';
import { canShareImport } from '../settings/importFiles';
import type { SettingsRule } from './rule';

export const settingsEmptyVariable: SettingsRule = {
  id: 'settings-empty-variable',
  title: 'Environment variable has an empty value',
  defaultSeverity: 'error',
  scope: 'settings',
  description: 'An empty Value of an environment variable fails the import. Silent in templates.',
  check: ({ settings, target, environment }, index, report) => {
    if (target.isTemplate) {
      return;
    }
    // Another file of the same import may fill it.
    const files = environment.files.filter((other) => other !== target && canShareImport(other, target));
    const others = new EnvironmentSettings(environment, index, files);
    for (const { schemaName, value, pointer } of settings.variables) {
      if (value === '' && others.areReadable && (others.variable(schemaName)?.value ?? '') === '') {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/Value`, part: 'value' },
          message: `${schemaName} has an empty value, which fails the import. Give it a value, or remove the entry so that the default or present value stays.`,
          related: [],
          data: { reference: schemaName, pointer, list: 'EnvironmentVariables' },
        });
      }
    }
  },
  fixes: (finding, _index, { removeEntryFix }) => [removeEntryFix(finding, false)],
};
