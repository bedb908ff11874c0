import { EnvironmentSettings } from '../settings/environmentSettings';
import { importFiles } from '../settings/importFiles';
import { defineMessages } from './messages';
import type { RuleText, SettingsRule } from './rule';

const messages = defineMessages({
  emptyValue: ({ variable }: { readonly variable: string }) =>
    `Environment variable ${variable} has an empty value, so the import fails. Enter a value, or remove the entry to keep the default value or the value that the target environment has now.`,
});

export const settingsEmptyVariableText: RuleText = {
  title: 'Environment variable has an empty value',
  description:
    'An environment variable has an empty Value, so the import fails. Not reported in templates (settings files that only have placeholders).',
};

export const settingsEmptyVariable = {
  id: 'settings-empty-variable',
  defaultSeverity: 'error',
  scope: 'settings',
  messages,
  check: ({ settings, target, environment }, index, report) => {
    if (environment.isTemplate) {
      return;
    }
    // One import can use several settings files, so another of these files may contain the value that is empty in this one.
    const imports = target.solutions.length > 0 ? target.solutions.map((root) => [root]) : [[]];
    const othersOfImports = imports.map((roots) => {
      const files = roots.length > 0 ? importFiles(environment, roots) : environment.files;
      return new EnvironmentSettings(
        environment,
        index,
        files.filter((other) => other !== target),
      );
    });
    for (const { schemaName, value, pointer } of settings.variables) {
      const isEmptyBeside = (others: EnvironmentSettings): boolean =>
        others.areReadable && (others.variable(schemaName)?.value ?? '') === '';
      if (value === '' && othersOfImports.some(isEmptyBeside)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/Value`, part: 'value' },
          message: messages.emptyValue({ variable: schemaName }),
          related: [],
          data: { reference: schemaName, pointer, list: 'EnvironmentVariables' },
        });
      }
    }
  },
  fixes: (finding, _index, { removeEntryFix }) => [removeEntryFix(finding, false)],
} satisfies SettingsRule;
