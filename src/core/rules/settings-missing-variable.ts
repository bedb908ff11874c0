import { type FilePath, isBelow } from '../model/filePath';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { compareNames, nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import type { EffectiveSetting } from '../settings/environmentSettings';
import { agree } from '../text/countOf';
import { listedFirst } from '../text/listed';
import { completeSettings } from './completeSettings';
import { defineMessages } from './messages';
import type { RuleText, SettingsRule } from './rule';

interface MissingValues {
  readonly variables: readonly string[];
  readonly environment: string;
  readonly flows: readonly string[];
}

const messages = defineMessages({
  flowsStayOff: ({ variables, environment, flows }: MissingValues) => {
    const names = flows.map((name) => `“${name}”`);
    const them = agree(variables.length, 'it', 'them');
    return `${listedFirst(variables, 3)} ${agree(variables.length, 'has', 'have')} no value in environment ${environment}: ${agree(variables.length, 'this environment variable has', 'these environment variables have')} no default value, and no settings file has an entry for ${them}. ${listedFirst(names, 3)} ${agree(flows.length, 'uses', 'use')} ${them} and cannot be turned on. Add ${agree(variables.length, 'an entry with a value', 'entries with values')}.`;
  },
});

export const settingsMissingVariableText: RuleText = {
  title: 'Settings file has no value for an environment variable that a flow needs',
  description:
    'A flow that is turned on uses an environment variable without a default value, and no deployment settings file of the environment has an entry for it. Not reported in templates (settings files that only have placeholders), or if the environment gets an update or upgrade.',
};

export const settingsMissingVariable = {
  id: 'settings-missing-variable',
  defaultSeverity: 'warning',
  scope: 'settings',
  messages,
  check: (subject, index, report) => {
    const { settings, target, environment } = subject;
    const environmentSettings = environment.import === 'first' ? completeSettings(subject, index) : undefined;
    if (!environmentSettings) {
      return;
    }
    // Of several files for one solution, only the first one is reported.
    const earlier = environment.files.slice(0, environment.files.indexOf(target)).flatMap(({ solutions }) => solutions);
    const roots = target.solutions.filter((root) => !earlier.includes(root));
    const variables = index
      .solutions()
      .filter(({ root }) => roots.includes(root))
      .flatMap((each) => each.environmentVariables);
    const names = new Map(variables.map(({ schemaName }) => [nameKey(schemaName), schemaName]));
    const missing = [...names.values()]
      .map((variable) => ({ variable, flows: flowsWith(variable, environment, index) }))
      .filter(
        ({ variable, flows }) =>
          flows.length > 0 &&
          index
            .variablesNamed(variable)
            .filter(({ solution }) => environment.solutions.includes(solution.root))
            .every((each) => !each.variable.hasDefault && !each.variable.hasValue) &&
          isWithoutEntry(environmentSettings.variable(variable, definersOf(variable, index))) &&
          !index.isExternal(settings.file, variable),
      );
    if (missing.length > 0) {
      const schemaNames = missing.map(({ variable }) => variable).sort(compareNames);
      const flows = [...new Set(missing.flatMap((each) => each.flows))].sort(compareNames);
      report({
        file: settings.file,
        place: { kind: 'json', pointer: '/EnvironmentVariables', part: 'key' },
        message: messages.flowsStayOff({ variables: schemaNames, environment: environment.name, flows }),
        related: [],
        data: { variables: schemaNames.join(' ') },
      });
    }
  },
} satisfies SettingsRule;

/** An entry without a value gives none. An empty value is reported where it is. */
function isWithoutEntry(setting: EffectiveSetting | undefined): boolean {
  return setting === undefined || (setting.value === '' && !setting.isEmptyValue);
}

/** The roots of the solutions that define a variable: imports of other solutions do not set it. */
function definersOf(variable: string, index: FactIndex): FilePath[] {
  return index.variablesNamed(variable).map(({ solution }) => solution.root);
}

/** The names of the flows of the environment that use a variable and are not turned off in the source files. */
function flowsWith(variable: string, { solutions }: DeploymentEnvironment, index: FactIndex): string[] {
  const files = [...index.usersOf('environmentVariable', variable)].sort();
  return files
    .filter((file) => solutions.some((root) => isBelow(file, root)))
    .flatMap((file) => {
      const flow = index.flow(file);
      return flow && flow.state !== 'off' ? [flow.name] : [];
    });
}
