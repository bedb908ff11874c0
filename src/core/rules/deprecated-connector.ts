import { connectorName } from '../connectors/connectorNames';
import { connectionReferencesPointer } from '../model/flow';
import { nameKey } from '../model/names';
import { jsonPointer } from '../model/place';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { FlowRule, RuleText } from './rule';

/**
 * For each connector that the rule reports, by API name: the connector to use instead. Microsoft's connector reference
 * calls the reported connectors deprecated.
 */
const successors: ReadonlyMap<string, string> = new Map([
  ['shared_commondataservice', 'Microsoft Dataverse'],
  ['shared_dynamicscrmonline', 'Microsoft Dataverse'],
  ['shared_outlooktasks', 'Microsoft To-Do (Business)'],
]);

interface Connectors {
  readonly connector: string;
  readonly successor: string;
}

const messages = defineMessages({
  usedByFlow: ({ flow, connector, successor }: Connectors & { readonly flow: string }) =>
    `“${flow}” uses the deprecated connector ${connector}. In the designer, replace the triggers and actions of this connector with those of ${successor}.`,
  usedByReference: ({ reference, connector, successor }: Connectors & { readonly reference: string }) =>
    `Connection reference ${reference} is for the deprecated connector ${connector}. Change the flows and apps that use this connection reference to ${successor}, then delete the reference.`,
});

export const deprecatedConnectorText: RuleText = {
  title: 'Connector is deprecated',
  description: 'A flow or a connection reference uses a connector that Microsoft has deprecated.',
};

export const deprecatedConnector = {
  id: 'deprecated-connector',
  defaultSeverity: 'information',
  tag: 'deprecated',
  scope: 'flow',
  messages,
  check: ({ flow }, index, report) => {
    for (const entry of flow.entries) {
      const { key, apiName, reference } = entry;
      const successor = successors.get(nameKey(apiName));
      if (successor !== undefined) {
        report({
          file: flow.file,
          place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, key), part: 'key' },
          message: messages.usedByFlow({ flow: flow.name, connector: connectorName(entry, index), successor }),
          related: [],
          data: { of: 'entry', key, connector: apiName, ...(reference !== undefined && { reference }) },
        });
      }
    }
  },
  checkSolution: ({ solution }, index, report) => {
    for (const reference of solution.connectionReferences) {
      const { logicalName, apiName } = reference;
      const successor = successors.get(nameKey(apiName));
      if (successor !== undefined) {
        report({
          file: reference.file,
          place: referencePlace(reference),
          message: messages.usedByReference({
            reference: logicalName,
            connector: connectorName(reference, index),
            successor,
          }),
          related: [],
          data: { of: 'reference', reference: logicalName, connector: apiName },
        });
      }
    }
  },
} satisfies FlowRule;
