import { solutionName } from '../model/solutionIdentity';
import { connectionReferencesPointer } from '../model/flow';
import { connectorDisplayName } from '../connectors/connectorNames';
import { jsonPointer } from '../model/place';

import { compareEntry } from '../connectors/connectorIdentity';
import type { FlowRule } from './rule';

export const connectorMismatch: FlowRule = {
  id: 'connector-mismatch',
  title: 'Flow and connection reference name different connectors',
  defaultSeverity: 'error',
  scope: 'flow',
  description:
    'A flow binds an entry to a connection reference of another connector. Not reported where a custom connector’s GUID links both.',
  check: ({ flow, solution }, index, report) => {
    for (const entry of flow.entries) {
      if (entry.reference === undefined || entry.apiName === '') {
        continue;
      }
      const definitions = index.definitionsOf(entry.reference);
      const own = definitions.filter((definition) => definition.solution.root === solution.root);
      const candidates = own.length > 0 ? own : definitions;
      const [first] = candidates;
      if (
        first === undefined ||
        candidates.some(({ reference }) => compareEntry(entry, reference, index) !== 'other')
      ) {
        continue;
      }
      report({
        file: flow.file,
        place: {
          kind: 'json',
          pointer: jsonPointer(connectionReferencesPointer, entry.key, 'connection', 'connectionReferenceLogicalName'),
          part: 'value',
        },
        message:
          `“${flow.name}” uses ${shown(entry.apiName)} here, but ${entry.reference} is a connection reference for ${shown(first.reference.apiName)}. ` +
          'The flow cannot be switched on after the import: bind the entry to a reference of its own connector.',
        related: [
          {
            file: first.reference.file,
            place: {
              kind: 'xml',
              component: 'connectionReference',
              name: first.reference.logicalName,
              child: 'connectorid',
            },
            message: `${first.reference.logicalName} is defined in ${solutionName(first.solution)} for ${first.reference.apiName}.`,
          },
        ],
        data: {
          key: entry.key,
          reference: entry.reference,
          connector: entry.apiName,
          referenceConnector: first.reference.apiName,
        },
      });
    }
  },
  fixes: (finding, index, { bindToOtherFixes }) => bindToOtherFixes(finding.file, finding.data.key ?? '', index),
};

function shown(apiName: string): string {
  return `${connectorDisplayName(apiName)} (${apiName})`;
}
