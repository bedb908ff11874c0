import { connectorDisplayName } from '../connectors/connectorNames';
import { connectionReferencesPointer } from '../model/flow';
import { nameKey } from '../model/names';
import { jsonPointer } from '../model/place';
import { referencePlace } from './referencePlace';
import type { FlowRule } from './rule';

/** The connectors that Microsoft's connector reference calls deprecated, and what it says to use. */
const successors: ReadonlyMap<string, string> = new Map([
  ['shared_commondataservice', 'Microsoft Dataverse'],
  ['shared_dynamicscrmonline', 'Microsoft Dataverse'],
  ['shared_outlooktasks', 'Microsoft To-Do (Business)'],
]);

export const deprecatedConnector: FlowRule = {
  id: 'deprecated-connector',
  title: 'Connector is deprecated',
  defaultSeverity: 'information',
  tag: 'deprecated',
  scope: 'flow',
  description: 'A flow’s connection entry or a connection reference is for a connector that Microsoft has deprecated.',
  check: ({ flow }, _index, report) => {
    for (const { key, apiName, reference } of flow.entries) {
      const successor = successors.get(nameKey(apiName));
      if (successor !== undefined) {
        report({
          file: flow.file,
          place: { kind: 'json', pointer: jsonPointer(connectionReferencesPointer, key), part: 'key' },
          message: `“${flow.name}” uses ${connectorDisplayName(apiName)}, a deprecated connector. Replace its triggers and actions in the designer by those of ${successor}.`,
          related: [],
          data: { of: 'entry', key, connector: apiName, ...(reference !== undefined && { reference }) },
        });
      }
    }
  },
  checkSolution: ({ solution }, _index, report) => {
    for (const reference of solution.connectionReferences) {
      const successor = successors.get(nameKey(reference.apiName));
      if (successor !== undefined) {
        report({
          file: reference.file,
          place: referencePlace(reference),
          message: `${reference.logicalName} is for ${connectorDisplayName(reference.apiName)}, a deprecated connector. Move what uses it to ${successor}, then delete it.`,
          related: [],
          data: { of: 'reference', reference: reference.logicalName, connector: reference.apiName },
        });
      }
    }
  },
};
