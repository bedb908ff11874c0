import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import { isCertainId } from '../settings/connectionLists/connectionId';
import { EnvironmentSettings } from '../settings/environmentSettings';
import { listedFirst } from '../text/listed';
import { defineMessages } from './messages';
import type { RuleText, SettingsRule } from './rule';

interface SharedConnection {
  readonly reference: string;
  readonly environment: string;
  readonly others: readonly string[];
}

const messages = defineMessages({
  usedInOthers: ({ reference, environment, others }: SharedConnection) =>
    `The connection of ${reference} in ${environment} is also used in ${listedFirst(others)}. A connection belongs to one environment, so the import fails in an environment that does not have the connection. Look up a connection of ${environment}, and enter its id in this entry.`,
});

export const settingsSameConnectionInTwoEnvironmentsText: RuleText = {
  title: 'The same connection is used in two environments',
  description:
    'Settings files of different environments contain the same connection id. A connection belongs to one environment.',
};

export const settingsSameConnectionInTwoEnvironments = {
  id: 'settings-same-connection-in-two-environments',
  defaultSeverity: 'warning',
  scope: 'settings',
  messages,
  check: ({ settings, environment }, index, report) => {
    const entries = settings.references.filter(({ connectionId }) => isRealId(connectionId));
    if (entries.length === 0 || !isEnvironment(environment)) {
      return;
    }
    const environmentSettings = new EnvironmentSettings(environment, index);
    const othersById = otherEnvironmentsById(environment, index);
    for (const { logicalName, connectionId, pointer } of entries) {
      const others = othersById.get(nameKey(connectionId));
      // Skip an id that has no effect, because a later settings file of the environment replaces it.
      if (others && environmentSettings.connectionIds(logicalName).has(connectionId)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/ConnectionId`, part: 'value' },
          message: messages.usedInOthers({
            reference: logicalName,
            environment: environment.name,
            others: [...others],
          }),
          related: [],
          data: { reference: logicalName, pointer, connection: connectionId },
        });
      }
    }
  },
} satisfies SettingsRule;

/**
 * Whether the settings files of an environment are certainly for one real environment. False for a template (settings
 * files that people copy for a new environment), and if neither `.connref.json` nor a path gives the environment its
 * name: such settings files may be for any environment.
 */
function isEnvironment({ isNamed, isTemplate }: DeploymentEnvironment): boolean {
  return isNamed && !isTemplate;
}

/** Whether a text is certainly the id of a connection. False for placeholders that repeat one digit, such as zeros. */
function isRealId(connectionId: string): boolean {
  return isCertainId(connectionId) && new Set(connectionId.slice(-12)).size > 1;
}

/**
 * For each connection id, as `nameKey`: the names of the other environments of the workspace folder that use the
 * connection.
 */
function otherEnvironmentsById(environment: DeploymentEnvironment, index: FactIndex): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const other of index.environments()) {
    if (other.folder === environment.folder && other.name !== environment.name && isEnvironment(other)) {
      const settings = new EnvironmentSettings(other, index);
      for (const id of settings.references().flatMap(({ name }) => [...settings.connectionIds(name)])) {
        const names = found.get(nameKey(id)) ?? new Set();
        found.set(nameKey(id), names.add(other.name));
      }
    }
  }
  return found;
}
