import { isCustomConnector, settingsConnectorDiffers } from '../connectors/connectorIdentity';
import { connectorName } from '../connectors/connectorNames';
import { apiNameOf } from '../model/names';
import { isFirstOfName, SettingsDefinitions } from '../settings/settingsDefinitions';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { RuleText, SettingsRule } from './rule';

interface Mismatch {
  readonly reference: string;
  readonly referenceConnector: string;
  readonly connector: string;
}

const messages = defineMessages({
  otherConnector: ({ reference, referenceConnector, connector }: Mismatch) =>
    `${reference} is a connection reference for ${referenceConnector}, but this ConnectorId is ${connector}. The import fails. Enter the connector of the reference and a connection of that connector.`,
  definition: ({ reference, referenceConnector }: Omit<Mismatch, 'connector'>) =>
    `Connection reference ${reference} is defined here for ${referenceConnector}.`,
});

export const settingsConnectorMismatchText: RuleText = {
  title: 'Settings entry has another connector than the reference',
  description:
    'The ConnectorId of an entry differs from the connector of the connection reference. Two custom connectors are not compared, because a custom connector has another id in every environment.',
};

export const settingsConnectorMismatch = {
  id: 'settings-connector-mismatch',
  defaultSeverity: 'error',
  scope: 'settings',
  messages,
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
        message: messages.otherConnector({
          reference: logicalName,
          referenceConnector: connectorName(reference, index),
          connector: connectorName({ apiName }, index),
        }),
        related: [
          {
            file: reference.file,
            place: referencePlace(reference, 'connectorid'),
            message: messages.definition({
              reference: reference.logicalName,
              referenceConnector: connectorName(reference, index),
            }),
          },
        ],
        data: {
          reference: logicalName,
          pointer,
          before: connectorId,
          // The fix cannot offer a custom connector: its id differs in every environment, and the source files do not
          // contain the id of the target environment.
          ...(!isCustom && isFirstOfName(settings, logicalName, pointer) && { connector: reference.apiName }),
        },
      });
    }
  },
  fixes: ({ file, data: { reference = '', before, connector } }, _index, { setConnectorFix }) =>
    connector === undefined ? [] : [setConnectorFix(file, reference, before, connector)],
} satisfies SettingsRule;
