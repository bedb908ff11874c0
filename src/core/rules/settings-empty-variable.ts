import { EnvironmentSettings } from '../settings/environmentSettings';
import { importFiles } from '../settings/importFiles';
import type { DeploymentEnvironment, SettingsTarget } from '../model/deploymentEnvironment';
import type { FactIndex } from '../model/workspaceIndex';
import { uniqueBy } from '../text/unique';
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
    const empty = settings.variables.filter(({ value }) => value === '');
    // An import can use several settings files, so another of these files may contain the value that is empty in this one.
    const imports = empty.length === 0 ? [] : otherSettings(target, environment, index);
    for (const { schemaName, pointer } of empty) {
      if (imports.some((each) => each.areReadable && (each.variable(schemaName)?.value ?? '') === '')) {
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

/** For each import that uses a file, the settings of its other files. Imports of several solutions can use the same files. */
function otherSettings(
  target: SettingsTarget,
  environment: DeploymentEnvironment,
  index: FactIndex,
): EnvironmentSettings[] {
  const files =
    target.solutions.length === 0
      ? [environment.files]
      : target.solutions.map((root) => importFiles(environment, [root]));
  const others = files.map((each) => each.filter((other) => other !== target));
  return uniqueBy(others, (each) => each.map(({ file }) => file).join('\n')).map(
    (each) => new EnvironmentSettings(environment, index, each),
  );
}
