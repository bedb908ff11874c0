import { compareEntry } from '../connectors/connectorIdentity';
import { connectorName } from '../connectors/connectorNames';
import { connectionReferencesPointer } from '../model/flow';
import { jsonPointer } from '../model/place';
import { solutionName } from '../model/solutionIdentity';
import { connectorLabel } from './connectorLabel';
import { defineMessages } from './messages';
import { referencePlace } from './referencePlace';
import type { FlowRule, RuleText } from './rule';

interface Mismatch {
  readonly flow: string;
  readonly connector: string;
  /** The connector with its API name, because the names of the two connectors may be similar. */
  readonly connectorLabel: string;
  readonly reference: string;
  readonly referenceLabel: string;
}

interface Definition {
  readonly reference: string;
  readonly connector: string;
  readonly solution: string;
}

const messages = defineMessages({
  otherConnector: ({ flow, connector, connectorLabel, reference, referenceLabel }: Mismatch) =>
    `“${flow}” uses ${connectorLabel}, but ${reference} is a connection reference for ${referenceLabel}. The flow cannot be turned on after the import. Use a connection reference for ${connector}.`,
  definition: ({ reference, connector, solution }: Definition) =>
    `Connection reference ${reference} is defined in ${solution} for ${connector}.`,
});

export const connectorMismatchText: RuleText = {
  title: 'Flow and connection reference have different connectors',
  description:
    'A connection entry of a flow uses a connection reference for another connector. Not reported if both refer to the same custom connector by its GUID.',
};

export const connectorMismatch = {
  id: 'connector-mismatch',
  defaultSeverity: 'error',
  scope: 'flow',
  messages,
  check: ({ flow, solution }, index, report) => {
    for (const entry of flow.entries) {
      if (entry.reference === undefined || entry.apiName === '') {
        continue;
      }
      const allDefinitions = index.definitionsOf(entry.reference);
      const sameSolution = allDefinitions.filter((definition) => definition.solution.root === solution.root);
      const definitions = sameSolution.length > 0 ? sameSolution : allDefinitions;
      const [first] = definitions;
      if (
        first === undefined ||
        definitions.some(({ reference }) => compareEntry(entry, reference, index) !== 'other')
      ) {
        continue;
      }
      const { logicalName, apiName, file } = first.reference;
      report({
        file: flow.file,
        place: {
          kind: 'json',
          pointer: jsonPointer(connectionReferencesPointer, entry.key, 'connection', 'connectionReferenceLogicalName'),
          part: 'value',
        },
        message: messages.otherConnector({
          flow: flow.name,
          connector: connectorName(entry, index),
          connectorLabel: connectorLabel(entry, index),
          reference: entry.reference,
          referenceLabel: connectorLabel(first.reference, index),
        }),
        related: [
          {
            file,
            place: referencePlace(first.reference, 'connectorid'),
            message: messages.definition({
              reference: logicalName,
              connector: connectorLabel(first.reference, index),
              solution: solutionName(first.solution),
            }),
          },
        ],
        data: {
          key: entry.key,
          reference: entry.reference,
          connector: entry.apiName,
          referenceConnector: apiName,
        },
      });
    }
  },
  fixes: (finding, index, { bindToOtherFixes }) => bindToOtherFixes(finding.file, finding.data.key ?? '', index),
} satisfies FlowRule;
