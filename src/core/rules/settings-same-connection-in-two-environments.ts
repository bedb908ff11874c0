import type { DeploymentEnvironment } from '../model/deploymentEnvironment';
import { nameKey } from '../model/names';
import type { FactIndex } from '../model/workspaceIndex';
import type { SettingsRule } from './rule';
import { listed } from './settingsDefinitions';

export const settingsSameConnectionInTwoEnvironments: SettingsRule = {
  id: 'settings-same-connection-in-two-environments',
  title: 'One connection is mapped in two environments',
  defaultSeverity: 'warning',
  scope: 'settings',
  description:
    'One literal connection id stands in settings files of different environments. A connection belongs to one.',
  check: ({ settings, environment }, index, report) => {
    if (environment.isTemplate || settings.references.every(({ connectionId }) => connectionId === '')) {
      return;
    }
    const elsewhere = connectionsElsewhere(environment, index);
    const tokens = index.tokens(settings.file);
    for (const { logicalName, connectionId, pointer } of settings.references) {
      const others = elsewhere.get(nameKey(connectionId));
      if (connectionId !== '' && others && !tokens.holdsToken(connectionId)) {
        report({
          file: settings.file,
          place: { kind: 'json', pointer: `${pointer}/ConnectionId`, part: 'value' },
          message: `${listed([...others])} has this connection too, and a connection belongs to one environment: the import fails where it is unknown. Look up the id in ${environment.name}.`,
          related: [],
          data: { reference: logicalName, pointer, connection: connectionId },
        });
      }
    }
  },
};

/** The names of the other environments of the folder in whose files a connection stands. */
function connectionsElsewhere(environment: DeploymentEnvironment, index: FactIndex): Map<string, Set<string>> {
  const settings = new Map(index.settings().map((each) => [each.file, each]));
  const found = new Map<string, Set<string>>();
  for (const other of index.environments()) {
    if (other.folder !== environment.folder || other.name === environment.name || other.isTemplate) {
      continue;
    }
    for (const { connectionId } of other.files.flatMap(({ file }) => settings.get(file)?.references ?? [])) {
      const names = found.get(nameKey(connectionId)) ?? new Set();
      found.set(nameKey(connectionId), names.add(other.name));
    }
  }
  return found;
}
