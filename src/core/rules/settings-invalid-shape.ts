import type { SettingsRule } from './rule';

export const settingsInvalidShape: SettingsRule = {
  id: 'settings-invalid-shape',
  title: 'Settings file is not of the shape that pac takes',
  defaultSeverity: 'error',
  scope: 'settings',
  description:
    'A list or entry of a deployment settings file has a shape that pac refuses, such as the lists of early ALM Accelerator versions.',
  check: ({ settings }, _index, report) => {
    for (const { pointer, message } of settings.misshapen) {
      report({
        file: settings.file,
        place: { kind: 'json', pointer, part: 'value' },
        message: `${message} pac solution import cannot read the file like this.`,
        related: [],
        data: {},
      });
    }
  },
};
