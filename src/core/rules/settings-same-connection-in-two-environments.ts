import { isCertainId } from '../settings/connectionLists/connectionId';
import { EnvironmentSettings } from '../settings/environmentSettings';
import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import type { SettingsRule } from './rule';
import { listedFirst } from '../text/listed';
import { agree } from '../text/countOf';

export const settingsSameConnectionInTwoEnvironments: SettingsRule = {
  id: 'settings-same-connection-in-two-environments',
  title: 'One connection is mapped in two environments',
  defaultSeverity: 'warning',
  scope: 'settings',
  description:
    'One literal connection id stands in settings files of different environments. A connection belongs to one.',
  check: ({ settings, environment }, index, report) => {
    const certain = settings.references.filter(({ connectionId }) => isRealId(connectionId));
    if (certain.length === 0 || !isEnvironment(environment)) {
      return;
    }
    const own = new EnvironmentSettings(environment, index);
    const elsewhere = connectionsElsewhere(environment, index);
    for (const { logicalName, connectionId, pointer } of certain) {
      const others = elsewhere.get(nameKey(connectionId));
      // A later file of the environment may replace it.
      if (others && own.connectionIds(logicalName).has(connectionId)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/ConnectionId`, part: 'value' },
          message: `${listedFirst([...others])} ${agree(others.size, 'has', 'have')} this connection too, and a connection belongs to one environment: the import fails where it is unknown. Look up the id in ${environment.name}.`,
          related: [],
          data: { reference: logicalName, pointer, connection: connectionId },
        });
      }
    }
  },
};

/** Whether it is one: no template, and not merely the name of a file that tells no environment. */
function isEnvironment({ isNamed, isTemplate }: DeploymentEnvironment): boolean {
  return isNamed && !isTemplate;
}

/** Whether a text is the id of a connection and nothing that stands for one, such as zeros. */
function isRealId(connectionId: string): boolean {
  return isCertainId(connectionId) && new Set(connectionId.slice(-12)).size > 1;
}

/** The names of the other environments of the folder that take a connection. */
function connectionsElsewhere(environment: DeploymentEnvironment, index: FactIndex): Map<string, Set<string>> {
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
