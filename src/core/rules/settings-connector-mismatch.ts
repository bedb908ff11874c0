import { connectorDisplayName } from '../connectors/connectorNames';
import { isCustomConnector, settingsConnectorDiffers } from '../connectors/connectorIdentity';
import { apiNameOf } from '../model/names';
import type { SettingsRule } from './rule';
import { isFirstOfName, SettingsDefinitions } from '../settings/settingsDefinitions';

export const settingsConnectorMismatch: SettingsRule = {
  id: 'settings-connector-mismatch',
  title: 'Settings entry names another connector than the reference',
  defaultSeverity: 'error',
  scope: 'settings',
  description:
    'The ConnectorId of an entry differs from that of the connection reference. Custom connectors, which have another id in every environment, are not compared.',
  check: ({ settings, target }, index, report) => {
    const definitions = new SettingsDefinitions(target, index);
    const tokens = index.tokens(settings.file);
    for (const { logicalName, connectorId, pointer } of settings.references) {
      const references = definitions.references(logicalName);
      const [reference] = references;
      if (reference === undefined || connectorId === undefined || tokens.holdsToken(connectorId)) {
        continue;
      }
      const apiName = apiNameOf(connectorId);
      const isCustom = isCustomConnector(reference);
      if (apiName === '' || !references.every((each) => settingsConnectorDiffers(apiName, each))) {
        continue;
      }
      report({
        file: settings.file,
        place: { kind: 'json', pointer: `${pointer}/ConnectorId`, part: 'value' },
        message: `${logicalName} is a connection reference of ${connectorDisplayName(reference.apiName)}, and this is ${connectorDisplayName(apiName)}: the import fails. Take the connector of the reference, and a connection of it.`,
        related: [
          {
            file: reference.file,
            place: { kind: 'xml', component: 'connectionReference', name: reference.logicalName, child: 'connectorid' },
            message: `${reference.logicalName} is defined here, with ${reference.apiName}.`,
          },
        ],
        data: {
          reference: logicalName,
          pointer,
          before: connectorId,
          // Of a custom connector only the target environment knows it.
          ...(!isCustom && isFirstOfName(settings, logicalName, pointer) && { connector: reference.apiName }),
        },
      });
    }
  },
  fixes: ({ file, data: { reference = '', before, connector } }, _index, { setConnectorFix }) =>
    connector === undefined ? [] : [setConnectorFix(file, reference, before, connector)],
};
